import { describe, expect, test, vi } from 'vitest';
import { IdempotentCalls, type RepeatableCall } from '../../src/agents/lifecycle/idempotency/idempotent-calls.ts';
import { createMemoryStore, type IdempotencyStore } from '../../src/agents/lifecycle/idempotency/store.ts';
import { type Outcome, outcome } from '../../src/agents/lifecycle/outcome.ts';
import type { UserErrorCode } from '../../src/core/errors/codes.ts';
import { FakeVendor } from '../support/fake-vendor.ts';

const fake = new FakeVendor();

/** What a write of this name came to: it made the agent. */
const done = (id: string) => outcome({ agent: fake.record({ id, createdAt: 0 }) });
const failed = (code: UserErrorCode) => outcome({ userErrors: [{ code, message: code }] });

function call(part: Partial<RepeatableCall> = {}): RepeatableCall {
  return {
    account: fake.account,
    caller: 'anonymous',
    operation: 'createAgent',
    key: 'k',
    input: { name: 'N' },
    readAgent: async ({ vendorId }) => fake.record({ id: vendorId, createdAt: 0 }),
    ...part,
  };
}

/** A write that ends when it is told to, and counts how often it was begun. */
function heldWrite(result: Outcome | Error = done('held')) {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const begun = Promise.withResolvers<void>();
  let count = 0;
  return {
    begun: begun.promise,
    count: () => count,
    write: () => {
      count++;
      begun.resolve();
      return promise;
    },
    end: () => (result instanceof Error ? reject(result) : resolve(result)),
  };
}

const aborted = () => Object.assign(new Error('gone'), { name: 'AbortError' });
const OTHER_INPUT = { agent: null, userErrors: [{ code: 'CONFLICT', field: ['idempotencyKey'] }] };

