import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, expectTypeOf, test } from 'vitest';
import { ConfigurationError } from '../../src/settings/configuration-error.ts';
import { loadConfiguration } from '../../src/settings/load.ts';
import { isSandboxAccount } from '../../src/settings/sandbox-account.ts';
import { serverSettings } from '../../src/settings/settings.ts';
import { load, messageOf } from './message-of.ts';
import { standInVendors } from './stand-in-vendors.ts';

const directory = mkdtempSync(join(tmpdir(), 'rollcall-load-'));
afterAll(() => rmSync(directory, { recursive: true }));

const example = new URL('../../rollcall.example.yaml', import.meta.url);
const env = {
  CHATSBY_API_KEY: 'c',
  COMETCHAT_API_KEY: 'o',
  GENNIA_API_KEY: 'g',
  NOVA_API_KEY: 'n',
  AEGRA_TOKEN: 't',
  MASTRA_TOKEN: 'm',
};

describe('a configuration that is in order', () => {
  test('the example file gives an account of each vendor', () => {
    expect(load(readFileSync(example, 'utf8'), env)).toMatchInlineSnapshot(`
      {
        "access": undefined,
        "accounts": [
          {
            "apiKey": "c",
            "concurrency": 8,
            "id": "support",
            "label": "Customer support",
            "maxAgeMs": 0,
            "maxResponseBytes": 33554432,
            "queueTimeoutMs": 60000,
            "sendTraceContext": false,
            "timeoutMs": 15000,
            "vendor": "chatsby",
          },
          {
            "apiKey": "o",
            "appId": "my-app",
            "concurrency": 8,
            "id": "chat",
            "label": "chat",
            "maxAgeMs": 0,
            "maxResponseBytes": 33554432,
            "queueTimeoutMs": 60000,
            "region": "us",
            "sendTraceContext": false,
            "timeoutMs": 15000,
            "vendor": "cometchat",
          },
          {
            "apiKey": "g",
            "concurrency": 8,
            "id": "growth",
            "label": "growth",
            "maxAgeMs": 0,
            "maxResponseBytes": 33554432,
            "queueTimeoutMs": 60000,
            "sendTraceContext": false,
            "timeoutMs": 15000,
            "vendor": "gennia",
          },
          {
            "apiKey": "n",
            "concurrency": 8,
            "id": "voice",
            "label": "voice",
            "maxAgeMs": 0,
            "maxResponseBytes": 33554432,
            "orgId": "org_1",
            "queueTimeoutMs": 60000,
            "sendTraceContext": false,
            "timeoutMs": 30000,
            "vendor": "nova",
          },
          {
            "baseUrl": "http://localhost:2026",
            "concurrency": 8,
            "headers": {
              "authorization": "Bearer t",
            },
            "id": "graphs",
            "label": "graphs",
            "maxAgeMs": 0,
            "maxResponseBytes": 33554432,
            "queueTimeoutMs": 60000,
            "sendTraceContext": false,
            "timeoutMs": 15000,
            "vendor": "aegra",
          },
          {
            "baseUrl": "http://localhost:4111/api",
            "concurrency": 8,
            "headers": {
              "authorization": "Bearer m",
            },
            "id": "studio",
            "label": "studio",
            "maxAgeMs": 0,
            "maxResponseBytes": 33554432,
            "queueTimeoutMs": 60000,
            "sendTraceContext": false,
            "timeoutMs": 15000,
            "vendor": "mastra",
          },
        ],
        "audit": undefined,
        "federation": {
          "prefix": "",
          "version": "2.0",
        },
        "languageModels": [],
        "metrics": undefined,
        "server": {
          "allowedHosts": [],
          "answerTimeoutMs": 30000,
          "bodyTimeoutMs": 30000,
          "corsOrigins": [],
          "explorer": true,
          "fastPath": true,
          "host": "127.0.0.1",
          "introspection": true,
          "keepAliveTimeoutMs": 75000,
          "maxAgentsPerAccount": 10000,
          "maxAgentsPerRequest": 20000,
          "maxAliases": 250,
          "maxAnswerBytes": 16777216,
          "maxBodyBytes": 2097152,
          "maxConnections": 1000,
          "maxDepth": 25,
          "maxDirectives": 250,
          "maxNodes": 250000,
          "maxRootFields": 100,
          "maxTokens": 15000,
          "maxUnreadBytes": 268435456,
          "maxVendorCallsPerGet": 20,
          "maxVendorCallsPerRequest": 1000,
          "operationTimeoutMs": 90000,
          "port": 4000,
          "statistics": false,
          "trustedNetwork": false,
          "workers": 1,
        },
        "store": undefined,
      }
    `);
  });

  test('the example file names each variable that is not set', () => {
    const message = messageOf(() => load(readFileSync(example, 'utf8')));
    for (const name of Object.keys(env)) expect(message).toContain(`environment variable ${name} to be set`);
    expect(message.split('\n')).toHaveLength(Object.keys(env).length);
  });

  test('names of hosts and a prefix for the subgraph are taken as they are', () => {
    const { server, federation } = load(`
server: { allowedHosts: [rollcall.example.com, 10.0.0.7, "::1"] }
federation: { prefix: Rollcall2 }
accounts: [{ id: a-1, vendor: gennia, apiKey: key }]`);
    expect(server.allowedHosts).toEqual(['rollcall.example.com', '10.0.0.7', '::1']);
    expect(federation).toMatchObject({ prefix: 'Rollcall2' });
  });

  test('what is left out gets its default', () => {
    const { server, accounts } = load('accounts: [{ id: a-1, vendor: gennia, apiKey: key }]');
    expect(server).toEqual(serverSettings.parse({}));
    expect(server).toMatchObject({ host: '127.0.0.1', port: 4000, maxVendorCallsPerRequest: 1_000 });
    expect(accounts).toEqual([
      {
        id: 'a-1',
        label: 'a-1',
        vendor: 'gennia',
        apiKey: 'key',
        maxResponseBytes: 33_554_432,
        maxAgeMs: 0,
        queueTimeoutMs: 60_000,
        timeoutMs: 15_000,
        concurrency: 8,
        sendTraceContext: false,
      },
    ]);
  });

  test('the bounds themselves are allowed', () => {
    const { server, accounts } = load(`
server: { host: "::1", port: 0, corsOrigins: ["https://App.example.com:443", "http://localhost:3000/"] }
accounts:
  - { id: a, vendor: gennia, apiKey: key, timeoutMs: 100, concurrency: 1, maxAgeMs: 0 }
  - { id: b, vendor: gennia, apiKey: key, timeoutMs: 300000, concurrency: 64, maxAgeMs: 300000 }
`);
    expect(server).toMatchObject({
      host: '::1',
      port: 0,
      corsOrigins: ['https://app.example.com', 'http://localhost:3000'],
    });
    expect(accounts.map(({ timeoutMs, concurrency, maxAgeMs }) => [timeoutMs, concurrency, maxAgeMs])).toEqual([
      [100, 1, 0],
      [300_000, 64, 300_000],
    ]);
  });

  test.each([
    ['https://api.example.com/v1/', 'https://api.example.com/v1'],
    ['https://api.example.com', 'https://api.example.com'],
    ['HTTP://LOCALHOST:2026//', 'http://localhost:2026'],
    ['https://example.com/a@b', 'https://example.com/a@b'],
  ])('the base URL %s is read as %s', (written, read) => {
    expect(load(`accounts: [{ id: a, vendor: aegra, baseUrl: "${written}" }]`).accounts[0]).toMatchObject({
      baseUrl: read,
    });
  });

  test('accounts have the type of their vendor', () => {
    const { accounts } = load('accounts: [{ id: a, vendor: nova, orgId: o, apiKey: key }]');
    for (const account of accounts) {
      expectTypeOf(account.label).toEqualTypeOf<string>();
      if (!isSandboxAccount(account) && account.vendor === 'nova') expectTypeOf(account.orgId).toEqualTypeOf<string>();
    }
    expect(accounts.map(({ vendor }) => vendor)).toEqual(['nova']);
  });
});

