import { sql } from 'kysely';
import type { Store } from '../../store/store.ts';
import { type AccountCopy, copyOf } from './account-state.ts';
import type { SyncSettings } from './sync-work.ts';

/** What was read is given again for so long; milliseconds. It says less than is so, never more. */
const REMEMBERED_MS = 250;

/** How far the copies of all accounts are: every list asks. */
export class AccountCopies {
  private readonly store: Store;
  private readonly settings: SyncSettings;
  private reading: { readonly at: number; readonly copies: Promise<ReadonlyMap<string, AccountCopy>> } | undefined;

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
  }

  private async readNow(): Promise<ReadonlyMap<string, AccountCopy>> {
    const held = this.store.reader
      .selectFrom('agent_count')
      .select(['account_id', sql<number>`sum(n)`.as('held')])
      .groupBy('account_id')
      .as('counted');
    const rows = await this.store.reader
      .selectFrom('account_sync')
      .leftJoin(held, 'counted.account_id', 'account_sync.account_id')
      .selectAll('account_sync')
      .select('counted.held')
      .execute();
    const now = this.store.now();
    return new Map(
      rows.map(({ held: n, ...row }) => [row.account_id, copyOf(row, Number(n ?? 0), now, this.settings.sweepEveryMs)]),
    );
  }
}
