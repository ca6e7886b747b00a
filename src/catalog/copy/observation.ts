/** @module What was seen of an agent, on its way into the store. */
import type { ShownAgent } from '../../core/agent.ts';

/** An account, as far as the copy depends on it. */
export interface CopiedAccount {
  readonly id: string;
  /** What it points to; see `Account.generation`. */
  readonly generation: string;
}

/** An agent that was seen. */
export interface SeenAgent {
  readonly agent: ShownAgent;
  /** Of the row in the list that showed it; undefined when no list did. */
  readonly listHash?: string | undefined;
  /**
   * No earlier than this it was so: the beginning of the call that showed it, so that an old answer never undoes what was
   * seen later; milliseconds since 1970.
   */
  readonly observedAt: number;
}

/** An agent that is gone. */
export interface GoneAgent {
  readonly vendorId: string;
  readonly observedAt: number;
}

/** Through what it was seen. */
export interface SeenThrough {
  readonly origin: 'SWEEP' | 'PROBE' | 'READ' | 'MUTATION';
  /** The caller of a mutation. */
  readonly actor?: string | undefined;
  /** What the mutation did. */
  readonly operation?: string | undefined;
}
