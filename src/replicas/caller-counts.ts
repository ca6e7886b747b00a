/** @module What callers have used of their limits, at all processes together. */
import { sql } from 'kysely';
import type { CountedCalls } from '../core/call-quota.ts';
import type { Store } from '../store/store.ts';
import type { CallerCountTable } from '../store/tables.ts';
import { createPurge } from './purge.ts';

/** A minute, in milliseconds. */
const WINDOW_MS = 60_000;

interface Batch {
  calls: number;
  readonly total: Promise<CountedCalls>;
}

/** Adds up one kind of what callers use. What is counted while an answer is awaited goes together with the next. */
export class CallerCounts {
  private readonly store: Store;
  private readonly kind: CallerCountTable['kind'];
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly next = new Map<string, Batch>();
  private readonly purge: () => Promise<void>;

  constructor(store: Store, kind: CallerCountTable['kind']) {
    this.store = store;
    this.kind = kind;
    this.purge = createPurge(store, (now) => store.writer.deleteFrom('caller_count').where('ends_at', '<=', now));
  }

  /**
   * Counts calls of a caller.
   *
   * @returns the total of this minute, up to these calls
   */
  async add(callerId: string, calls: number): Promise<CountedCalls> {
    const batch = this.next.get(callerId) ?? this.begin(callerId);
    batch.calls += calls;
    const upToHere = batch.calls;
    const { used, endsAt } = await batch.total;
    return { used: used - batch.calls + upToHere, endsAt };
  }

  /** The total of this minute; undefined when nothing was counted in it. */
  async read(callerId: string): Promise<CountedCalls | undefined> {
    const row = await this.store.writer
      .selectFrom('caller_count')
      .select(['used', 'ends_at'])
      .where('caller_id', '=', callerId)
      .where('kind', '=', this.kind)
      .where('ends_at', '>', this.store.now())
      .executeTakeFirst();
    return row && { used: row.used, endsAt: row.ends_at };
  }

  private begin(callerId: string): Batch {
    const before = this.underWay.get(callerId) ?? Promise.resolve();
    const total = before
      .catch(() => undefined)
      .then(() => {
        this.next.delete(callerId);
        return this.write(callerId, batch.calls);
      });
    const batch: Batch = { calls: 0, total };
    this.next.set(callerId, batch);
    this.underWay.set(callerId, total);
    const forget = () => {
      if (this.underWay.get(callerId) === total) this.underWay.delete(callerId);
    };
    total.then(forget, forget);
    return batch;
  }

  private async write(callerId: string, calls: number): Promise<CountedCalls> {
    const now = this.store.now();
    const isOver = sql<boolean>`caller_count.ends_at <= ${now}`;
    const { used, ends_at: endsAt } = await this.store.writer
      .insertInto('caller_count')
      .values({ caller_id: callerId, kind: this.kind, used: calls, ends_at: now + WINDOW_MS })
      .onConflict((conflict) =>
        conflict.columns(['caller_id', 'kind']).doUpdateSet({
          used: sql<number>`case when ${isOver} then excluded.used else caller_count.used + excluded.used end`,
          ends_at: sql<number>`case when ${isOver} then excluded.ends_at else caller_count.ends_at end`,
        }),
      )
      .returning(['used', 'ends_at'])
      .executeTakeFirstOrThrow();
    await this.purge();
    return { used, endsAt };
  }
}
