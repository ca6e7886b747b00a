import { sql } from 'kysely';
import type { Store } from '../../store/store.ts';
import { type AccountCopy, copyOf } from './account-state.ts';
import type { SyncSettings } from './sync-work.ts';

/** What was read is given again for so long; milliseconds. It says less than is so, never more. */
const REMEMBERED_MS = 250;

/** The same for how many agents there are, which takes longer to count. */
const COUNTED_MS = 1_000;

interface Counting {
  readonly at: number;
  readonly state: string;
  readonly held: Promise<ReadonlyMap<string, number>>;
}

/** How far the copies of all accounts are: every list asks. */
export class AccountCopies {
  private readonly store: Store;
  private readonly settings: SyncSettings;
  private reading: { readonly at: number; readonly copies: Promise<ReadonlyMap<string, AccountCopy>> } | undefined;

  private counting: Counting | undefined;

  constructor(store: Store, settings: SyncSettings) {
    this.store = store;
    this.settings = settings;
  }

  /** By account. */
  read(): Promise<ReadonlyMap<string, AccountCopy>> {
    const now = performance.now();
    if (this.reading === undefined || now - this.reading.at > REMEMBERED_MS) {
      const copies = this.readNow();
      this.reading = { at: now, copies };
      copies.catch(() => this.forget());
    }
    return this.reading.copies;
  }

  /** Something has changed. */
  forget(): void {
    this.reading = undefined;
    this.counting = undefined;
  }

  private async readNow(): Promise<ReadonlyMap<string, AccountCopy>> {
    const rows = await this.store.reader.selectFrom('account_sync').selectAll().execute();
    // Counted afterwards, so that what is complete is counted whole.
    const held = await this.held(JSON.stringify(rows.map(({ epoch, listed, as_of: asOf }) => [epoch, listed, asOf])));
    const now = this.store.now();
    const { sweepEveryMs } = this.settings;
    return new Map(rows.map((row) => [row.account_id, copyOf(row, held.get(row.account_id) ?? 0, now, sweepEveryMs)]));
  }

  /**
   * How many agents each account has: the sum of many rows.
   *
   * @param state of the sweeps: after another one, they are counted again
   */
  private held(state: string): Promise<ReadonlyMap<string, number>> {
    const now = performance.now();
    if (this.counting?.state !== state || now - this.counting.at > COUNTED_MS) {
      const held = this.countHeld();
      this.counting = { at: now, state, held };
      held.catch(() => this.forget());
    }
    return this.counting.held;
  }

  private async countHeld(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.store.reader
      .selectFrom('agent_count')
      .select(['account_id', sql<number>`sum(n)`.as('held')])
      .groupBy('account_id')
      .execute();
    return new Map(rows.map(({ account_id: id, held }) => [id, Number(held)]));
  }
}
