import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { configurationWarnings } from '../../src/cli/check/configuration-warnings.ts';
import { setUp } from '../../src/server/setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-warnings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = Date.parse('2027-01-01T00:00:00Z');
const file = join(folder, 'rollcall.yaml');

/** The warnings of a configuration, without the name of its file. */
async function warningsOf(text: string, env = {}): Promise<string[]> {
  writeFileSync(file, text);
  const setup = await setUp({ config: file }, env);
  await setup.close();
  return configurationWarnings(setup, env, NOW).map((line) => line.replace(`${file}:`, ''));
}

const chatsby = (settings: string, id = 'a') => `  - { id: ${id}, vendor: chatsby, ${settings} }\n`;

describe('a check warns of', () => {
  test('nothing, where all is well', async () => {
    expect(
      await warningsOf(
        `access: { apiKeys: [{ name: a, scopes: ["agents:read"], keys: [{ sha256: "${'0'.repeat(64)}", expiresAt: 2027-01-31 }] }] }
server: { corsOrigins: ["http://app.acme.test"] }
accounts:
${chatsby('apiKey: k-1, label: "change me "')}${chatsby('apiKey: k-2, baseUrl: "http://localhost:1"', 'b')}`,
      ),
    ).toEqual([]);
  });

  test('blanks around a key, and where they came from', async () => {
    writeFileSync(join(folder, 'key'), 'k-1 \n');
    const accounts = `${chatsby(`apiKey: "\${A}"`)}${chatsby(`apiKey: "\${file:key}"`, 'b')}${chatsby('apiKey: " k-3 "', 'c')}`;
    expect(await warningsOf(`accounts:\n${accounts}`, { A: '\tk-2' })).toEqual([
      '2:39 accounts[0].apiKey: begins with a blank, which is sent as it is (from the environment variable A)',
      `3:39 accounts[1].apiKey: ends with a blank, which is sent as it is (from the file ${join(folder, 'key')})`,
      '4:39 accounts[2].apiKey: begins and ends with a blank, which is sent as it is',
    ]);
  });

  test('a header whose credential is empty', async () => {
    const account = `{ id: a, vendor: aegra, baseUrl: "http://127.0.0.1:1", headers: { authorization: "Bearer \${T}" } }`;
    expect(await warningsOf(`accounts: [${account}]`, { T: '' })).toEqual([
      '1:93 accounts[0].headers.authorization: ends with a blank, which is sent as it is (from the environment variable T)',
    ]);
  });

  test.each([
    'CHANGE_ME',
    'changeme',
    'please-change-me',
    'your-api-key',
    'YOUR_KEY_HERE',
    '<key>',
    'xxxx',
    'Bearer xxx',
    '...',
    'todo',
    'null',
    '[redacted]',
    'placeholder',
  ])('the placeholder %s', async (text) => {
    expect(await warningsOf(`accounts:\n${chatsby(`apiKey: "${text}"`)}`)).toEqual([
      '2:39 accounts[0].apiKey: looks like a placeholder, and is sent as it is',
    ]);
  });

  test.each(['chtb_live_4fxxxk9', 'gsk_todo1', 'nullable', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.xxx1', 'k.example.comet'])(
    'no placeholder in the key %s',
    async (text) => {
      expect(await warningsOf(`accounts:\n${chatsby(`apiKey: "${text}"`)}`)).toEqual([]);
    },
  );

  test('addresses at which keys can be read by others on the way, and not those of this machine', async () => {
    const at = (...urls: string[]) =>
      urls.map((url, index) => chatsby(`apiKey: k-${index}, baseUrl: "${url}"`, `a${index}`)).join('');
    const local = ['http://127.0.0.2:1', 'http://[::1]:1', 'http://api.localhost', 'https://acme.test'];
    expect(await warningsOf(`accounts:\n${at(...local)}`)).toEqual([]);
    expect(await warningsOf(`accounts:\n${at('http://10.0.0.1', 'HTTP://localhost.acme.test/v1')}`)).toEqual([
      '2:54 accounts[0].baseUrl: http, not https: credentials are sent so that others can read them',
      '3:54 accounts[1].baseUrl: http, not https: credentials are sent so that others can read them',
    ]);
  });

  test('two accounts with one key, also of different vendors', async () => {
    const accounts = [
      '{ id: a, vendor: chatsby, apiKey: k-1 }',
      '{ id: b, vendor: chatsby, apiKey: k-1, label: Again, timeoutMs: 1000 }',
      '{ id: c, vendor: gennia, apiKey: k-1 }',
      '{ id: d, vendor: nova, orgId: o-1, apiKey: k-2 }',
      '{ id: e, vendor: nova, orgId: o-2, apiKey: k-2 }',
      '{ id: f, vendor: nova, orgId: o-3, apiKey: k-3 }',
    ];
    expect(await warningsOf(`accounts:\n${accounts.map((each) => `  - ${each}\n`).join('')}`)).toEqual([
      '3:11 accounts[1].id: reaches the same account as accounts[0] (a), so that its agents are listed twice',
      '4:11 accounts[2].id: has the same credentials as accounts[0] (a)',
      '6:11 accounts[4].id: has the same credentials as accounts[3] (d)',
    ]);
  });

  test('servers without credentials are not taken for one', async () => {
    const at = (id: string, port: number) => `{ id: ${id}, vendor: aegra, baseUrl: "http://127.0.0.1:${port}" }`;
    expect(await warningsOf(`accounts: [${at('a', 1)}, ${at('b', 2)}]`)).toEqual([]);
  });

  test('nothing that an account does not use because an embedded server answers', async () => {
    const sandbox = (id: string) => chatsby('sandbox: { agents: 1 }, apiKey: " CHANGE_ME", baseUrl: "http://h"', id);
    expect(await warningsOf(`accounts:\n${sandbox('a')}${sandbox('b')}`)).toEqual([]);
  });

  test("callers' keys that expire within 30 days, or have expired", async () => {
    let made = 0;
    const key = (expiresAt?: string) =>
      `{ sha256: "${String(made++).padStart(64, '0')}"${expiresAt === undefined ? '' : `, expiresAt: "${expiresAt}"`} }`;
    const caller = (name: string, ...keys: string[]) =>
      `    - { name: ${name}, scopes: ["agents:read"], keys: [${keys.join(', ')}] }\n`;
    const callers = [
      caller('later', key('2027-01-31')),
      caller('soon', key('2027-01-30T23:59:59Z')),
      caller('today', key('2027-01-01T12:00:00Z')),
      caller('over', key('2027-01-01'), key('2026-12-01')),
      caller('rotated', key('2027-01-02'), key()),
    ];
    const text = `access:\n  apiKeys:\n${callers.join('')}accounts:\n${chatsby('apiKey: k')}`;
    expect((await warningsOf(text)).map((line) => line.replace(/^\d+:\d+ access\.apiKeys/, ''))).toEqual([
      '[1].keys[0].expiresAt: expires in 29 days; soon has no other one: "key new" makes it',
      '[2].keys[0].expiresAt: expires in less than a day; today has no other one: "key new" makes it',
      '[3].keys[0].expiresAt: has expired, and is refused; over has no other one: "key new" makes it',
      '[3].keys[1].expiresAt: has expired, and is refused; over has no other one: "key new" makes it',
      '[4].keys[0].expiresAt: expires in 1 day; rotated has another one',
    ]);
  });
});
