import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import { createMemoryLocks } from '../../src/agents/lifecycle/locks.ts';
import { isWrite, type VendorAccount, WRITE } from '../support/vendor-account.ts';
import { input, openGennia } from '../vendors/open-gennia.ts';

describe('a change that waits for another one of the same agent', () => {
  let workspace: VendorAccount;
  beforeAll(async () => {
    workspace = await openGennia();
  });
  afterAll(() => workspace.close());

  test('is not begun when that takes too long, nor when its client has left', async () => {
    const lifecycle = new Lifecycle(createMemoryLocks(20));
    const target = await workspace.named('Concierge');
    const arrived = Promise.withResolvers<void>();
    const arrives = (): boolean => {
      arrived.resolve();
      return true;
    };
    workspace.fail((call) => isWrite(call) && arrives(), { kind: 'HANG', when: 'before' }, 1);
    const first = lifecycle.update(target, input({ description: 'first' }), WRITE);
    await arrived.promise;
    workspace.server.calls.length = 0;

    const leaving = new AbortController();
    const left = lifecycle.update(target, input({ description: 'left' }), { ...WRITE, signal: leaving.signal });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    const { agent, userErrors } = await lifecycle.update(target, input({ description: 'late' }), WRITE);
    expect(agent).toBeNull();
    expect(userErrors).toEqual([{ code: 'UNAVAILABLE', message: expect.stringContaining('Nothing was changed.') }]);
    expect(workspace.server.calls).toEqual([]);
    await first;
    expect(workspace.writes()).toEqual([]);
  });

  test('once begun goes on, whether its client waits or not', async () => {
    const lifecycle = new Lifecycle();
    const target = await workspace.named('Concierge');
    const leaving = new AbortController();
    const leaves = (): boolean => {
      leaving.abort();
      return true;
    };
    workspace.fail((call) => isWrite(call) && leaves(), { kind: 'DELAY', ms: 20 }, 1);
    const options = { ...WRITE, signal: leaving.signal };
    const { agent } = await lifecycle.update(target, input({ description: 'kept' }), options);
    expect(agent?.fields.description).toBe('kept');
  });
});
