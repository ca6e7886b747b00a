/** @module Idempotency keys that all processes share, and that outlive them. */
import { randomUUID } from 'node:crypto';
import {
  type Claim,
  type IdempotencyStore,
  REMEMBERED_MS,
  type RememberedOutcome,
} from '../agents/lifecycle/idempotency/store.ts';
import type { Store } from '../store/store.ts';
import { createPurge } from './purge.ts';
import { type OnStoreFailure, requireStore } from './store-down.ts';

/** Idempotency keys in a store. What became of a call is kept as ids, never as agents. */
export function createStoredKeys(store: Store, onFailure: OnStoreFailure = () => {}): IdempotencyStore {
  const { writer } = store;
  const purge = createPurge(store, (now) =>
    writer
      .deleteFrom('idempotency_key')
      .where('expires_at', '<=', now)
      // What is under way is not forgotten: it would be begun a second time.
      .where(({ eb, or }) => or([eb('outcome', 'is not', null), eb('lease_ends_at', '<=', now)])),
  );

  async function tryToClaim(key: string, fingerprint: string, leaseMs: number): Promise<string | undefined> {
    const now = store.now();
    const token = randomUUID();
    const entry = { fingerprint, token, expires_at: now + REMEMBERED_MS, lease_ends_at: now + leaseMs, outcome: null };
    const claimed = await writer
      .insertInto('idempotency_key')
      .values({ key, ...entry })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet(entry)
          .where('idempotency_key.expires_at', '<=', now)
          .where(({ eb, or }) =>
            or([eb('idempotency_key.outcome', 'is not', null), eb('idempotency_key.lease_ends_at', '<=', now)]),
          ),
      )
      .returning('token')
      .executeTakeFirst();
    return claimed?.token;
  }

  async function claim(key: string, fingerprint: string, leaseMs: number): Promise<Claim> {
    for (;;) {
      const token = await tryToClaim(key, fingerprint, leaseMs);
      if (token !== undefined) return { state: 'CLAIMED', token };
      const held = await writer.selectFrom('idempotency_key').selectAll().where('key', '=', key).executeTakeFirst();
      // Released meanwhile: it is free.
      if (held === undefined) continue;
      if (held.outcome !== null) {
        const outcome = JSON.parse(held.outcome) as RememberedOutcome;
        return { state: 'COMPLETED', fingerprint: held.fingerprint, outcome };
      }
      const isUnderWay = held.lease_ends_at > store.now();
      return { state: isUnderWay ? 'IN_PROGRESS' : 'ABANDONED', fingerprint: held.fingerprint };
    }
  }

  return {
    async claim(key, fingerprint, leaseMs) {
      const answer = await requireStore(claim(key, fingerprint, leaseMs), onFailure);
      await purge();
      return answer;
    },
    async renew(key, token, leaseMs) {
      await writer
        .updateTable('idempotency_key')
        .set({ lease_ends_at: store.now() + leaseMs })
        .where('key', '=', key)
        .where('token', '=', token)
        .execute();
    },
    async complete(key, token, outcome) {
      await writer
        .updateTable('idempotency_key')
        .set({ outcome: JSON.stringify(outcome) })
        .where('key', '=', key)
        .where('token', '=', token)
        .execute();
    },
    async release(key, token) {
      await writer.deleteFrom('idempotency_key').where('key', '=', key).where('token', '=', token).execute();
    },
  };
}
