import type { GraphQLError } from 'graphql';
import type { Account } from '../accounts/account.ts';
import type { HealthLoader } from '../accounts/health.ts';
import type { AgentBudget } from '../agents/agent-budget.ts';
import type { IdempotentCalls } from '../agents/lifecycle/idempotency/idempotent-calls.ts';
import type { Lifecycle } from '../agents/lifecycle/lifecycle.ts';
import type { AgentLoaders } from '../agents/lookup/loaders.ts';
import type { CallBudget } from '../core/call-budget.ts';

/** What every resolver of one request works with. */
export interface Context {
  /** All configured accounts by id, in the order of the configuration. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly loaders: AgentLoaders;
  readonly health: HealthLoader;
  readonly lifecycle: Lifecycle;
  /** Runs calls with an idempotency key once. */
  readonly idempotency: IdempotentCalls;
  /** Whose request this is: idempotency keys of one caller mean nothing to another, and events name who wrote. */
  readonly caller: string;
  /** Counts the agents that this request reads. */
  readonly agentBudget: AgentBudget;
  /** Counts the vendor calls of this request. */
  readonly callBudget: CallBudget;
  /** Aborted when the client went away. */
  readonly signal: AbortSignal | undefined;
  /** Errors beside a value: a resolver that can still give a part puts here what is missing. */
  readonly partialErrors: GraphQLError[];
}
