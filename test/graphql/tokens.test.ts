import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { createRollcall } from '../../src/rollcall.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { keyCaller } from '../support/access.ts';
import { Issuer, type IssuerKey, jwtSettings, makeKey, sign } from '../support/issuer.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const QUERY = '{ accounts { id } }';

let key: IssuerKey;
let issuer: Issuer;
let roll: TestRollcall;
let listening: Listening;

beforeAll(async () => {
  key = await makeKey('first');
  issuer = await Issuer.start(key);
  roll = await startRollcall({
    access: {
      apiKeys: [keyCaller('dashboard', 'rollcall_one')],
      jwt: jwtSettings({ jwksUrl: issuer.jwksUrl }),
    },
  });
  listening = await listen(roll.rollcall.listener, '127.0.0.1', 0);
});
afterAll(async () => {
  await listening.stop();
  await roll.close();
  await issuer.close();
});

const ask = (headers: Record<string, string>, path = '/graphql') =>
  fetch(`${listening.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query: QUERY }),
  });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe.each(['/graphql', '/federation'])('%s, where callers sign in with tokens or keys', (path) => {
  test('answers a caller with a token, and shows it the accounts of its token', async () => {
    const token = await sign(key, { accounts: 'nova' });
    for (const headers of [bearer(token), { 'x-api-key': token }]) {
      const response = await ask(headers, path);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ data: { accounts: [{ id: 'nova' }] } });
    }
  });

  test('answers a caller with a key', async () => {
    expect((await ask(bearer('rollcall_one'), path)).status).toBe(200);
  });

  test('says as RFC 6750 does that a token is not valid, and why where it was signed by the issuer', async () => {
    const stranger = await makeKey('first');
    for (const [token, description] of [
      [await sign(key, { exp: 1 }), 'the token has expired'],
      [await sign(key, { aud: 'billing-of-alice' }), 'the token is for another audience'],
      [await sign(stranger, { exp: 1 }), undefined],
      ['no.token.atall', undefined],
    ] as const) {
      const response = await ask(bearer(token), path);
      expect(response.status).toBe(401);
      const reason = description === undefined ? '' : `, error_description="${description}"`;
      expect(response.headers.get('www-authenticate')).toBe(`Bearer realm="rollcall", error="invalid_token"${reason}`);
      const body = await response.text();
      expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      expect(body).not.toMatch(/alice|eyJ/);
    }
  });

  test('names no error to whoever sent no credential', async () => {
    expect((await ask({}, path)).headers.get('www-authenticate')).toBe('Bearer realm="rollcall"');
  });

  test('reads no token from an address', async () => {
    const token = await sign(key, { accounts: 'nova' });
    for (const name of ['access_token', 'token', 'api_key', 'x-api-key', 'authorization']) {
      expect((await ask({}, `${path}?${name}=${token}`)).status).toBe(401);
      expect((await ask({}, `${path}?${name}=rollcall_one`)).status).toBe(401);
    }
  });
});

test('an issuer that can not be reached costs nobody the token: 503, and the log says what is wrong', async () => {
  const lines: string[] = [];
  const closed = await Issuer.start(key);
  const jwksUrl = closed.jwksUrl;
  await closed.close();
  const rollcall = createRollcall({
    ...roll.options,
    authenticator: createAuthenticator(
      { apiKeys: [keyCaller('dashboard', 'rollcall_one')], jwt: jwtSettings({ jwksUrl }) },
      { onKeyProblem: (problem) => lines.push(problem) },
    ),
  });
  const send = (credential: string) =>
    rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...bearer(credential) },
      body: JSON.stringify({ query: QUERY }),
    });
  const token = await sign(key);
  const response = await send(token);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(response.headers.get('www-authenticate')).toBeNull();
  const body = await response.text();
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'AUTHENTICATION_UNAVAILABLE' } }] });
  expect(body).not.toContain('127.0.0.1');
  expect(lines).toEqual([expect.stringContaining(new URL(jwksUrl).host)]);
  expect(lines.join()).not.toMatch(/alice|eyJ/);
  // Keys need no issuer.
  expect((await send('rollcall_one')).status).toBe(200);
  await rollcall.close();
});

test('a header that is larger than any token ends the request, and costs no check', async () => {
  const asked = issuer.requests;
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { ...bearer('x'.repeat(60_000)), 'content-type': 'application/json' };
    request(`${listening.origin}/graphql`, { method: 'POST', headers }, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end('{}');
  });
  expect(status).toBe(431);
  expect(issuer.requests).toBe(asked);
});

test('nothing that was logged holds a credential or what a token says', () => {
  expect(JSON.stringify(roll.log)).not.toMatch(/eyJ|alice|rollcall_/);
});
