import { describe, expect, test } from 'vitest';
import { load, messageOf } from './message-of.ts';

/** Settings of which only one account is in question. */
function accounts(yaml: string): string {
  return `accounts:\n${yaml}`;
}

const working = `accounts:
  - id: support
    vendor: chatsby
    apiKey: key
`;

describe('what every broken configuration says', () => {
  test('an empty file', () => {
    expect(messageOf(() => load(''))).toMatchInlineSnapshot(
      `"rollcall.yaml:1:1 expected a map with the keys server and accounts, but it is empty"`,
    );
    expect(messageOf(() => load('# nothing yet\n'))).toMatchInlineSnapshot(
      `"rollcall.yaml:1:1 expected a map with the keys server and accounts, but it is empty"`,
    );
  });

  test('something else than a map at the top', () => {
    expect(messageOf(() => load('- a'))).toMatchInlineSnapshot(
      `"rollcall.yaml:1:1 expected a map with the keys server and accounts, got a list"`,
    );
    expect(messageOf(() => load('hello'))).toMatchInlineSnapshot(
      `"rollcall.yaml:1:1 expected a map with the keys server and accounts, got a string"`,
    );
  });

  test('no accounts', () => {
    expect(messageOf(() => load('server: { port: 80 }'))).toMatchInlineSnapshot(
      `"rollcall.yaml:1:1 accounts: expected a list of accounts, but it is missing"`,
    );
    expect(messageOf(() => load('server: {}\naccounts: []'))).toMatchInlineSnapshot(
      `"rollcall.yaml:2:11 accounts: expected at least one account"`,
    );
    expect(messageOf(() => load('server: {}\naccounts:\n  id: support'))).toMatchInlineSnapshot(
      `"rollcall.yaml:3:3 accounts: expected a list of accounts, got a map"`,
    );
    expect(messageOf(() => load('accounts:\n  - support'))).toMatchInlineSnapshot(
      `"rollcall.yaml:2:5 accounts[0]: expected a map, got a string"`,
    );
  });

  test('an unknown vendor, and what is wrong with the settings that all vendors share', () => {
    const text = accounts(`  - id: Support
    vendor: chatsbi
    apiKey: key
    timeoutMs: 5
`);
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:2:9 accounts[0].id: expected lower-case letters, digits and hyphens, beginning with a letter or digit
      rollcall.yaml:3:13 accounts[0].vendor: expected one of the vendors aegra, chatsby, cometchat, gennia, mastra, nova
      rollcall.yaml:5:16 accounts[0].timeoutMs: expected a whole number from 100 to 300000"
    `);
  });

  test.each(['constructor', '__proto__', 'toString'])('the vendor %s is as unknown as any other', (vendor) => {
    expect(messageOf(() => load(accounts(`  - { id: a, vendor: ${vendor} }`)))).toContain(
      'accounts[0].vendor: expected one of the vendors aegra, chatsby, cometchat, gennia, mastra, nova',
    );
  });

  test('an account without a vendor, and one whose vendor is no text', () => {
    const text = accounts(`  - id: a
    apiKey: key
  - id: b
    vendor: 3
`);
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:2:5 accounts[0].vendor: expected one of the vendors aegra, chatsby, cometchat, gennia, mastra, nova, but it is missing
      rollcall.yaml:5:13 accounts[1].vendor: expected one of the vendors aegra, chatsby, cometchat, gennia, mastra, nova, got a number"
    `);
  });

  test('missing and empty keys stand at the line of their account and at their own', () => {
    const text = accounts(`  - id: a
    vendor: chatsby

  # a comment in between
  - vendor: nova
    apiKey:
    orgId: ""
`);
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:2:5 accounts[0].apiKey: expected a non-empty string, but it is missing
      rollcall.yaml:6:5 accounts[1].id: expected lower-case letters, digits and hyphens, beginning with a letter or digit, but it is missing
      rollcall.yaml:7:5 accounts[1].apiKey: expected a non-empty string, but it is empty
      rollcall.yaml:8:12 accounts[1].orgId: expected at least 1 character, got an empty string"
    `);
  });

  test('accounts that share an id name both lines', () => {
    const text = `${working}  - { id: other, vendor: chatsby, apiKey: key }
  - vendor: gennia
    apiKey: key
    id: support
  - { vendor: gennia, apiKey: key, id: support }
`;
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:8:9 accounts[2].id: expected an id of its own, but accounts[0] on line 2 has the same
      rollcall.yaml:9:40 accounts[3].id: expected an id of its own, but accounts[0] on line 2 has the same"
    `);
  });

  test('unknown keys list the allowed ones', () => {
    const text = `sever: {}\n${working}    apikey: key\n    token: key\nserver: { prot: 80 }\n`;
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:1:1 sever: unknown key, expected one of server, federation, access, audit, metrics, store, languageModels, accounts
      rollcall.yaml:6:5 accounts[0].apikey: unknown key, expected one of id, label, timeoutMs, queueTimeoutMs, concurrency, maxResponseBytes, maxAgeMs, sendTraceContext, sandbox, vendor, apiKey, baseUrl
      rollcall.yaml:7:5 accounts[0].token: unknown key, expected one of id, label, timeoutMs, queueTimeoutMs, concurrency, maxResponseBytes, maxAgeMs, sendTraceContext, sandbox, vendor, apiKey, baseUrl
      rollcall.yaml:8:11 server.prot: unknown key, expected one of host, port, workers, corsOrigins, allowedHosts, trustedNetwork, maxAgentsPerAccount, maxAgentsPerRequest, maxVendorCallsPerRequest, statistics, fastPath, maxTokens, maxDepth, maxAliases, maxRootFields, maxDirectives, maxNodes, maxAnswerBytes, operationTimeoutMs, introspection, explorer, maxBodyBytes, maxVendorCallsPerGet, bodyTimeoutMs, keepAliveTimeoutMs, maxConnections, answerTimeoutMs, maxUnreadBytes"
    `);
  });

  test('a key that stands twice names the first line', () => {
    expect(messageOf(() => load(`${working}    apiKey: other\n`))).toMatchInlineSnapshot(
      `"rollcall.yaml:5:5 accounts[0].apiKey: expected each key once, but line 4 has it already"`,
    );
  });

  test('bad base URLs', () => {
    const urls = [
      'ftp://h',
      'localhost:2026',
      'https://',
      'https://u:p@h',
      'https://u@h',
      'https://:p@h',
      'https://h/v1?x=1',
      'https://h#',
      'no url',
    ];
    const text = accounts(
      urls.map((url, index) => `  - { id: a${index}, vendor: aegra, baseUrl: "${url}" }\n`).join(''),
    );
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:2:39 accounts[0].baseUrl: expected an http or https URL such as https://api.example.com/v1
      rollcall.yaml:3:39 accounts[1].baseUrl: expected an http or https URL such as https://api.example.com/v1
      rollcall.yaml:4:39 accounts[2].baseUrl: expected an http or https URL such as https://api.example.com/v1
      rollcall.yaml:5:39 accounts[3].baseUrl: expected a URL without user:password@ in it; credentials belong in apiKey or headers
      rollcall.yaml:6:39 accounts[4].baseUrl: expected a URL without user:password@ in it; credentials belong in apiKey or headers
      rollcall.yaml:7:39 accounts[5].baseUrl: expected a URL without user:password@ in it; credentials belong in apiKey or headers
      rollcall.yaml:8:39 accounts[6].baseUrl: expected a URL without a query (?) or fragment (#)
      rollcall.yaml:9:39 accounts[7].baseUrl: expected a URL without a query (?) or fragment (#)
      rollcall.yaml:10:39 accounts[8].baseUrl: expected an http or https URL such as https://api.example.com/v1"
    `);
  });

  test.each(['rollcall', 'Roll-call', '2Rollcall', '_', '" "', 'Röllcall'])('the prefix %s', (prefix) => {
    expect(messageOf(() => load(`federation: { prefix: ${prefix} }\n${working}`))).toBe(
      'rollcall.yaml:1:23 federation.prefix: expected a prefix such as Rollcall: a capital, then letters and digits',
    );
  });

  test.each(['rollcall.example.com:80', 'https://rollcall.example.com', '"[::1]"'])('the host %s', (host) => {
    expect(messageOf(() => load(`server: { allowedHosts: [${host}] }\n${working}`))).toBe(
      'rollcall.yaml:1:26 server.allowedHosts[0]: expected a host name or an IP address, without a port',
    );
  });

  test('bad server settings', () => {
    const text = `server:
  host: 127.0.0.1:4000
  port: 65536
  corsOrigins:
    - https://app.example.com
    - https://app.example.com/path
    - "*"
  maxAgentsPerAccount: 0
${working}`;
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:2:9 server.host: expected a host name or an IP address, without a port
      rollcall.yaml:3:9 server.port: expected a whole number from 0 to 65535
      rollcall.yaml:6:7 server.corsOrigins[1]: expected an origin such as https://app.example.com: scheme, host and port, without a path
      rollcall.yaml:7:7 server.corsOrigins[2]: expected an origin such as https://app.example.com: scheme, host and port, without a path
      rollcall.yaml:8:24 server.maxAgentsPerAccount: expected a whole number from 1 to 1000000"
    `);
  });

  test('wrong types are told in words', () => {
    const text = `server:
  host: 12
  port: four thousand
  corsOrigins: https://app.example.com
  maxAgentsPerAccount: 1.5
accounts:
  - id: 7
    label: true
    vendor: nova
    orgId: [a]
    apiKey: 123456789
    timeoutMs: {}
    concurrency:
`;
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:2:9 server.host: expected a host name or an IP address, without a port, got a number (put it in quotes)
      rollcall.yaml:3:9 server.port: expected a whole number from 0 to 65535, got a string
      rollcall.yaml:4:16 server.corsOrigins: expected a list, got a string
      rollcall.yaml:5:24 server.maxAgentsPerAccount: expected a whole number from 1 to 1000000, got a number that is not whole
      rollcall.yaml:7:9 accounts[0].id: expected lower-case letters, digits and hyphens, beginning with a letter or digit, got a number (put it in quotes)
      rollcall.yaml:8:12 accounts[0].label: expected a string, got true or false (put it in quotes)
      rollcall.yaml:10:12 accounts[0].orgId: expected a string, got a list
      rollcall.yaml:11:13 accounts[0].apiKey: expected a non-empty string, got a number (put it in quotes)
      rollcall.yaml:12:16 accounts[0].timeoutMs: expected a whole number from 100 to 300000, got a map
      rollcall.yaml:13:5 accounts[0].concurrency: expected a whole number from 1 to 64, but it is empty"
    `);
  });

  test('an empty block', () => {
    expect(messageOf(() => load(`server:\n${working}`))).toMatchInlineSnapshot(
      `"rollcall.yaml:1:1 server: expected a map, but it is empty"`,
    );
  });

  test('values outside the bounds of a vendor', () => {
    const text = accounts(`  - id: a
    vendor: cometchat
    appId: app
    apiKey: key
    region: mars
  - id: b
    vendor: nova
    apiKey: key
    orgId: ${'o'.repeat(65)}
  - id: c
    vendor: aegra
    baseUrl: http://localhost:2026
    headers: { "a b": x, c: 1 }
`);
    expect(messageOf(() => load(text))).toMatchInlineSnapshot(`
      "rollcall.yaml:6:13 accounts[0].region: expected "us", "eu" or "in"
      rollcall.yaml:10:12 accounts[1].orgId: expected at most 64 characters
      rollcall.yaml:14:16 accounts[2].headers["a b"]: expected text that matches /^[\\w-]+$/
      rollcall.yaml:14:29 accounts[2].headers.c: expected a string, got a number (put it in quotes)"
    `);
  });

  test('a credential that no header can carry', () => {
    expect(messageOf(() => load(accounts('  - { id: a, vendor: gennia, apiKey: "key\\n" }')))).toMatchInlineSnapshot(
      `"rollcall.yaml:2:38 accounts[0].apiKey: expected a string that an HTTP header can carry: no line breaks (not even at its end), no control characters"`,
    );
  });

  test('variables that are not set, empty, or not named properly', () => {
    const text = accounts(`  - id: a
    vendor: chatsby
    apiKey: \${CHATSBY_API_KEY}
    baseUrl: \${CHATSBY_URL}
  - id: b
    vendor: gennia
    apiKey: \${EMPTY}
  - id: c
    vendor: aegra
    baseUrl: \${HOST_AND_PORT}
    headers:
      authorization: Bearer \${AEGRA_TOKEN}
      x-other: \${not-a-name}
      x-open: \${
`);
    expect(messageOf(() => load(text, { EMPTY: '', HOST_AND_PORT: 'localhost:2026' }))).toMatchInlineSnapshot(`
      "rollcall.yaml:4:13 accounts[0].apiKey: expected the environment variable CHATSBY_API_KEY to be set, but it is not
      rollcall.yaml:5:14 accounts[0].baseUrl: expected the environment variable CHATSBY_URL to be set, but it is not
      rollcall.yaml:8:13 accounts[1].apiKey: expected a non-empty string, got an empty string (from the environment variable EMPTY)
      rollcall.yaml:11:14 accounts[2].baseUrl: expected an http or https URL such as https://api.example.com/v1 (from the environment variable HOST_AND_PORT)
      rollcall.yaml:13:22 accounts[2].headers.authorization: expected the environment variable AEGRA_TOKEN to be set, but it is not
      rollcall.yaml:14:16 accounts[2].headers.x-other: expected a reference such as \${API_KEY} (letters, digits and _) or \${file:/run/secrets/api-key}; a literal \${ is written $\${
      rollcall.yaml:15:15 accounts[2].headers.x-open: expected a reference such as \${API_KEY} (letters, digits and _) or \${file:/run/secrets/api-key}; a literal \${ is written $\${"
    `);
  });

  test('the file is named as it was given', () => {
    expect(messageOf(() => load('accounts: 3', {}, '/etc/rollcall/production.yaml'))).toMatchInlineSnapshot(
      `"/etc/rollcall/production.yaml:1:11 accounts: expected a list of accounts, got a number"`,
    );
  });
});
