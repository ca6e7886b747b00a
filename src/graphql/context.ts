import type { Account } from '../agents/account.ts';
import type { AgentLoaders } from '../agents/loaders.ts';

/** What every resolver of one request works with. */
export interface Context {
  /** All configured accounts by id, in the order of the configuration. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly loaders: AgentLoaders;
  /** How many agents of one account a query may read. */
  readonly maxAgentsPerAccount: number;
  /** Aborted when the client went away. */
  readonly signal: AbortSignal | undefined;
}
