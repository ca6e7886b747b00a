import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { vendors } from '../../src/vendors/index.ts';
import { signedInAsTests } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

/** What browsers take in the place of a page. */
const PAGES = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const FRIEND = 'https://friend.example';

let api: TestRollcall;
let rollcall: Rollcall;
beforeAll(async () => {
  api = await startRollcall({ agents: 30 });
  rollcall = signedInAsTests(createRollcall({ ...api.options, corsOrigins: [FRIEND] }));
});
beforeEach(() => api.forgetCalls());
afterAll(async () => {
  await rollcall.close();
  await api.close();
});

type Headers = Readonly<Record<string, string>>;

/** What a path of the server answers to a browser, or to another client. */
async function ask(path: string, headers: Headers, body?: object) {
  const json: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const url = `http://rollcall${path}`;
  const response = await rollcall.yoga.fetch(url, {
    ...init,
    headers: { accept: 'application/json', ...json, ...headers },
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

const by = (query: string, path = '/graphql') => `${path}?query=${encodeURIComponent(query)}`;
const HEALTH = '{ accounts { health { reachable } } }';

const REFUSED = {
  status: 403,
  text: expect.stringContaining('"code":"ORIGIN_NOT_ALLOWED"'),
};

describe.each(['cross-site', 'same-site'])('what a browser asks for a page that is %s', (site) => {
  const fetched = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };

  test.each([
    ['an image', by(HEALTH), fetched],
    ['an image at the endpoint of gateways', by(HEALTH, '/federation'), fetched],
    ['a script', '/graphql?explorer=examples', { ...fetched, 'sec-fetch-dest': 'script' }],
    ['a frame', by(HEALTH), { ...fetched, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['a page in a frame', '/graphql', { ...fetched, accept: PAGES, 'sec-fetch-dest': 'iframe' }],
    [
      'a link to an operation',
      by(HEALTH, '/federation'),
      { ...fetched, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: PAGES },
    ],
    ['a fetch', by(HEALTH), { ...fetched, 'sec-fetch-mode': 'cors', origin: 'https://evil.example' }],
    ['a fetch of a sandboxed frame', by(HEALTH), { ...fetched, 'sec-fetch-mode': 'cors', origin: 'null' }],
    ['an image of a page that may call', by(HEALTH), fetched],
  ])('%s: is refused, and no vendor is asked', async (_, path, headers) => {
    expect(await ask(path, headers)).toMatchObject(REFUSED);
    expect(api.callCount()).toBe(0);
  });

  test('a POST of JSON: is refused too', async () => {
    expect(await ask('/graphql', { ...fetched, origin: 'https://evil.example' }, { query: HEALTH })).toMatchObject(
      REFUSED,
    );
    expect(api.callCount()).toBe(0);
  });

  test('a link: leads to the page of the explorer, whatever query stands in it, and no vendor is asked', async () => {
    const link = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    for (const path of ['/graphql', by(HEALTH)]) {
      expect(await ask(path, { ...link, accept: PAGES })).toMatchObject({ status: 200, type: /^text\/html/ });
    }
    expect(api.callCount()).toBe(0);
  });

  test('a fetch of a page that may call: is answered', async () => {
    const headers = { ...fetched, 'sec-fetch-mode': 'cors', origin: FRIEND };
    expect(await ask(by('{ __typename }'), headers)).toMatchObject({ status: 200 });
    expect(await ask('/graphql', headers, { query: '{ __typename }' })).toMatchObject({ status: 200 });
  });
});

test.each([
  ['the explorer', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ['the address bar', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['no browser', {}],
])('what comes from %s is answered', async (_, headers: Headers) => {
  expect(await ask(by('{ __typename }'), headers)).toMatchObject({ status: 200 });
  expect(await ask('/graphql', headers, { query: '{ __typename }' })).toMatchObject({ status: 200 });
});

describe('a request by GET, which may come from anywhere', () => {
  const aliases = (count: number, field: string) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

  test('asks each vendor for its health once, under however many names', async () => {
    await ask(by(aliases(200, 'accounts { health { reachable } }')), {});
    expect(api.callCount()).toBeLessThanOrEqual(vendors.length);
  });

  test.each(['/graphql', '/federation'])('at %s makes few calls, and one by POST as many as before', async (path) => {
    const query = aliases(30, 'agents(first: 1, filter: { search: "x" }) { failures { code message } }').replace(
      /"x"/g,
      () => `"${Math.random()}"`,
    );
    const { text } = await ask(by(query, path), {});
    expect(text).toContain('"LIMIT_EXCEEDED"');
    expect(text).toContain('server.maxVendorCallsPerGet');
    expect(api.callCount()).toBe(20);
    expect((await ask(path, {}, { query })).text).not.toContain('LIMIT_EXCEEDED');
  });

  test.each(['/graphql', '/federation'])('at %s changes nothing', async (path) => {
    const mutation = 'mutation { deleteAgent(input: { id: "chatsby:nobody" }) { deletedAgentId } }';
    expect(await ask(by(mutation, path), {})).toMatchObject({ status: 405 });
    expect(api.callCount()).toBe(0);
  });
});
