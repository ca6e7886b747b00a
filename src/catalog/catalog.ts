/** @module The copy of all agents: asked many questions, and kept true by sweeps, writes and reads. */
import type { Account } from '../accounts/account.ts';
import type { AgentRecord, ShownAgent, WriteOperation } from '../core/agent.ts';
import type { Logger } from '../logger.ts';
import type { Store } from '../store/store.ts';
import type { KeptTexts } from './copy/agent-row.ts';
import type { SeenAgent, SeenThrough } from './copy/observation.ts';
import { writeGone } from './copy/write-gone.ts';
import { type CopyTarget, writeSeen } from './copy/write-seen.ts';
import { countAgents } from './query/count.ts';
import { type CatalogFacet, countFacets, type FacetRequest } from './query/facets.ts';
import { countLanguageModels, type LanguageModelCount } from './query/language-model-counts.ts';
import { withLanguageModelIds } from './query/language-model-ids.ts';
import { type CatalogPage, listCatalog } from './query/list.ts';
import type { CatalogQuestion, CatalogWindow } from './query/question.ts';
import type { AccountCopy } from './sync/account-state.ts';
import { AccountCopies } from './sync/copies.ts';
import { FencedError, lockAccount } from './sync/lease.ts';
import { SyncScheduler } from './sync/scheduler.ts';
import type { SyncSettings } from './sync/sync-work.ts';

/** What a catalog is made with. */
export interface CatalogOptions {
  readonly store: Store;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly texts: KeptTexts;
  readonly sync: SyncSettings;
  readonly callsPerSecond: number;
  readonly logger: Logger;
}

/** A write that has ended, and what it left. */
export interface EndedWrite {
  readonly account: Account;
  readonly vendorId: string;
  /** As the vendor holds it now; `GONE`: it was deleted. */
  readonly agent: AgentRecord | 'GONE';
  readonly operation: WriteOperation;
  readonly actor: string;
}

/** The catalog of one configuration. */
export class Catalog {
  private readonly target: CopyTarget;
  private readonly logger: Logger;
  private readonly scheduler: SyncScheduler;
  private readonly accountCopies: AccountCopies;
  /** What live reads have shown, and is not written yet. */
  private readonly seen = new Map<Account, Map<string, SeenAgent>>();
  private writing: Promise<void> = Promise.resolve();

  constructor({ store, accounts, texts, sync, callsPerSecond, logger }: CatalogOptions) {
    this.target = { store, texts };
    this.logger = logger;
    this.scheduler = new SyncScheduler({ store, texts, accounts, settings: sync, callsPerSecond, logger });
    this.accountCopies = new AccountCopies(store, sync);
  }

  /** Keeps the copies from now on. */
  start(): void {
    this.scheduler.start();
  }

  /** Makes all copies that are due, and waits until they are made. */
  async runDue(): Promise<void> {
    await this.scheduler.runDue();
    this.accountCopies.forget();
  }

  /** How far the copies are; of an account that nobody has looked at yet there is none. */
  async copies(): Promise<ReadonlyMap<string, AccountCopy>> {
    await this.scheduler.adopt();
    return this.accountCopies.read();
  }

  /** A page of a list. @throws BadCursorError */
  async list(question: CatalogQuestion, window: CatalogWindow, identity: string): Promise<CatalogPage> {
    const copies = await this.copies();
    const complete = new Map([...copies].map(([id, { asOf }]) => [id, asOf]));
    const { store } = this.target;
    return listCatalog(store, await withLanguageModelIds(store, question), window, { identity, complete });
  }

  /** How many agents a question is about; null when it can not be told in time. */
  async count(question: CatalogQuestion): Promise<number | null> {
    const { store } = this.target;
    return countAgents(store, await withLanguageModelIds(store, question));
  }

  /** How many agents of a question have which values. */
  async facets(question: CatalogQuestion, request: FacetRequest): Promise<CatalogFacet[]> {
    const { store } = this.target;
    return countFacets(store, await withLanguageModelIds(store, question), request);
  }

