import type { GraphQLError } from 'graphql';
import type { Caller } from '../access/caller.ts';
import type { Account } from '../accounts/account.ts';
import type { HealthLoader } from '../accounts/health.ts';
import type { AgentBudget } from '../agents/agent-budget.ts';
import type { IdempotentCalls } from '../agents/lifecycle/idempotency/idempotent-calls.ts';
import type { Lifecycle } from '../agents/lifecycle/lifecycle.ts';
import type { AgentLoaders } from '../agents/lookup/loaders.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CallBudget } from '../core/call-budget.ts';
import type { Cancellation } from '../core/cancellation.ts';
import type { VendorError } from '../core/errors/vendor-error.ts';
import type { Freshness } from '../core/request-reads.ts';
import type { LanguageModels } from '../language-models/language-models.ts';
import type { AnswerSize } from './limits/answer-size.ts';

/** What every resolver of one request works with. */
export interface Context {
  /** The accounts that exist for the caller, by id, in the order of the configuration. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** When the request began: what it says of times that are relative to now is counted from here. */
  readonly now: Date;
  readonly loaders: AgentLoaders;
  readonly health: HealthLoader;
  readonly lifecycle: Lifecycle;
  /** What is known of language models. */
  readonly languageModels: LanguageModels;
  /** Runs calls with an idempotency key once. */
  readonly idempotency: IdempotentCalls;
  /** The copy of all agents; undefined where there is none. */
  readonly catalog: Catalog | undefined;
  /** Whose request this is. */
  readonly caller: Caller;
  /** Counts the agents that this request reads. */
  readonly agentBudget: AgentBudget;
  /** Counts the vendor calls of this request. */
  readonly callBudget: CallBudget;
  /** How old what this request is given may be, as its caller wants it; undefined where no account keeps what was read. */
  readonly freshness: Freshness | undefined;
  /** Counts what is answered. */
  readonly answer: AnswerSize;
  /** Aborted when the client went away, or when {@link endReads} was called: then with its error. */
  readonly signal: Cancellation | undefined;
  /** Ends what is read for this request; a write that has begun goes on. */
  readonly endReads: (error: VendorError) => void;
  /** Errors beside a value: a resolver that can still give a part puts here what is missing. */
  readonly partialErrors: GraphQLError[];
}
