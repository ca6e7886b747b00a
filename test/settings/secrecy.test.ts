import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/settings/configuration-error.ts';
import { load, messageOf } from './message-of.ts';

const base = 'vendor: gennia, apiKey: key';

describe('no message gives away a value', () => {
  test.each([
    ['the whole of the server', `server: "\${S}"\naccounts: [{ id: a, ${base} }]`],
    ['the host', `server: { host: "\${S} " }\naccounts: [{ id: a, ${base} }]`],
    ['the port', `server: { port: "\${S}" }\naccounts: [{ id: a, ${base} }]`],
    ['an origin', `server: { corsOrigins: ["\${S}"] }\naccounts: [{ id: a, ${base} }]`],
    ['all accounts', `accounts: "\${S}"`],
    ['an account', `accounts: ["\${S}"]`],
    ['an id', `accounts: [{ id: "\${S}", ${base} }]`],
    ['two equal ids', `accounts: [{ id: "\${S}", ${base} }, { id: "\${S}", ${base} }]`],
    ['a vendor', `accounts: [{ id: a, vendor: "\${S}" }]`],
    ['a number', `accounts: [{ id: a, timeoutMs: "\${S}", ${base} }]`],
    ['a URL', `accounts: [{ id: a, vendor: aegra, baseUrl: "\${S}" }]`],
    ['the password of a URL', `accounts: [{ id: a, vendor: aegra, baseUrl: "https://user:\${S}@host" }]`],
    ['the query of a URL', `accounts: [{ id: a, vendor: aegra, baseUrl: "https://host?\${S}" }]`],
    ['a map', `accounts: [{ id: a, vendor: aegra, baseUrl: http://h, headers: "\${S}" }]`],
    ['a choice', `accounts: [{ id: a, vendor: cometchat, appId: a, apiKey: k, region: "\${S}" }]`],
    ['an unknown key', `accounts: [{ id: a, token: "\${S}", ${base} }]`],
    ['a credential with a line break', `accounts: [{ id: a, vendor: gennia, apiKey: "\${S}\\n" }]`],
    ['a value beside an unset variable', `accounts: [{ id: a, vendor: gennia, apiKey: "\${S}\${UNSET}" }]`],
  ])('%s from the environment', (_, text) => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        const message = messageOf(() => load(text, { S: `Hush9${rest}` }));
        expect(message.toLowerCase()).not.toContain('hush9');
      }),
    );
  });

  test('one mistaken keystroke anywhere in a file with literal secrets', () => {
    const text = `server: { port: 80 }
accounts:
  - id: a
    vendor: chatsby
    apiKey: hushhushhush
  - vendor: aegra
    id: b
    baseUrl: "http://h"
    headers:
      auth: Bearer hushhushhush
      other: 'hushhushhush'
`;
    expect(load(text).accounts).toHaveLength(2);
    const typed = [...'\n\t :{[}]"\'#&*!|>%@`-?,$'];
    const leaks: string[] = [];
    let refused = 0;
    for (let at = 0; at <= text.length; at++) {
      const [before, after] = [text.slice(0, at), text.slice(at)];
      for (const broken of [before + after.slice(1), ...typed.map((key) => before + key + after)]) {
        try {
          load(broken);
        } catch (error) {
          if (!(error instanceof ConfigurationError)) throw error;
          refused++;
          if (error.message.includes('hush')) leaks.push(`${broken}\n${error.message}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  });
});
