/** @module What the vendors must hold, as far as the clients of a run were told. */

/** An agent that a client made, or tried to make. Only this client writes it, one write after the other. */
export interface ModelAgent {
  /** In every name that the agent ever has, and in no other agent's. */
  readonly token: string;
  readonly accountId: string;
  /** undefined while nobody knows whether it was made. */
  id: string | undefined;
  /** `MAYBE`: a write that would make it so, or undo it, has an outcome that nobody knows. */
  life: 'LIVE' | 'DELETED' | 'MAYBE';
  /** Names that it may have: the one of the last write that was acknowledged, and those of later ones of unknown outcome. */
  names: Set<string>;
}

/** What a write came to. */
export type WriteOutcome = 'DONE' | 'REFUSED' | 'UNKNOWN';

/** Codes of `userErrors` that leave open what has happened; all others say that nothing has. */
const OPEN = new Set(['UNKNOWN_OUTCOME', 'INCOMPLETE']);

/** A payload of a mutation, as far as the model looks at it. */
export interface Payload {
  readonly agent?: { readonly id: string; readonly name: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** What an answer says of a write; an answer without a payload says nothing. */
export function outcomeOf(payload: Payload | null | undefined): WriteOutcome {
  if (payload === null || payload === undefined) return 'UNKNOWN';
  if (payload.userErrors.length === 0) return 'DONE';
  return payload.userErrors.some(({ code }) => OPEN.has(code)) ? 'UNKNOWN' : 'REFUSED';
}

/** How many of the agents that are written others look at meanwhile. */
const MOST_WRITTEN = 6;

/** All agents of a run, and everything that was seen and can not be. */
export class Model {
  readonly agents: ModelAgent[] = [];
  readonly violations: string[] = [];
  /** Those that were written last, or are being written. */
  readonly written: ModelAgent[] = [];
  private count = 0;

  /** An agent that is about to be made. */
  begin(accountId: string): ModelAgent {
    const agent: ModelAgent = {
      token: `chaos-${++this.count}-`,
      accountId,
      id: undefined,
      life: 'MAYBE',
      names: new Set(),
    };
    this.agents.push(agent);
    return agent;
  }

  /** A write is about to begin. */
  writes(agent: ModelAgent): void {
    this.written.push(agent);
    if (this.written.length > MOST_WRITTEN) this.written.shift();
  }

  created(agent: ModelAgent, name: string, outcome: WriteOutcome, id: string | undefined): void {
    agent.names.add(name);
    if (id !== undefined) agent.id = id;
    if (outcome === 'DONE') agent.life = 'LIVE';
    if (outcome === 'REFUSED') agent.life = 'DELETED';
  }

  renamed(agent: ModelAgent, name: string, outcome: WriteOutcome): void {
    if (outcome === 'DONE') agent.names = new Set([name]);
    if (outcome === 'UNKNOWN') agent.names.add(name);
  }

  deleted(agent: ModelAgent, outcome: WriteOutcome): void {
    if (outcome === 'DONE') agent.life = 'DELETED';
    if (outcome === 'UNKNOWN') agent.life = 'MAYBE';
  }

  /** What a read by id shows, after all writes of the agent have been answered. null: there is none. */
  sees(
    agent: ModelAgent,
    shown: { readonly id: string; readonly name: string; readonly status: string | null } | null,
  ): void {
    const isThere = shown !== null && shown.status !== 'DELETED';
    if (shown !== null && shown.id !== agent.id)
      this.violations.push(`${agent.id} was asked for, and ${shown.id} answered`);
    if (isThere && agent.life === 'DELETED') this.violations.push(`${agent.id} was deleted, and is shown`);
    if (!isThere && agent.life === 'LIVE') this.violations.push(`${agent.id} is live, and not shown`);
    if (isThere && !agent.names.has(shown.name))
      this.violations.push(
        `${agent.id} is called "${shown.name}", and should be one of ${[...agent.names].join(', ')}`,
      );
  }

  /** Compares with everything that the vendors hold at the end. */
  compare(held: readonly { readonly id: string; readonly name: string; readonly status: string | null }[]): void {
    const there = held.filter(({ status }) => status !== 'DELETED');
    for (const agent of this.agents) {
      const found = there.filter(({ name }) => name.startsWith(agent.token));
      if (found.length > 1) this.violations.push(`${agent.token} is there ${found.length} times`);
      const [one] = found;
      if (one === undefined) {
        if (agent.life === 'LIVE')
          this.violations.push(`${agent.id ?? agent.token} was acknowledged, and is not there`);
        continue;
      }
      agent.id ??= one.id;
      this.sees(agent, { ...one, status: one.status });
    }
  }
}
