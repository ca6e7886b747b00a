import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { InvalidCredentialError, KeysUnavailableError } from '../../src/access/refusal.ts';
import { keyCaller } from '../support/access.ts';
import { Issuer, type IssuerKey, jwtSettings, keySetOf, makeKey, sign } from '../support/issuer.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let first: IssuerKey;
let second: IssuerKey;
let folder: string;

beforeAll(async () => {
  first = await makeKey('first');
  second = await makeKey('second');
  folder = mkdtempSync(join(tmpdir(), 'rollcall-jwks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Who tokens belong to, with the keys of a file. */
function withFile(settings: Parameters<typeof jwtSettings>[0] = {}, ...keys: readonly IssuerKey[]) {
  const jwksFile = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(jwksFile, keySetOf(...(keys.length === 0 ? [first] : keys)));
  const problems: string[] = [];
  const clock = { now: Date.now() };
  const authenticate = createAuthenticator(
    { apiKeys: [], jwt: jwtSettings({ jwksFile, ...settings }) },
    { onKeyProblem: (problem) => problems.push(problem), now: () => clock.now },
  );
  return { authenticate: async (token: string) => authenticate(token), jwksFile, problems, clock };
}

describe('a token', () => {
  test.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)(
    'that is signed with %s says who its caller is',
    async (algorithm) => {
      const key = await makeKey('key', algorithm);
      const { authenticate } = withFile({}, key);
      expect(await authenticate(await sign(key, { accounts: ['support', 'voice'] }))).toEqual({
        id: 'jwt:alice',
        scopes: new Set(['agents:read']),
        accounts: new Set(['support', 'voice']),
      });
    },
  );

  test('gives the scopes that Rollcall knows, as words or as a list, and no others', async () => {
    const { authenticate } = withFile();
    for (const scope of [
      'openid agents:read agents:write agents:delete',
      ['agents:read', 'agents:write', 'AGENTS:RAW'],
    ]) {
      const caller = await authenticate(await sign(first, { scope }));
      expect(caller?.scopes).toEqual(new Set(['agents:read', 'agents:write']));
    }
    expect((await authenticate(await sign(first, { scope: undefined })))?.scopes).toEqual(new Set());
  });

  test('without a claim about accounts has none, unless the configuration says which', async () => {
    const token = await sign(first);
    expect((await withFile().authenticate(token))?.accounts).toEqual(new Set());
    expect((await withFile({ defaultAccounts: ['support'] }).authenticate(token))?.accounts).toEqual(
      new Set(['support']),
    );
    expect((await withFile({ defaultAccounts: 'ALL' }).authenticate(token))?.accounts).toBe('ALL');
  });

  test('with a claim about accounts has those and no others, whatever others get', async () => {
    const { authenticate } = withFile({ defaultAccounts: 'ALL' });
    for (const [accounts, expected] of [
      ['support voice', ['support', 'voice']],
      ['', []],
      [[], []],
      ['ALL', ['ALL']],
    ] as const) {
      expect((await authenticate(await sign(first, { accounts })))?.accounts).toEqual(new Set(expected));
    }
  });

  test('says it in the claims that the configuration names', async () => {
    const claims = { name: 'client_id', scopes: 'scp', accounts: 'https://example.com/accounts' };
    const { authenticate } = withFile({ claims });
    const token = await sign(first, { client_id: 'bot', scp: ['agents:raw'], [claims.accounts]: 'voice' });
    expect(await authenticate(token)).toEqual({
      id: 'jwt:bot',
      scopes: new Set(['agents:raw']),
      accounts: new Set(['voice']),
    });
  });

  test('has no claim by a name that every object inherits', async () => {
    const { authenticate } = withFile({ claims: { name: 'sub', scopes: 'constructor', accounts: 'toString' } });
    const nothing = { id: 'jwt:alice', scopes: new Set(), accounts: new Set() };
    expect(await authenticate(await sign(first))).toEqual(nothing);
  });

  test.each([
    ['no name', { sub: undefined }],
    ['a name that is no text', { sub: 5 }],
    ['an empty name', { sub: '' }],
    ['a name with a line break', { sub: 'alice\nbob' }],
    ['a name as long as a page', { sub: 'a'.repeat(257) }],
    ['scopes that are a map', { scope: { 'agents:read': true } }],
    ['accounts that are a number', { accounts: 7 }],
    ['accounts of which one is no text', { accounts: ['support', null] }],
    ['another audience', { aud: 'billing' }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'https://login.example.com' }],
    ['no issuer', { iss: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is a text', { exp: '4102444800' }],
  ])('with %s is refused, and its holder is told what is wrong without what it holds', async (_, claims) => {
    const refused = withFile().authenticate(await sign(first, claims));
    await expect(refused).rejects.toThrow(InvalidCredentialError);
    await expect(refused).rejects.not.toThrow(/alice|billing|support|login/);
  });

  test('is good from nbf until exp, give or take the tolerance', async () => {
    const { authenticate, clock } = withFile({ clockToleranceSeconds: 30 });
    const start = Math.floor(clock.now / 1000);
    const token = await sign(first, { nbf: start, exp: start + 300 });
    for (const [seconds, error] of [
      [-31, 'the token is not valid yet'],
      [-30, undefined],
      [0, undefined],
      [329, undefined],
      [330, 'the token has expired'],
    ] as const) {
      clock.now = (start + seconds) * 1000;
      if (error === undefined) expect((await authenticate(token))?.id).toBe('jwt:alice');
      else await expect(authenticate(token)).rejects.toThrow(error);
    }
  });

  test('has a type that is allowed, or none, which counts as JWT', async () => {
    const { authenticate } = withFile();
    for (const typ of ['at+jwt', 'application/at+jwt', 'JWT', 'jwt', undefined]) {
      expect((await authenticate(await sign(first, {}, { typ })))?.id).toBe('jwt:alice');
    }
    for (const typ of ['logout+jwt', 'dpop+jwt', '']) {
      await expect(authenticate(await sign(first, {}, { typ }))).rejects.toThrow('the token is of another type');
    }
    const strict = withFile({ types: ['at+jwt'] });
    await expect(strict.authenticate(await sign(first, {}, { typ: undefined }))).rejects.toThrow('another type');
  });
});

describe('what is not signed by the issuer is nobody, and is told nothing more', () => {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const CLAIMS = { iss: 'https://login.example.com/', aud: 'rollcall', sub: 'alice', exp: 4_102_444_800 };

  test('no algorithm at all', async () => {
    const { authenticate } = withFile();
    for (const alg of ['none', 'None', 'NONE', '']) {
      expect(await authenticate(`${encoded({ alg, kid: 'first' })}.${encoded(CLAIMS)}.`)).toBeUndefined();
    }
  });

  test('the public key taken for a shared secret', async () => {
    const { authenticate, jwksFile } = withFile();
    for (const secret of [
      readFileSync(jwksFile),
      Buffer.from(JSON.stringify(first.publicJwk)),
      Buffer.from(String(first.publicJwk.x)),
    ]) {
      const token = await new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'HS256', kid: 'first' })
        .sign(Buffer.concat([secret, Buffer.alloc(Math.max(0, 32 - secret.length))]));
      expect(await authenticate(token)).toBeUndefined();
    }
  });

  test('a good algorithm that the configuration does not list', async () => {
    const { authenticate } = withFile({ algorithms: ['RS256'] });
    expect(await authenticate(await sign(first))).toBeUndefined();
  });

  test('a key of somebody else under the name of the issuer’s, or sent along in the token', async () => {
    const { authenticate } = withFile();
    const stranger = { ...(await makeKey('first')), kid: 'first' };
    expect(await authenticate(await sign(stranger))).toBeUndefined();
    expect(await authenticate(await sign(stranger, {}, { jwk: stranger.publicJwk, kid: undefined }))).toBeUndefined();
    expect(await authenticate(await sign(stranger, {}, { jku: 'http://127.0.0.1:9/jwks' }))).toBeUndefined();
  });

  test('names of keys that are paths, queries or inherited names', async () => {
    const { authenticate } = withFile();
    for (const kid of ['../../../../dev/null', "' OR 1=1 --", '__proto__', 'constructor', '', 'x'.repeat(4_000)]) {
      expect(await authenticate(await sign(first, {}, { kid }))).toBeUndefined();
    }
  });

  test('a signature of which a bit is wrong, and claims that were changed after it', async () => {
    const { authenticate } = withFile();
    const [header = '', payload = '', signature = ''] = (await sign(first)).split('.');
    const bytes = Buffer.from(signature, 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await authenticate(`${header}.${payload}.${bytes.toString('base64url')}`)).toBeUndefined();
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(await authenticate(`${header}.${encoded({ ...claims, scope: 'operations' })}.${signature}`)).toBeUndefined();
    expect(await authenticate(`${header}.${payload}.`)).toBeUndefined();
  });

  test('a header that asks for what is not understood', async () => {
    const { authenticate } = withFile();
    const [, payload, signature] = (await sign(first)).split('.');
    const header = encoded({ alg: 'ES256', kid: 'first', crit: ['exp'], exp: 1 });
    expect(await authenticate(`${header}.${payload}.${signature}`)).toBeUndefined();
  });

  test('text that is no token, and tokens that are too long', async () => {
    const { authenticate } = withFile();
    const long = await sign(first, { padding: 'x'.repeat(8_000) });
    for (const text of ['', '.', '..', '...', 'a.b.c', '{}', 'é.é.é', 'x'.repeat(1_000_000), long]) {
      expect(await authenticate(text)).toBeUndefined();
    }
  });
});

describe('keys in a file', () => {
  test('are exchanged without a restart', async () => {
    const { authenticate, jwksFile } = withFile();
    expect(await authenticate(await sign(second))).toBeUndefined();
    writeFileSync(jwksFile, keySetOf(first, second));
    expect((await authenticate(await sign(second)))?.id).toBe('jwt:alice');
    expect((await authenticate(await sign(first)))?.id).toBe('jwt:alice');
    writeFileSync(jwksFile, keySetOf(second));
    expect(await authenticate(await sign(first))).toBeUndefined();
  });

  test('stay while the file is broken or gone, which is told once', async () => {
    const { authenticate, jwksFile, problems } = withFile();
    writeFileSync(jwksFile, '{"keys": [');
    const token = await sign(first);
    for (let use = 0; use < 3; use++) expect((await authenticate(token))?.id).toBe('jwt:alice');
    expect(problems).toEqual([expect.stringContaining('no JSON')]);
    rmSync(jwksFile);
    expect((await authenticate(token))?.id).toBe('jwt:alice');
    expect(problems).toHaveLength(2);
    writeFileSync(jwksFile, keySetOf(second));
    expect((await authenticate(await sign(second)))?.id).toBe('jwt:alice');
  });

  test('that are too short can not be used, which is told once a minute', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid: 'short' };
    const { authenticate, jwksFile, problems, clock } = withFile();
    writeFileSync(jwksFile, JSON.stringify({ keys: [publicJwk] }));
    const [, payload] = (await sign(first)).split('.');
    const signed = `${Buffer.from('{"alg":"RS256","kid":"short"}').toString('base64url')}.${payload}`;
    const token = `${signed}.${signBytes('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    for (let use = 0; use < 3; use++) await expect(authenticate(token)).rejects.toThrow(KeysUnavailableError);
    expect(problems).toEqual([expect.stringContaining('a key of the issuer can not be used')]);
    clock.now += MINUTE;
    await expect(authenticate(token)).rejects.toThrow(KeysUnavailableError);
    expect(problems).toHaveLength(2);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'keys'],
    ['no key', '{"keys": []}'],
    ['a shared secret', JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0' }] })],
    ['a private key', JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'hush' }] })],
  ])('have to be public ones from the beginning: %s', (_, text) => {
    const jwksFile = join(folder, 'broken.json');
    writeFileSync(jwksFile, text);
    const create = () => createAuthenticator({ apiKeys: [], jwt: jwtSettings({ jwksFile }) });
    expect(create).toThrow();
    expect(create).not.toThrow(/hush|c2VjcmV0/);
  });
});

describe('keys that the issuer publishes', () => {
  let issuer: Issuer;
  let problems: string[];
  let now: number;

  beforeEach(async () => {
    issuer = await Issuer.start(first);
    problems = [];
    now = Date.now();
    return () => issuer.close();
  });

  /** The library reads the machine's clock for the age of keys: it is set, and timers run on. */
  function start() {
    vi.useFakeTimers({ toFake: ['Date'], now });
    onTestFinished(() => void vi.useRealTimers());
    const authenticate = createAuthenticator(
      { apiKeys: [], jwt: jwtSettings({ jwksUrl: issuer.jwksUrl }) },
      { onKeyProblem: (problem) => problems.push(problem) },
    );
    return {
      authenticate: async (token: string) => authenticate(token),
      later(milliseconds: number) {
        now += milliseconds;
        vi.setSystemTime(now);
      },
    };
  }

  test('are asked for once, by the first tokens together, and not at the start', async () => {
    const { authenticate } = start();
    expect(issuer.requests).toBe(0);
    const token = await sign(first);
    await Promise.all([authenticate(token), authenticate(token), authenticate(token)]);
    expect((await authenticate(token))?.id).toBe('jwt:alice');
    expect(issuer.requests).toBe(1);
  });

  test('are exchanged without a restart: a new key is found, a withdrawn one is good for ten more minutes at most', async () => {
    const { authenticate, later } = start();
    await authenticate(await sign(first));
    issuer.publish(second);
    later(31 * SECOND);
    expect((await authenticate(await sign(second)))?.id).toBe('jwt:alice');
    expect(await authenticate(await sign(first))).toBeUndefined();
    issuer.publish(first);
    later(10 * MINUTE + 1);
    expect(await authenticate(await sign(second))).toBeUndefined();
  });

  test('are not asked for again and again by tokens with invented keys', async () => {
    const { authenticate, later } = start();
    await authenticate(await sign(first));
    for (let guess = 0; guess < 20; guess++) {
      expect(await authenticate(await sign(second, {}, { kid: `guess-${guess}` }))).toBeUndefined();
    }
    expect(issuer.requests).toBe(1);
    later(31 * SECOND);
    await authenticate(await sign(second));
    await authenticate(await sign(second));
    expect(issuer.requests).toBe(2);
  });

  test('stay for a day when the issuer fails; of an unknown key nobody can say that it is wrong', async () => {
    const { authenticate, later } = start();
    await authenticate(await sign(first));
    issuer.status = 503;
    later(30 * MINUTE);
    const token = () => sign(first);
    expect((await authenticate(await token()))?.id).toBe('jwt:alice');
    await expect(authenticate(await sign(second))).rejects.toThrow(KeysUnavailableError);
    later(24 * 60 * MINUTE);
    await expect(authenticate(await token())).rejects.toThrow(KeysUnavailableError);
    issuer.status = 200;
    later(6 * SECOND);
    expect((await authenticate(await token()))?.id).toBe('jwt:alice');
  });

  test('are left alone for five seconds after a failure, which is told once', async () => {
    issuer.status = 500;
    const { authenticate, later } = start();
    const token = await sign(first);
    for (let use = 0; use < 5; use++) await expect(authenticate(token)).rejects.toThrow(KeysUnavailableError);
    expect(issuer.requests).toBe(1);
    expect(problems).toEqual([expect.stringMatching(/127\.0\.0\.1:\d+: it answered 500$/)]);
    issuer.status = 200;
    later(5 * SECOND);
    expect((await authenticate(token))?.id).toBe('jwt:alice');
  });

  test.each([
    ['HTML', '<html></html>'],
    ['nothing', ''],
    ['another document', '{"issuer":"x"}'],
    ['300 kB', JSON.stringify({ keys: [{ kty: 'x'.repeat(300_000) }] })],
  ])('that are %s are none, and the token may still be good', async (_, text) => {
    issuer.published = text;
    const { authenticate } = start();
    await expect(authenticate(await sign(first))).rejects.toThrow(KeysUnavailableError);
    expect(problems).toHaveLength(1);
  });

  test('are not fetched from where a redirect leads', async () => {
    issuer.status = 302;
    const { authenticate } = start();
    await expect(authenticate(await sign(first))).rejects.toThrow(KeysUnavailableError);
  });

  test('can not be had where nobody listens', async () => {
    const { authenticate } = start();
    await issuer.close();
    await expect(authenticate(await sign(first))).rejects.toThrow(KeysUnavailableError);
    expect(problems).toEqual([expect.stringContaining('ECONNREFUSED')]);
    issuer = await Issuer.start();
  });
});

test('API keys and tokens are told apart by how they begin', async () => {
  const { jwksFile } = withFile();
  const authenticate = createAuthenticator({
    apiKeys: [keyCaller('dashboard', 'rollcall_one')],
    jwt: jwtSettings({ jwksFile }),
  });
  expect((await authenticate('rollcall_one'))?.id).toBe('apiKey:dashboard');
  expect((await authenticate(await sign(first)))?.id).toBe('jwt:alice');
  expect(await authenticate('rollcall_two')).toBeUndefined();
  // What does not begin as keys do is none, whatever the configuration holds.
  expect(await createAuthenticator({ apiKeys: [keyCaller('a', 'of-my-own')] })('of-my-own')).toBeUndefined();
  // Nobody signs in with what the configuration has no way for.
  expect(await createAuthenticator({ apiKeys: [keyCaller('a', 'rollcall_a')] })(await sign(first))).toBeUndefined();
});
