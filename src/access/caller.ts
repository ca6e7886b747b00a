import type { RateLimit } from './rate-limits.ts';

/** What a caller may be allowed to do, as it stands in the configuration, in tokens and in the schema. */
export const SCOPES = [
  /** Read agents and accounts. */
  'agents:read',
  /** Change agents; the answer to a change shows the agent that was changed. */
  'agents:write',
  /** Read the vendors' own documents, `Agent.raw`. */
  'agents:raw',
  /** What is for operators: how a request was answered, and the metrics. */
  'operations',
] as const;

/** One of {@link SCOPES}. */
export type Scope = (typeof SCOPES)[number];

/** Who asks, and what for they may ask. */
export interface Caller {
  /** Unique, whichever way it signs in: what is remembered of one caller, such as an idempotency key, is kept by it. */
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Ids of the accounts that exist for it. */
  readonly accounts: 'ALL' | ReadonlySet<string>;
  /** What it may ask for in a minute. @default any number of requests and vendor calls */
  readonly rateLimit?: RateLimit | undefined;
}

/** Everybody, where nobody signs in. */
export const ANONYMOUS: Caller = { id: 'anonymous', scopes: new Set(SCOPES), accounts: 'ALL' };

/** Of all accounts, those that exist for a caller, in the same order. */
export function accountsOf<Account>(caller: Caller, all: ReadonlyMap<string, Account>): ReadonlyMap<string, Account> {
  const { accounts } = caller;
  return accounts === 'ALL' ? all : new Map([...all].filter(([id]) => accounts.has(id)));
}