describe('files', () => {
  const read = (file: string) => loadConfiguration({ file, env, vendorSettings: standInVendors });

  test('a file is read with Windows line ends and a byte order mark', () => {
    const file = join(directory, 'windows.yaml');
    writeFileSync(file, `\ufeffaccounts:\r\n  - id: a\r\n    vendor: gennia\r\n    apiKey: \${GENNIA_API_KEY}\r\n`);
    expect(read(file).accounts).toMatchObject([{ id: 'a', apiKey: 'g' }]);
    writeFileSync(file, '\ufeffaccounts:\r\n  - id: a\r\n    vendor: gennia\r\n');
    expect(messageOf(() => read(file))).toBe(
      `${file}:2:5 accounts[0].apiKey: expected a non-empty string, but it is missing`,
    );
  });

  test('a file that is not there, is a folder or is no text', () => {
    const file = join(directory, 'latin1.yaml');
    writeFileSync(file, Buffer.from([0x61, 0xe9, 0x0a]));
    expect(messageOf(() => read(file))).toBe(`${file}: expected a text file in UTF-8`);
    expect(messageOf(() => read(directory))).toBe(
      `${directory}: expected a file, but this is a folder: name the file in it (EISDIR)`,
    );
    expect(messageOf(() => read('none.yaml'))).toBe(
      'none.yaml: expected a file, but it is missing, or a link to one that is missing (ENOENT)',
    );
  });

  test('the problems are there for programs too', () => {
    const error = new ConfigurationError([{ file: 'f', line: 1, column: 2, setting: 's', message: 'expected x' }]);
    expect(error).toMatchObject({ name: 'ConfigurationError', message: 'f:1:2 s: expected x' });
    expect(error.problems).toHaveLength(1);
  });
});
