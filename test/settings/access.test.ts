import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfiguration } from '../../src/settings/load.ts';
import { load, messageOf } from './message-of.ts';
import { standInVendors } from './stand-in-vendors.ts';

const ACCOUNTS = 'accounts: [{ id: support, vendor: gennia, apiKey: key }]';
const SHA = 'a'.repeat(64);
const SHA_LINE = `keys: [{ sha256: ${SHA} }]`;

const jwt = (more: string) =>
  `access:\n  jwt:\n    issuer: https://login.example.com/\n    audience: rollcall\n${more.replace(/^/gm, '    ')}\n${ACCOUNTS}`;

test('callers with keys', () => {
  const { access } = load(`access:
  apiKeys:
    - { name: dashboard, scopes: [agents:read], accounts: [support], keys: [{ sha256: ${SHA}, expiresAt: 2027-01-31 }] }
    - { name: sync, scopes: [operations], keys: [{ sha256: ${'b'.repeat(64)} }] }
${ACCOUNTS}`);
  expect(access).toEqual({
    apiKeys: [
      {
        name: 'dashboard',
        scopes: ['agents:read'],
        accounts: ['support'],
        keys: [{ sha256: SHA, expiresAt: new Date('2027-01-31T00:00:00Z') }],
      },
      { name: 'sync', scopes: ['operations'], keys: [{ sha256: 'b'.repeat(64) }] },
    ],
  });
  expect(load(`access: none\n${ACCOUNTS}`).access).toBeUndefined();
  expect(load(ACCOUNTS).access).toBeUndefined();
});

test('tokens, with what they are taken for unless the file says otherwise', () => {
  expect(load(jwt('jwksUrl: https://login.example.com/keys?p=1')).access).toEqual({
    apiKeys: [],
    jwt: {
      issuer: 'https://login.example.com/',
      audience: ['rollcall'],
      jwksUrl: 'https://login.example.com/keys?p=1',
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      types: ['at+jwt', 'JWT'],
      clockToleranceSeconds: 30,
      claims: { name: 'sub', scopes: 'scope', accounts: 'accounts' },
      defaultAccounts: [],
    },
  });
  for (const url of ['http://127.0.0.1:8080/keys', 'http://localhost/keys', 'http://[::1]:1/keys']) {
    expect(load(jwt(`jwksUrl: "${url}"\ndefaultAccounts: all`)).access?.jwt).toMatchObject({
      jwksUrl: url,
      defaultAccounts: 'ALL',
    });
  }
});

test('limits, for all callers and for one', () => {
  const { access } = load(`access:
  rateLimit: { requestsPerMinute: 600, vendorCallsPerMinute: "3000" }
  apiKeys:
    - { name: a, scopes: [operations], rateLimit: { requestsPerMinute: 6 }, ${SHA_LINE} }
${ACCOUNTS}`);
  expect(access).toMatchObject({
    rateLimit: { requestsPerMinute: 600, vendorCallsPerMinute: 3000 },
    apiKeys: [{ rateLimit: { requestsPerMinute: 6 } }],
  });
  expect(messageOf(() => load(`access: { rateLimit: { requestsPerMinute: 0 } }\n${ACCOUNTS}`))).toContain(
    'access.rateLimit.requestsPerMinute: expected a whole number from 1 to 1000000',
  );
});

test('a file of keys is found from the folder of the configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-access-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'keys.json'), JSON.stringify({ keys: [{ kty: 'EC', kid: 'a' }] }));
  const file = join(folder, 'rollcall.yaml');
  const options = { file, text: jwt('jwksFile: keys.json'), env: {}, vendorSettings: standInVendors };
  expect(loadConfiguration(options).access?.jwt?.jwksFile).toBe(join(folder, 'keys.json'));
  writeFileSync(join(folder, 'keys.json'), '{}');
  expect(messageOf(() => loadConfiguration(options))).toMatch(
    /:5:15 access\.jwt\.jwksFile: expected a file with a JSON Web Key Set, but it is no JSON Web Key Set with at least one key$/,
  );
  rmSync(join(folder, 'keys.json'));
  expect(messageOf(() => loadConfiguration(options))).toMatch(
    /access\.jwt\.jwksFile: expected a file, but it is missing, or a link to one that is missing \(ENOENT\)$/,
  );
});

