import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../src/settings/environment.ts';
import * as references from '../../src/settings/references.ts';
import { load, messageOf } from './message-of.ts';

const substitute = (text: string, env: Environment) => references.substitute(text, { env, folder: '/' });

const yaml = `accounts:
  - id: a
    vendor: aegra
    label: \${VALUE}
    baseUrl: http://localhost:2026
    headers: { authorization: "Bearer \${VALUE}", plain: "\${VALUE}" }
`;

describe('references to the environment', () => {
  test('any value arrives unchanged, in a map inside a map too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const [account] = load(yaml, { VALUE: value }).accounts;
        expect(account).toMatchObject({ label: value, headers: { authorization: `Bearer ${value}`, plain: value } });
      }),
      {
        examples: [
          ['123'],
          ['true'],
          ['null'],
          ['a: b'],
          ['"'],
          ["'"],
          ['# x'],
          [`\${VALUE}`],
          [`$\${VALUE}`],
          ['$&'],
          ['\n'],
        ],
      },
    );
  });

  test.each(['constructor', 'toString', '__proto__'])(
    'the variable %s is not set as long as nobody sets it',
    (name) => {
      expect(substitute(`\${${name}}`, {}).problems).toEqual([
        `expected the environment variable ${name} to be set, but it is not`,
      ]);
      const env = JSON.parse(`{"${name}":"value"}`);
      expect(substitute(`\${${name}}`, env)).toEqual({ text: 'value', variables: [name], files: [], problems: [] });
    },
  );

  test('text without a reference stays as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes(`\${`)),
        (text) => {
          expect(substitute(text, {})).toEqual({ text, variables: [], files: [], problems: [] });
        },
      ),
    );
  });

  test('an escaped text gives the text back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(`\${`, '}', 'NAME', 'x', ' ')).map((parts) => parts.join('')),
        (text) => {
          const escaped = text.replaceAll(`\${`, () => `$\${`);
          expect(substitute(escaped, { NAME: 'no' })).toEqual({ text, variables: [], files: [], problems: [] });
        },
      ),
    );
  });

  test('several references in one text are filled in, and named in order', () => {
    expect(substitute(`\${A}-\${B_2}$\${C}`, { A: '1', B_2: '2' })).toEqual({
      text: `1-2\${C}`,
      variables: ['A', 'B_2'],
      files: [],
      problems: [],
    });
  });

  test('what every object inherits is not a variable', () => {
    expect(substitute(`\${constructor}\${toString}`, {}).problems).toEqual([
      'expected the environment variable constructor to be set, but it is not',
      'expected the environment variable toString to be set, but it is not',
    ]);
  });

  test('keys are taken as they are', () => {
    expect(messageOf(() => load(`${yaml}    \${VALUE}: x\n`, { VALUE: 'id' }))).toMatchInlineSnapshot(
      `"rollcall.yaml:7:5 accounts[0]["\${VALUE}"]: unknown key, expected one of id, label, timeoutMs, queueTimeoutMs, concurrency, maxResponseBytes, maxAgeMs, sendTraceContext, sandbox, vendor, baseUrl, headers"`,
    );
  });

  test('digits of a variable are a number where a number belongs', () => {
    const text = `server: { port: "\${PORT}" }\n${yaml}`;
    expect(load(text, { PORT: '8080', VALUE: '' }).server.port).toBe(8080);
    expect(messageOf(() => load(text, { PORT: 'http', VALUE: '' }))).toMatchInlineSnapshot(
      `"rollcall.yaml:1:17 server.port: expected a whole number from 0 to 65535, got a string (from the environment variable PORT)"`,
    );
  });
});
