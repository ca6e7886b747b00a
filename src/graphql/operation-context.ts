import { accountsOf, type Caller } from '../access/caller.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Account } from '../accounts/account.ts';
import { createHealthLoader, type HealthLoader } from '../accounts/health.ts';
import { AgentBudget } from '../agents/agent-budget.ts';
import type { IdempotentCalls } from '../agents/lifecycle/idempotency/idempotent-calls.ts';
import type { Lifecycle } from '../agents/lifecycle/lifecycle.ts';
import { type AgentLoaders, createAgentLoaders } from '../agents/lookup/loaders.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CallBudget } from '../core/call-budget.ts';
import type { Cancellation } from '../core/cancellation.ts';
import type { VendorError } from '../core/errors/vendor-error.ts';
import type { RequestLimits } from '../core/request-limits.ts';
import type { Freshness } from '../core/request-reads.ts';
import type { LanguageModels } from '../language-models/language-models.ts';
import { freshnessOf } from './cache-control.ts';
import { type CallLimits, callBudgetOf } from './call-budget-of.ts';
import type { Context } from './context.ts';
import { AnswerSize } from './limits/answer-size.ts';
import { type ClientPresence, OperationSignal } from './operation-signal.ts';

/** By all accounts, and by caller: most callers ask again and again. */
const known = new WeakMap<ContextSources['accounts'], WeakMap<Caller, ContextSources['accounts']>>();

function knownAccountsOf(caller: Caller, all: ContextSources['accounts']): ContextSources['accounts'] {
  const ofCallers = known.get(all) ?? new WeakMap<Caller, ContextSources['accounts']>();
  known.set(all, ofCallers);
  const accounts = ofCallers.get(caller) ?? accountsOf(caller, all);
  ofCallers.set(caller, accounts);
  return accounts;
}

/** What all requests share. */
export interface ContextSources extends CallLimits {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly lifecycle: Lifecycle;
  readonly languageModels: LanguageModels;
  readonly idempotency: IdempotentCalls;
  readonly catalog: Catalog | undefined;
  readonly rateLimits: RateLimits;
  readonly limits: RequestLimits;
  readonly maxAgentsPerAccount: number | undefined;
  readonly maxAgentsPerRequest: number;
  /** Whether any of the accounts keeps what was read. */
  readonly keepsAnswers: boolean;
}

/** A request, as far as its context depends on it. */
export interface ContextRequest {
  readonly method: string;
  readonly headers: Pick<Headers, 'get'>;
  readonly caller: Caller;
  readonly client: ClientPresence;
}

/** The context of one request. What many requests never ask for is made when it is asked for. */
export class OperationContext implements Context {
  readonly now = new Date();
  readonly accounts: ReadonlyMap<string, Account>;
  readonly lifecycle: Lifecycle;
  readonly languageModels: LanguageModels;
  readonly idempotency: IdempotentCalls;
  readonly catalog: Catalog | undefined;
  readonly caller: Caller;
  readonly agentBudget: AgentBudget;
  readonly callBudget: CallBudget;
  readonly freshness: Freshness | undefined;
  readonly answer: AnswerSize;
  readonly endReads: (error: VendorError) => void;
  readonly partialErrors: Context['partialErrors'] = [];
  readonly #end: OperationSignal;
  #loaders: AgentLoaders | undefined;
  #health: HealthLoader | undefined;

  constructor(sources: ContextSources, { method, headers, caller, client }: ContextRequest) {
    const { rateLimits, limits } = sources;
    this.accounts = caller.accounts === 'ALL' ? sources.accounts : knownAccountsOf(caller, sources.accounts);
    this.lifecycle = sources.lifecycle;
    this.languageModels = sources.languageModels;
    this.idempotency = sources.idempotency;
    this.catalog = sources.catalog;
    this.caller = caller;
    this.agentBudget = new AgentBudget(sources);
    this.callBudget = callBudgetOf(method, sources, rateLimits.quotaOf(caller));
    this.freshness = sources.keepsAnswers ? freshnessOf(headers) : undefined;
    this.#end = new OperationSignal(client);
    this.endReads = this.#end.end;
    this.answer = new AnswerSize(limits, this.endReads);
  }

  get signal(): Cancellation {
    return this.#end.signal;
  }

  get loaders(): AgentLoaders {
    const { catalog, now } = this;
    this.#loaders ??= createAgentLoaders(
      this.signal,
      this.agentBudget,
      catalog && ((account, agents) => catalog.noteRead(account, agents, now.getTime())),
    );
    return this.#loaders;
  }

  get health(): HealthLoader {
    this.#health ??= createHealthLoader(this.signal);
    return this.#health;
  }

  /** All of it as properties of its own, for whoever copies them. */
  toObject(): Context {
    const { signal, loaders, health } = this;
    return { ...this, signal, loaders, health };
  }
}
