import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from '../../src/server/listen.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import { Issuer, type IssuerKey, jwtSettings, makeKey, sign } from '../support/issuer.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const KEYS = vendors.map(({ key }) => key);
const [first = '', second = ''] = KEYS;

let key: IssuerKey;
let issuer: Issuer;
let roll: TestRollcall;
let listening: Listening;

beforeAll(async () => {
  key = await makeKey('first');
  issuer = await Issuer.start(key);
  roll = await startRollcall({
    access: {
      apiKeys: [
        keyCaller('first', 'rollcall_first', ['agents:read'], [first]),
        keyCaller('second', 'rollcall_second', ['agents:read'], [second]),
        keyCaller('monitor', 'rollcall_monitor', ['operations']),
        { ...keyCaller('limited', 'rollcall_limited'), rateLimit: { vendorCallsPerMinute: 1 } },
      ],
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

const get = (search: string, headers: Record<string, string> = {}) =>
  fetch(`${listening.origin}/graphql${search}`, { headers: { accept: 'text/html', ...headers } });

const examples = (credential: string) => get('?explorer=examples', { authorization: `Bearer ${credential}` });

/** Accounts of which an answer names one or an agent. */
const namedIn = (text: string) => KEYS.filter((name) => text.includes(`${name}:`) || text.includes(`\\"${name}\\"`));

describe('whoever is not signed in', () => {
  test('gets the page, which names no agent and no account, and costs no vendor call', async () => {
    roll.forgetCalls();
    for (let view = 0; view < 10; view++) {
      const response = await get('');
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(namedIn(page)).toEqual([]);
      expect(page).toContain('id="sign-in"');
    }
    expect(roll.callCount()).toBe(0);
  });

  test.each([
    ['without a credential', {}],
    ['with a wrong one', { authorization: 'Bearer rollcall_wrong' }],
    ['with a right one in the address', {}, '&access_token=rollcall_first&key=rollcall_first'],
  ] as [string, Record<string, string>, string?][])('gets no examples %s', async (_, headers, more = '') => {
    await examples('rollcall_first');
    roll.forgetCalls();
    const response = await get(`?explorer=examples${more}`, headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm="rollcall"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(namedIn(body)).toEqual([]);
    expect(roll.callCount()).toBe(0);
  });
});

describe('examples', () => {
  test('are of the accounts that exist for the caller, one after the other and at the same time', async () => {
    const asked = [1, 2, 3].flatMap(() => [
      ['rollcall_first', first],
      ['rollcall_second', second],
    ]);
    const answers = await Promise.all(asked.map(async ([credential = '']) => (await examples(credential)).text()));
    expect(answers.map(namedIn)).toEqual(asked.map(([, account]) => [account]));
  });

  test('are remembered for one caller with the same accounts only', async () => {
    const token = (accounts: string) => sign(key, { sub: 'alice', accounts });
    expect(namedIn(await (await examples(await token(first))).text())).toEqual([first]);
    expect(namedIn(await (await examples(await token(second))).text())).toEqual([second]);
    expect(namedIn(await (await examples(await token(''))).text())).toEqual([]);
    roll.forgetCalls();
    expect(namedIn(await (await examples(await token(first))).text())).toEqual([first]);
    expect(roll.callCount()).toBe(0);
    expect(namedIn(await (await examples(await sign(key, { sub: 'bob', accounts: first }))).text())).toEqual([first]);
    expect(roll.callCount()).toBe(1);
  });

  test('need the scope to read agents; without it the tabs say what belongs there', async () => {
    roll.forgetCalls();
    const response = await examples('rollcall_monitor');
    expect(response.status).toBe(200);
    const body = await response.text();
    expect(namedIn(body)).toEqual([]);
    expect(body).toContain('an id from the tab AllAgents');
    expect(roll.callCount()).toBe(0);
  });

  test('cost the caller its own vendor calls, and nobody else’s', async () => {
    roll.forgetCalls();
    expect(namedIn(await (await examples('rollcall_limited')).text()).length).toBeLessThanOrEqual(KEYS.length);
    expect(roll.callCount()).toBe(1);
    expect(namedIn(await (await examples('rollcall_second')).text())).toEqual([second]);
  });
});
