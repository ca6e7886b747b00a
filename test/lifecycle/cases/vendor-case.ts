import type { AgentOperation } from '../../../src/core/agent.ts';

/** A name, and whatever else an input of a mutation holds. */
export interface AgentInput {
  readonly name: string;
  readonly extension?: object;
  readonly [field: string]: unknown;
}

/** What the suites over all vendors do with one of them: inputs that it takes. */
export interface VendorCase {
  /** The vendor's. */
  readonly key: string;
  /** Input of `createAgent`, without the account. */
  readonly create: AgentInput;
  /** Input of `updateAgent`, without the id. */
  readonly update: AgentInput;
  /** Which of the operations the vendor has. */
  readonly has: readonly Exclude<AgentOperation, 'UPDATE' | 'DELETE' | 'COPY'>[];
  /** Whether publishing takes notes. @default true */
  readonly takesNotes?: boolean;
  /** Input for one more new agent, where more has to differ than the name. @default only the name does */
  readonly another?: (create: AgentInput, name: string) => AgentInput;
}