describe('calls with one key', () => {
  test('are run once, also while the first is under way', async () => {
    const calls = new IdempotentCalls(createMemoryStore());
    const { write, end, begun, count } = heldWrite(done('a'));
    const answers = ['1', '2', '3'].map(() => calls.run(call(), write));
    await begun;
    end();
    for (const answer of await Promise.all(answers)) expect(answer).toEqual(done('a'));
    expect(await calls.run(call(), async () => done('b'))).toEqual(done('a'));
    expect(count()).toBe(1);
  });

  test('and another input are refused, while the first is under way and afterwards', async () => {
    const calls = new IdempotentCalls(createMemoryStore());
    const { write, end, begun } = heldWrite(done('a'));
    const first = calls.run(call(), write);
    await begun;
    const other = () => calls.run(call({ input: { name: 'M' } }), async () => done('b'));
    expect(await other()).toMatchObject(OTHER_INPUT);
    end();
    await first;
    expect(await other()).toMatchObject(OTHER_INPUT);
  });

  test('of another caller, or of another mutation, have nothing to do with each other', async () => {
    const calls = new IdempotentCalls(createMemoryStore());
    await calls.run(call(), async () => done('a'));
    expect(await calls.run(call({ caller: 'else' }), async () => done('b'))).toEqual(done('b'));
    expect(await calls.run(call({ operation: 'copyAgent' }), async () => done('c'))).toEqual(done('c'));
  });

  test.each<[UserErrorCode, boolean]>([
    ['INVALID', false],
    ['UNSUPPORTED', false],
    ['NOT_FOUND', false],
    ['CONFLICT', false],
    ['QUOTA_EXCEEDED', false],
    ['UNAUTHORIZED', false],
    ['FORBIDDEN', false],
    ['RATE_LIMITED', false],
    ['UNAVAILABLE', false],
    ['UNKNOWN_OUTCOME', true],
    ['INCOMPLETE', true],
  ])('%s: remembered: %s', async (code, isRemembered) => {
    const calls = new IdempotentCalls(createMemoryStore());
    const { write, end, begun } = heldWrite(failed(code));
    const first = calls.run(call(), write);
    await begun;
    // Who comes while it is under way is told the same.
    const second = calls.run(call(), async () => done('while'));
    end();
    expect(await Promise.all([first, second])).toEqual([failed(code), failed(code)]);
    const later = await calls.run(call(), async () => done('later'));
    expect(later).toEqual(isRemembered ? failed(code) : done('later'));
  });

  test('are run again after a fault of ours', async () => {
    const calls = new IdempotentCalls(createMemoryStore());
    await expect(calls.run(call(), () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
    expect(await calls.run(call(), async () => done('again'))).toEqual(done('again'));
  });

  test('are run by the next one when the first was given up, and by nobody who left', async () => {
    const calls = new IdempotentCalls(createMemoryStore());
    const { write, end, begun } = heldWrite(aborted());
    const first = calls.run(call({ signal: AbortSignal.abort() }), write);
    await begun;
    const next = calls.run(call(), async () => done('next'));
    end();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(await next).toEqual(done('next'));
  });

  test('are run again after 24 hours to the millisecond', async () => {
    let now = 0;
    const calls = new IdempotentCalls(createMemoryStore(() => now));
    await calls.run(call(), async () => done('first'));
    now = 24 * 60 * 60 * 1000 - 1;
    expect(await calls.run(call(), async () => done('second'))).toEqual(done('first'));
    now += 1;
    expect(await calls.run(call(), async () => done('second'))).toEqual(done('second'));
  });
});

describe('calls with one key in two processes that share a store', () => {
  const inTwo = (store: IdempotencyStore) => {
    const times = { leaseMs: 60_000, pollMs: 1 };
    return [new IdempotentCalls(store, times), new IdempotentCalls(store, times)] as const;
  };

  test('are run once, and the second waits for what the first comes to', async () => {
    const [one, other] = inTwo(createMemoryStore());
    const { write, end, begun } = heldWrite(done('a'));
    const first = one.run(call(), write);
    await begun;
    const second = other.run(call(), async () => done('b'));
    expect(await other.run(call({ input: { name: 'M' } }), async () => done('b'))).toMatchObject(OTHER_INPUT);
    end();
    expect(await first).toEqual(done('a'));
    expect(await second).toEqual(done('a'));
  });

  test('are run by the second when the first changed nothing', async () => {
    const [one, other] = inTwo(createMemoryStore());
    const { write, end, begun } = heldWrite(failed('UNAVAILABLE'));
    const first = one.run(call(), write);
    await begun;
    const second = other.run(call(), async () => done('b'));
    end();
    expect(await first).toEqual(failed('UNAVAILABLE'));
    expect(await second).toEqual(done('b'));
  });

  test('are not run again after a process that stopped: what it did is not known', async () => {
    let now = 0;
    const store = createMemoryStore(() => now);
    const [one, other] = inTwo(store);
    const { write, begun } = heldWrite();
    void one.run(call(), write);
    await begun;
    now = 60_000;
    const answer = await other.run(call(), async () => done('b'));
    expect(answer).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME', field: ['idempotencyKey'] }] });
  });

  test('count as under way as long as the process lives', async () => {
    vi.useFakeTimers();
    try {
      const store = createMemoryStore();
      const calls = new IdempotentCalls(store, { leaseMs: 60_000 });
      const { write, end, begun } = heldWrite();
      const first = calls.run(call(), write);
      await begun;
      const renew = vi.spyOn(store, 'renew');
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      const elsewhere = new IdempotentCalls(store);
      const second = elsewhere.run(call({ signal: AbortSignal.abort() }), async () => done('b'));
      await expect(second).rejects.toMatchObject({ name: 'AbortError' });
      end();
      await first;
      const { length } = renew.mock.calls;
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      expect(renew.mock.calls).toHaveLength(length);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a store that can not be reached', () => {
  const broken = () => Promise.reject(new Error('no connection'));

  test('keeps a write with a key from being run', async () => {
    const calls = new IdempotentCalls({ ...createMemoryStore(), claim: broken });
    const { write, count } = heldWrite();
    expect(await calls.run(call(), write)).toMatchObject({ agent: null, userErrors: [{ code: 'UNAVAILABLE' }] });
    expect(count()).toBe(0);
    expect(await calls.run(call({ key: undefined }), async () => done('a'))).toEqual(done('a'));
  });

  test('does not change what a write came to, which nobody runs again', async () => {
    let now = 0;
    const store = createMemoryStore(() => now);
    const calls = new IdempotentCalls({ ...store, complete: broken });
    expect(await calls.run(call(), async () => done('a'))).toEqual(done('a'));
    now = 60_000;
    expect(await calls.run(call(), async () => done('b'))).toMatchObject({ userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
  });
});