  /** How many agents of some accounts run on which language models. */
  languageModelCounts(accounts: readonly Account[]): Promise<LanguageModelCount[]> {
    return countLanguageModels(this.target.store, accounts);
  }

  /** Has an account swept at once. */
  async request(account: Account): Promise<void> {
    await this.target.store.writer
      .updateTable('account_sync')
      .set({ next_due_at: 0 })
      .where('account_id', '=', account.id)
      .execute();
    this.accountCopies.forget();
    this.scheduler.wake();
  }

  /** Accepts that what the last sweep has missed is removed, and has the account swept at once. */
  async acceptRemovals(account: Account): Promise<void> {
    await this.target.store.writer
      .updateTable('account_sync')
      .set({ removals_accepted: 1 })
      .where('account_id', '=', account.id)
      .execute();
    await this.request(account);
  }

  /**
   * Writes what a write left, with the change that it was. What can not be written is found by the next sweep, which is due
   * at once: the write itself has succeeded.
   */
  async noteWritten({ account, vendorId, agent, operation, actor }: EndedWrite): Promise<void> {
    const { store } = this.target;
    const through: SeenThrough = { origin: 'MUTATION', actor, operation };
    try {
      await this.scheduler.adopt();
      const observedAt = agent === 'GONE' ? store.now() : agent.observedAt + this.clockOffset();
      await store.write(async (transaction) => {
        await lockAccount(store, transaction, { accountId: account.id, generation: account.generation });
        if (agent === 'GONE') await writeGone(store, transaction, account, [{ vendorId, observedAt }], through);
        else await writeSeen(this.target, transaction, account, [{ agent, observedAt }], through);
      });
    } catch (error) {
      if (!(error instanceof FencedError)) this.report(error, account);
      await this.lookAt(account);
    }
  }

  /** Has an account swept at once, or as soon as the store can be told. */
  async lookAt(account: Account): Promise<void> {
    await this.request(account).catch(() => this.scheduler.requestLater(account.id));
  }

  /**
   * Takes over what a live read has shown, after the answer.
   *
   * @param begunAt the beginning of the reading, by the machine's clock
   */
  noteRead(account: Account, agents: readonly ShownAgent[], begunAt: number): void {
    const whole = agents.filter((agent) => agent.whole);
    if (whole.length === 0) return;
    const observedAt = begunAt + this.clockOffset();
    const seen = this.seen.get(account) ?? new Map<string, SeenAgent>();
    if (this.seen.size === 0) setImmediate(() => this.writeRead());
    this.seen.set(account, seen);
    for (const agent of whole) {
      const other = seen.get(agent.vendorId);
      if (other === undefined || other.observedAt <= observedAt) seen.set(agent.vendorId, { agent, observedAt });
    }
  }

  /** Ends the work, once what was seen is written. */
  async close(): Promise<void> {
    await this.scheduler.close();
    this.writeRead();
    await this.writing;
  }

  /** How far the clock of the store is ahead of the machine's; milliseconds. */
  private clockOffset(): number {
    return this.target.store.now() - Date.now();
  }

  /** What is shown while the store is written waits, each agent once: a slow store is asked no more often for it. */
  private writeRead(): void {
    this.writing = this.writing.then(async () => {
      const batches = [...this.seen];
      this.seen.clear();
      for (const [account, seen] of batches) await this.writeReadOf(account, [...seen.values()]);
    });
  }

  private async writeReadOf(account: Account, seen: readonly SeenAgent[]): Promise<void> {
    const { store } = this.target;
    try {
      await store.write(async (transaction) => {
        await lockAccount(store, transaction, { accountId: account.id, generation: account.generation });
        await writeSeen(this.target, transaction, account, seen, { origin: 'READ' });
      });
    } catch (error) {
      if (!(error instanceof FencedError)) this.report(error, account);
    }
  }

  /** Logs that the store could not be asked. */
  report(error: unknown, account?: Account): void {
    const problem = error instanceof Error ? error.message : String(error);
    const about = account === undefined ? {} : { accountId: account.id };
    this.logger.error({ ...about, problem }, 'the catalog can not be read or written');
  }
}
