import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { SCOPES } from '../../src/access/caller.ts';
import { loadConfiguration } from '../../src/settings/load.ts';
import { vendors } from '../../src/vendors/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGE = read('docs/access.md');

const blocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text);

const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));
const [overview = '', worked = ''] = blocks('yaml');
const [issuer = ''] = blocks('js');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-access-page-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'issuer.mjs'), issuer);
});
afterAll(() => rmSync(folder, { recursive: true }));

const load = (text: string) =>
  loadConfiguration({ file: join(folder, 'rollcall.yaml'), text, env: {}, vendorSettings });

describe('docs/access.md', () => {
  test('shows a configuration with keys, tokens and limits', () => {
    expect(load(overview).access).toMatchObject({
      rateLimit: { requestsPerMinute: 600, vendorCallsPerMinute: 3000 },
      apiKeys: [{ name: 'dashboard', accounts: ['voice'] }],
      jwt: { issuer: 'https://login.example.com/' },
    });
  });

  test('has an example whose token is accepted under its configuration, also after another run of its issuer', async () => {
    const run = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ['issuer.mjs'], { cwd: folder });
      return stdout.trim();
    };
    const first = await run();
    const { access } = load(worked);
    if (access === undefined) throw new Error('no access');
    const authenticate = createAuthenticator(access);
    const alice = { id: 'jwt:alice', scopes: new Set(['agents:read']), accounts: new Set(['voice']) };
    expect(await authenticate(first)).toEqual(alice);
    const second = await run();
    expect(await authenticate(second)).toEqual(alice);
    expect(await authenticate(first)).toBeUndefined();
  });

  test('explains each scope', () => {
    const explained = [...PAGE.matchAll(/^\| `([a-z:]+)` \| .*/gm)].map(([, name]) => name);
    for (const scope of SCOPES) expect(explained).toContain(scope);
  });
});

test('the lines about access in rollcall.example.yaml, once they count, are a configuration', () => {
  const example = read('rollcall.example.yaml');
  const [lines = ''] = /^# access:\n(# {3}.*\n)+/m.exec(example) ?? [];
  const access = lines.replaceAll(/^# /gm, '');
  const account = 'accounts: [{ id: support, vendor: chatsby, apiKey: key }]';
  const loaded = load(`${access}\n${account}`).access;
  expect(loaded?.apiKeys).toMatchObject([{ name: 'dashboard', keys: [{ expiresAt: new Date('2030-01-31') }] }]);
  // What is said to be a default is one.
  const { jwt } =
    load(
      `access: { jwt: { issuer: "https://login.example.com/", audience: rollcall, jwksUrl: "https://login.example.com/.well-known/jwks.json" } }\n${account}`,
    ).access ?? {};
  expect(loaded?.jwt).toEqual(jwt);
});
