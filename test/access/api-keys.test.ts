import { describe, expect, test, vi } from 'vitest';
import { createApiKeys, hashOfKey } from '../../src/access/api-keys.ts';

const sha256 = (key: string) => hashOfKey(key).toString('hex');
const caller = (name: string, keys: readonly { readonly sha256: string; readonly expiresAt?: Date }[]) => ({
  name,
  scopes: ['agents:read'] as const,
  keys,
});

describe('a key', () => {
  test('is of the caller under whose name its hash stands, with the scopes and accounts that stand there', () => {
    const callerOf = createApiKeys([
      { ...caller('dashboard', [{ sha256: sha256('rollcall_a') }]), accounts: ['support'] },
      caller('sync', [{ sha256: sha256('rollcall_b') }]),
    ]);
    expect(callerOf('rollcall_a')).toEqual({
      id: 'apiKey:dashboard',
      scopes: new Set(['agents:read']),
      accounts: new Set(['support']),
    });
    expect(callerOf('rollcall_b')).toMatchObject({ id: 'apiKey:sync', accounts: 'ALL' });
    for (const other of ['rollcall_', 'rollcall_A', 'rollcall_a ', 'rollcall_ab', sha256('rollcall_a')]) {
      expect(callerOf(other)).toBeUndefined();
    }
  });

  test('is refused from the point in time on at which it expires', () => {
    let now = Date.parse('2027-01-30T23:59:59.999Z');
    const expiresAt = new Date('2027-01-31');
    const callerOf = createApiKeys([caller('dashboard', [{ sha256: sha256('rollcall_a'), expiresAt }])], () => now);
    expect(callerOf('rollcall_a')?.id).toBe('apiKey:dashboard');
    now++;
    expect(callerOf('rollcall_a')).toBeUndefined();
  });

  test('is hashed once when it is valid, and each time when it is not', async () => {
    const crypto = await import('node:crypto');
    const hashed = vi.fn(crypto.hash);
    vi.doMock('node:crypto', () => ({ ...crypto, hash: hashed }));
    vi.resetModules();
    const fresh = await import('../../src/access/api-keys.ts');
    vi.doUnmock('node:crypto');
    let now = Date.parse('2027-01-01');
    const expiresAt = new Date('2027-02-01');
    const callerOf = fresh.createApiKeys(
      [caller('dashboard', [{ sha256: sha256('rollcall_a'), expiresAt }])],
      () => now,
    );
    const asked = ['rollcall_a', 'rollcall_b', 'rollcall_a', 'rollcall_b'];
    expect(asked.map((key) => callerOf(key)?.id)).toEqual([
      'apiKey:dashboard',
      undefined,
      'apiKey:dashboard',
      undefined,
    ]);
    expect(hashed.mock.calls.map(([, key]) => key)).toEqual(['rollcall_a', 'rollcall_b', 'rollcall_b']);
    now = expiresAt.getTime();
    expect(callerOf('rollcall_a')).toBeUndefined();
  });

  test('is as good as another of the same caller, until the old one expires', () => {
    let now = Date.parse('2027-01-01');
    const old = { sha256: sha256('rollcall_old'), expiresAt: new Date('2027-02-01') };
    const callerOf = createApiKeys([caller('dashboard', [old, { sha256: sha256('rollcall_new') }])], () => now);
    expect([callerOf('rollcall_old')?.id, callerOf('rollcall_new')?.id]).toEqual(Array(2).fill('apiKey:dashboard'));
    now = Date.parse('2027-02-01');
    expect([callerOf('rollcall_old')?.id, callerOf('rollcall_new')?.id]).toEqual([undefined, 'apiKey:dashboard']);
  });

  test('is compared with all hashes, whichever it is, and in constant time', async () => {
    const crypto = await import('node:crypto');
    const compared = vi.fn(crypto.timingSafeEqual);
    vi.doMock('node:crypto', () => ({ ...crypto, timingSafeEqual: compared }));
    vi.resetModules();
    const fresh = await import('../../src/access/api-keys.ts');
    vi.doUnmock('node:crypto');
    const names = ['a', 'b', 'c'];
    const callerOf = fresh.createApiKeys(names.map((name) => caller(name, [{ sha256: sha256(`rollcall_${name}`) }])));
    for (const key of ['rollcall_a', 'rollcall_a', 'rollcall_c', 'rollcall_none', '']) {
      compared.mockClear();
      callerOf(key);
      expect(compared).toHaveBeenCalledTimes(names.length);
    }
  });
});
