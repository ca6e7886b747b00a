import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const ORIGIN = 'https://app.example.com';

let roll: TestRollcall;
let rollcall: Rollcall;
let listening: Listening;

beforeAll(async () => {
  const apiKeys = [{ ...keyCaller('app', 'rollcall_app'), rateLimit: { requestsPerMinute: 1 } }];
  roll = await startRollcall({ only: ['chatsby'], access: { apiKeys } });
  rollcall = createRollcall({ ...roll.options, corsOrigins: [ORIGIN] });
  listening = await listen(rollcall.listener, '127.0.0.1', 0);
});
afterAll(async () => {
  await listening.stop();
  await rollcall.close();
  await roll.close();
});

/** As a browser sends it in the name of a page. */
function send(method: string, headers: Record<string, string>, origin = ORIGIN, path = '/graphql'): Promise<Response> {
  const body = method === 'POST' ? { body: JSON.stringify({ query: '{ __typename }' }) } : {};
  const ownHeaders = { origin, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', ...headers };
  return fetch(`${listening.origin}${path}`, { method, headers: ownHeaders, ...body });
}

const preflight = (requested: string, origin?: string, path?: string) =>
  send(
    'OPTIONS',
    { 'access-control-request-method': 'POST', 'access-control-request-headers': requested },
    origin,
    path,
  );

test.each(['/graphql', '/federation'])(
  'a preflight at %s needs no credential, and may ask to send one',
  async (path) => {
    for (const name of ['authorization', 'x-api-key']) {
      const response = await preflight(`${name},content-type`, ORIGIN, path);
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(response.headers.get('access-control-allow-headers')?.split(',')).toContain(name);
    }
  },
);

test('a page of another origin may not', async () => {
  const { headers } = await preflight('authorization', 'https://evil.example');
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('a page sees why it was refused, when to come again and what is left', async () => {
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  const answers = [
    await send('POST', json),
    await send('POST', { ...json, authorization: 'Bearer rollcall_wrong' }),
    await send('POST', { ...json, authorization: 'Bearer rollcall_app' }),
    await send('POST', { ...json, 'x-api-key': 'rollcall_app' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 200, 429]);
  for (const { headers } of answers) {
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const exposed = headers.get('access-control-expose-headers')?.split(', ');
    expect(exposed).toEqual(['www-authenticate', 'retry-after', 'ratelimit', 'ratelimit-policy']);
  }
});
