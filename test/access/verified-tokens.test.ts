import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { InvalidCredentialError } from '../../src/access/refusal.ts';
import { Issuer, type IssuerKey, jwtSettings, keySetOf, makeKey, sign } from '../support/issuer.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let key: IssuerKey;
let other: IssuerKey;
let folder: string;

beforeAll(async () => {
  key = await makeKey('key');
  other = await makeKey('other');
  folder = mkdtempSync(join(tmpdir(), 'rollcall-jwks-'));
  return () => rmSync(folder, { recursive: true });
});

const clock = { now: 0 };
beforeEach(() => {
  clock.now = Date.now();
});

/** Who tokens belong to, with the keys of a file. */
function withFile() {
  const jwksFile = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(jwksFile, keySetOf(key));
  const authenticate = createAuthenticator({ apiKeys: [], jwt: jwtSettings({ jwksFile }) }, { now: () => clock.now });
  return { authenticate: async (token: string) => authenticate(token), jwksFile };
}

/** How many signatures are checked. */
function countChecks() {
  const verify = vi.spyOn(crypto.subtle, 'verify');
  onTestFinished(() => verify.mockRestore());
  return () => verify.mock.calls.length;
}

describe('a token that was found valid', () => {
  test('belongs to the same caller when it comes again, and its signature is not checked anew', async () => {
    const { authenticate } = withFile();
    const checks = countChecks();
    const token = await sign(key);
    const caller = await authenticate(token);
    expect(caller?.id).toBe('jwt:alice');
    expect(checks()).toBe(1);
    expect(await Promise.all([authenticate(token), authenticate(token)])).toEqual([caller, caller]);
    expect(checks()).toBe(1);
  });

  test('says nothing of another one of the same claims, nor of one with another signature', async () => {
    const { authenticate } = withFile();
    const checks = countChecks();
    const token = await sign(key);
    await authenticate(token);
    const [header, claims, signature = ''] = token.split('.');
    const changed = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    expect(await authenticate(`${header}.${claims}.${changed}`)).toBeUndefined();
    expect(await authenticate(await sign(other, {}, { kid: 'key' }))).toBeUndefined();
    expect(checks()).toBe(3);
  });

  test('is good until it expires, and no longer', async () => {
    const { authenticate } = withFile();
    const now = Math.floor(clock.now / 1000);
    const token = await sign(key, { exp: now + 60 });
    await authenticate(token);
    clock.now += 59 * SECOND;
    expect((await authenticate(token))?.id).toBe('jwt:alice');
    clock.now += 32 * SECOND;
    await expect(authenticate(token)).rejects.toThrow(InvalidCredentialError);
  });

  test('is not good before its time when the clock is set back', async () => {
    const { authenticate } = withFile();
    const token = await sign(key, { nbf: Math.floor(clock.now / 1000) });
    await authenticate(token);
    clock.now -= 10 * MINUTE;
    await expect(authenticate(token)).rejects.toThrow('not valid yet');
  });

  test('is refused as soon as its key is not in the file any more, or another one is under its name', async () => {
    const { authenticate, jwksFile } = withFile();
    const token = await sign(key);
    await authenticate(token);
    writeFileSync(jwksFile, keySetOf(other));
    expect(await authenticate(token)).toBeUndefined();
    writeFileSync(jwksFile, keySetOf(key, other));
    expect((await authenticate(token))?.id).toBe('jwt:alice');
    const impostor = { ...other, publicJwk: { ...other.publicJwk, kid: 'key' } };
    writeFileSync(jwksFile, keySetOf(impostor));
    expect(await authenticate(token)).toBeUndefined();
  });

  test('is refused ten minutes after the issuer withdrew its key', async () => {
    const issuer = await Issuer.start(key);
    vi.useFakeTimers({ toFake: ['Date'], now: clock.now });
    onTestFinished(async () => {
      vi.useRealTimers();
      await issuer.close();
    });
    const authenticate = createAuthenticator({ apiKeys: [], jwt: jwtSettings({ jwksUrl: issuer.jwksUrl }) });
    const token = await sign(key, { exp: Math.floor(clock.now / 1000) + 3600 });
    await authenticate(token);
    issuer.publish(other);
    vi.setSystemTime(clock.now + 9 * MINUTE);
    expect((await authenticate(token))?.id).toBe('jwt:alice');
    vi.setSystemTime(clock.now + 10 * MINUTE + 1);
    expect(await authenticate(token)).toBeUndefined();
    expect(issuer.requests).toBe(2);
  });

  test('is forgotten when a thousand others came after it', async () => {
    const { authenticate } = withFile();
    const checks = countChecks();
    const token = await sign(key);
    const used = await sign(key, { jti: 'used' });
    await authenticate(token);
    await authenticate(used);
    for (let count = 0; count < 999; count++) {
      await authenticate(await sign(key, { jti: `${count}` }));
      if (count === 500) await authenticate(used);
    }
    expect(checks()).toBe(1_001);
    await authenticate(used);
    expect(checks()).toBe(1_001);
    await authenticate(token);
    expect(checks()).toBe(1_002);
  });
});
