/** @module What every store of idempotency keys has to do. An implementation calls it from a test file of its own. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type IdempotencyStore,
  REMEMBERED_MS,
  type RememberedOutcome,
} from '../../src/agents/lifecycle/idempotency/store.ts';

/** A store, empty, with a clock that the test sets forward. */
export interface StoreUnderTest {
  readonly store: IdempotencyStore;
  /** Lets time pass for the store. */
  advance(ms: number): void | Promise<void>;
  close?(): Promise<void>;
}

const LEASE_MS = 60_000;

const OUTCOME: RememberedOutcome = {
  made: { accountId: 'a', vendorId: 'v' },
  userErrors: [{ code: 'INCOMPLETE', message: 'half of it', field: ['extension', 'tools'] }],
  notCarried: [{ field: 'status', reason: 'new agents are drafts' }],
};

/**
 * Runs the contract against an implementation.
 *
 * @param open gives an empty store each time
 */
export function testIdempotencyStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a store of idempotency keys ${name}`, () => {
    let store: IdempotencyStore;
    let advance: StoreUnderTest['advance'];
    beforeEach(async () => {
      const opened = await open();
      ({ store } = opened);
      advance = (ms) => opened.advance(ms);
      return () => opened.close?.();
    });

    /** Claims the key `k`, which has to be free. */
    async function claimed(key = 'k'): Promise<string> {
      const claim = await store.claim(key, 'f', LEASE_MS);
      if (claim.state !== 'CLAIMED') throw new Error(`the key is ${claim.state}`);
      return claim.token;
    }
    const claim = (fingerprint = 'other') => store.claim('k', fingerprint, LEASE_MS);

    test('gives a key to one of all who claim it at once', async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(`f${index}`)));
      const winners = claims.flatMap(({ state }, index) => (state === 'CLAIMED' ? [`f${index}`] : []));
      expect(winners).toHaveLength(1);
      const others = claims.filter(({ state }) => state !== 'CLAIMED');
      expect(others).toEqual(Array(19).fill({ state: 'IN_PROGRESS', fingerprint: winners[0] }));
    });

    test('tells keys apart', async () => {
      const first = await claimed('k');
      expect(await claimed('l')).not.toBe(first);
    });

    test('gives what was completed to all who come later, with the fingerprint of the first', async () => {
      await store.complete('k', await claimed(), OUTCOME);
      const known = { state: 'COMPLETED', fingerprint: 'f', outcome: OUTCOME };
      expect(await claim('f')).toEqual(known);
      await advance(LEASE_MS);
      expect(await claim('other')).toEqual(known);
    });

    test('frees a key that is released, at once and with another token', async () => {
      const first = await claimed();
      await store.release('k', first);
      expect(await claimed()).not.toBe(first);
    });

    test('ends a lease to the millisecond, and does not give the key to anybody else then', async () => {
      await claimed();
      await advance(LEASE_MS - 1);
      expect(await claim()).toEqual({ state: 'IN_PROGRESS', fingerprint: 'f' });
      await advance(1);
      expect(await claim()).toEqual({ state: 'ABANDONED', fingerprint: 'f' });
    });

    test('lets a lease that is renewed run from then on', async () => {
      const token = await claimed();
      await advance(LEASE_MS - 1);
      await store.renew('k', token, LEASE_MS);
      await advance(LEASE_MS - 1);
      expect(await claim()).toMatchObject({ state: 'IN_PROGRESS' });
      await advance(1);
      expect(await claim()).toMatchObject({ state: 'ABANDONED' });
    });

    test('takes the end of a call whose lease ran out', async () => {
      const token = await claimed();
      await advance(LEASE_MS);
      await store.renew('k', token, LEASE_MS);
      expect(await claim()).toMatchObject({ state: 'IN_PROGRESS' });
      await advance(LEASE_MS);
      await store.complete('k', token, OUTCOME);
      expect(await claim()).toEqual({ state: 'COMPLETED', fingerprint: 'f', outcome: OUTCOME });
    });

    test('does nothing for whoever has no claim', async () => {
      const stale = await claimed();
      await store.release('k', stale);
      const token = await claimed();
      await store.complete('k', stale, OUTCOME);
      await store.release('k', stale);
      await advance(LEASE_MS - 1);
      await store.renew('k', stale, LEASE_MS);
      expect(await claim()).toMatchObject({ state: 'IN_PROGRESS' });
      await advance(1);
      expect(await claim()).toMatchObject({ state: 'ABANDONED' });
      await store.renew('none', token, LEASE_MS);
      await store.complete('none', token, OUTCOME);
      await store.release('none', token);
      expect(await store.claim('none', 'f', LEASE_MS)).toMatchObject({ state: 'CLAIMED' });
    });

    test('remembers a key for 24 hours from its claim on, to the millisecond', async () => {
      expect(REMEMBERED_MS).toBe(24 * 60 * 60 * 1000);
      const token = await claimed();
      await advance(LEASE_MS / 2);
      await store.complete('k', token, OUTCOME);
      await advance(REMEMBERED_MS - LEASE_MS / 2 - 1);
      expect(await claim()).toMatchObject({ state: 'COMPLETED' });
      await advance(1);
      expect(await claimed()).not.toBe(token);
      expect(await claim()).toEqual({ state: 'IN_PROGRESS', fingerprint: 'f' });
    });

    test('forgets an abandoned key after 24 hours, and never one whose call is under way', async () => {
      await claimed();
      const token = await claimed('slow');
      await advance(REMEMBERED_MS - 1);
      await store.renew('slow', token, LEASE_MS);
      expect(await claim()).toMatchObject({ state: 'ABANDONED' });
      await advance(1);
      await claimed();
      expect(await store.claim('slow', 'other', LEASE_MS)).toEqual({ state: 'IN_PROGRESS', fingerprint: 'f' });
    });
  });
}
