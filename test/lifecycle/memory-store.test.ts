import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/agents/lifecycle/idempotency/store.ts';
import { testIdempotencyStore } from './store-contract.ts';

testIdempotencyStore('in memory', async () => {
  let now = 1_000_000;
  return {
    store: createMemoryStore(() => now),
    advance(ms) {
      now += ms;
    },
  };
});

describe('a store in memory', () => {
  test('is bounded: the oldest key goes, never one whose call is under way', async () => {
    const store = createMemoryStore(() => 0, 3);
    const outcome = { made: null, userErrors: [], notCarried: [] };
    await store.claim('slow', 'f', 1);
    for (const key of ['1', '2', '3', '4']) {
      const claim = await store.claim(key, 'f', 1);
      if (claim.state === 'CLAIMED') await store.complete(key, claim.token, outcome);
    }
    expect(await store.claim('4', 'f', 1)).toMatchObject({ state: 'COMPLETED' });
    expect(await store.claim('1', 'f', 1)).toMatchObject({ state: 'CLAIMED' });
    expect(await store.claim('slow', 'f', 1)).toMatchObject({ state: 'IN_PROGRESS' });
  });
});
