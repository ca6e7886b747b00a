import { describe, expect, test } from 'vitest';
import { load, messageOf } from './message-of.ts';

const configuration = (server: string, access = '') =>
  `server: { ${server} }\n${access}\naccounts: [{ id: a, vendor: gennia, apiKey: key }]`;

const KEY = `{ sha256: ${'a'.repeat(64)} }`;
const SIGN_IN = `access: { apiKeys: [{ name: dashboard, scopes: ["agents:read"], keys: [${KEY}] }] }`;

const OTHERS = ['0.0.0.0', '"::"', '10.0.0.7', '"::ffff:10.0.0.7"', 'rollcall.example.com', 'localhost.example.com'];
const LOOPBACK = [
  '127.0.0.1',
  '127.0.0.2',
  '"::1"',
  '"::ffff:127.0.0.1"',
  'localhost',
  'LOCALHOST',
  'rollcall.localhost',
];

describe('a server that nobody signs in to', () => {
  test.each(OTHERS)('may not listen on %s, and its configuration is told where to say otherwise', (host) => {
    for (const access of ['', 'access: none']) {
      expect(messageOf(() => load(configuration(`host: ${host}`, access)))).toBe(
        'rollcall.yaml:1:17 server.host: expected an address of loopback, such as 127.0.0.1: nobody signs in, so whoever ' +
          'reached another one could do everything; set up `access`, or say `server.trustedNetwork: true` where something ' +
          'else guards the network',
      );
    }
  });

  test.each(LOOPBACK)('may listen on %s', (host) => {
    expect(load(configuration(`host: ${host}`)).server.trustedNetwork).toBe(false);
  });

  test('may listen anywhere on a network that is trusted', () => {
    for (const host of OTHERS) {
      const { server } = load(configuration(`host: ${host}, trustedNetwork: true`));
      expect(server.trustedNetwork).toBe(true);
    }
  });
});

test('a server that callers sign in to may listen anywhere', () => {
  for (const host of [...OTHERS, ...LOOPBACK]) {
    expect(load(configuration(`host: ${host}`, SIGN_IN)).access?.apiKeys).toHaveLength(1);
  }
});