test.each([
  ['nobody', `access: {}\n${ACCOUNTS}`, 'access: expected at least one caller, or none'],
  [
    'no map',
    `access: all\n${ACCOUNTS}`,
    'access: expected none, or a map with the keys apiKeys, jwt and rateLimit, got a string',
  ],
  [
    'three keys',
    `access: { apiKeys: [{ name: a, scopes: [operations], keys: [{ sha256: ${SHA} }, { sha256: ${SHA} }, { sha256: ${SHA} }] }] }\n${ACCOUNTS}`,
    'access.apiKeys[0].keys: expected at most 2 keys: the one in use, and the one that takes its place',
  ],
  [
    'a key in the place of its hash',
    `access: { apiKeys: [{ name: a, scopes: [operations], keys: [{ sha256: rollcall_hush }] }] }\n${ACCOUNTS}`,
    'access.apiKeys[0].keys[0].sha256: expected a SHA-256 in 64 lower-case hexadecimal digits; "rollcall key new" prints it with its key',
  ],
  [
    'a scope that there is not',
    `access: { apiKeys: [{ name: a, scopes: [admin], ${SHA_LINE} }] }\n${ACCOUNTS}`,
    'access.apiKeys[0].scopes[0]: expected "agents:read", "agents:write", "agents:raw" or "operations"',
  ],
  [
    'an account that there is not',
    `access: { apiKeys: [{ name: a, scopes: [operations], accounts: [suport], ${SHA_LINE} }] }\n${ACCOUNTS}`,
    'access.apiKeys[0].accounts[0]: expected the id of an account of this configuration',
  ],
  [
    'a name that two callers have',
    `access: { apiKeys: [{ name: a, scopes: [operations], ${SHA_LINE} }, { name: a, scopes: [operations], keys: [{ sha256: ${'b'.repeat(64)} }] }] }\n${ACCOUNTS}`,
    'access.apiKeys[1].name: expected a name of its own: a caller has all of its keys in one entry',
  ],
  [
    'a key that two callers have',
    `access: { apiKeys: [{ name: a, scopes: [operations], ${SHA_LINE} }, { name: b, scopes: [operations], ${SHA_LINE} }] }\n${ACCOUNTS}`,
    'access.apiKeys[1].keys[0].sha256: expected a key of its own: an entry before has the same',
  ],
  ['no keys for tokens', jwt(''), 'access.jwt: expected jwksUrl or jwksFile, one of the two'],
  [
    'keys from two places',
    jwt('jwksUrl: https://a.example.com\njwksFile: /nowhere'),
    'access.jwt: expected jwksUrl or jwksFile, one of the two',
  ],
  [
    'keys that come unencrypted',
    jwt('jwksUrl: http://login.example.com/keys'),
    'access.jwt.jwksUrl: expected an https URL such as https://login.example.com/.well-known/jwks.json; http is for loopback only',
  ],
  [
    'keys for whose address a password is needed',
    jwt('jwksUrl: https://user:hush@login.example.com/keys'),
    'access.jwt.jwksUrl: expected an https URL such as https://login.example.com/.well-known/jwks.json; http is for loopback only',
  ],
  [
    'a shared secret',
    jwt('jwksUrl: https://a.example.com\nalgorithms: [HS256]'),
    'access.jwt.algorithms[0]: expected asymmetric algorithms: RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519',
  ],
  [
    'no signature',
    jwt('jwksUrl: https://a.example.com\nalgorithms: [none]'),
    'access.jwt.algorithms[0]: expected asymmetric algorithms',
  ],
  [
    'an account for tokens that there is not',
    jwt('jwksUrl: https://a.example.com\ndefaultAccounts: [suport]'),
    'access.jwt.defaultAccounts[0]: expected the id of an account of this configuration',
  ],
  [
    'a word for accounts that there is not',
    jwt('jwksUrl: https://a.example.com\ndefaultAccounts: every'),
    'access.jwt.defaultAccounts: expected all, or a list of ids of accounts',
  ],
])('%s is told with its place', (_, text, message) => {
  const told = messageOf(() => load(text));
  expect(told).toContain(message);
  expect(told).not.toContain('hush');
});
