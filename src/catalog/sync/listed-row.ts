import type { AgentFields, AgentRecord } from '../../core/agent.ts';

/** A row of a light list: less than the agent that it is about. */
export interface ListedRow {
  readonly hash: string;
  readonly fields: AgentFields;
}

/**
 * The hash to keep of the row with an agent that was read whole; undefined when the agent has become another one since the list
 * was read. Kept all the same, it would say that the agent is as it was, once it is what the list showed again.
 */
export function hashOfSame({ hash, fields }: ListedRow, agent: AgentRecord): string | undefined {
  const names = Object.keys(fields) as (keyof AgentFields)[];
  return names.every((name) => inWords(fields[name]) === inWords(agent.fields[name])) ? hash : undefined;
}

/** Nothing and null are one. */
function inWords(value: AgentFields[keyof AgentFields]): string {
  return JSON.stringify(value ?? null);
}
