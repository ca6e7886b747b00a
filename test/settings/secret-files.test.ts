import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { load, messageOf } from './message-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

/** Writes a file beside the configuration. */
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

const account = (reference: string) => `accounts:\n  - id: a\n    vendor: gennia\n    apiKey: ${reference}\n`;

/** Loads a configuration that stands in the folder. */
const loadHere = (text: string, env = {}) => load(text, env, at('rollcall.yaml'));

const keyFrom = (name: string) => loadHere(account(`\${file:${at(name)}}`)).accounts[0];

describe('secrets from files', () => {
  test.each([
    ['no line break', 'value', 'value'],
    ['LF', 'value\n', 'value'],
    ['CRLF', 'value\r\n', 'value'],
    ['a byte order mark', '\ufeffvalue\n', 'value'],
    ['blanks', ' value \n', ' value '],
    ['what looks like a reference', `\${HOME}$\${file:x}$&\n`, `\${HOME}$\${file:x}$&`],
    ['what looks like a number', '123\n', '123'],
  ])('a file with %s', (_, content, expected) => {
    file('key', content);
    expect(keyFrom('key')).toMatchObject({ apiKey: expected });
  });

  test('any value arrives unchanged, but for one line break at its end', () => {
    const label = `accounts: [{ id: a, vendor: gennia, apiKey: key, label: "\${file:${at('value')}}" }]`;
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed() && !text.startsWith('\ufeff')),
        fc.constantFrom('\n', '\r\n'),
        (value, end) => {
          // Both together are one line break.
          fc.pre(!(value.endsWith('\r') && end === '\n'));
          file('value', value + end);
          expect(loadHere(label).accounts[0]).toMatchObject({ label: value });
        },
      ),
      {
        examples: [
          ['\n', '\n'],
          ['\r\n', '\r\n'],
          ['a\r', '\r\n'],
          ['a\n', '\r\n'],
        ],
      },
    );
  });

  test('a relative path starts from the folder of the configuration, and a link is followed', () => {
    mkdirSync(at('secrets'));
    file('secrets/key.txt', 'from-a-folder\n');
    symlinkSync(at('secrets/key.txt'), at('linked'));
    expect(loadHere(account(`\${file:secrets/key.txt}`)).accounts[0]).toMatchObject({ apiKey: 'from-a-folder' });
    expect(loadHere(account(`\${file:./linked}`)).accounts[0]).toMatchObject({ apiKey: 'from-a-folder' });
  });

  test('files and variables stand in one text, also more than once', () => {
    file('token', 'abc\n');
    const [graphs] = loadHere(
      `accounts:
  - { id: a, vendor: aegra, baseUrl: "http://h", headers: { authorization: "\${SCHEME} \${file:token}\${file:token}" } }`,
      { SCHEME: 'Bearer' },
    ).accounts;
    expect(graphs).toMatchObject({ headers: { authorization: 'Bearer abcabc' } });
  });
});

describe('a secret that can not be read from its file is told with its place in the configuration and the file', () => {
  const told = (name: string): string => {
    const message = messageOf(() => keyFrom(name));
    const place = `${at('rollcall.yaml')}:4:13 accounts[0].apiKey: ${at(name)}: `;
    expect(message.slice(0, place.length)).toBe(place);
    return message.slice(place.length);
  };

  test('it is missing', () => {
    expect(told('none')).toBe('expected a file, but it is missing, or a link to one that is missing (ENOENT)');
  });

  test.each(['', '\n', '\r\n', '\ufeff\n'])('it is empty: %j', (content) => {
    file('empty', content);
    expect(told('empty')).toBe('expected a file that holds a value, but it is empty');
  });

  test('it is not UTF-8', () => {
    file('latin1', Buffer.from([0x68, 0x75, 0x73, 0x68, 0xe9]));
    expect(told('latin1')).toBe('expected a text file in UTF-8');
  });

  test('it is a folder', () => {
    mkdirSync(at('folder'));
    expect(told('folder')).toBe('expected a file, but this is a folder: name the file in it (EISDIR)');
  });

  test('it is something that reading might wait for without end', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
    expect(told('socket')).toBe('expected a file, but this is a pipe or a device');
    await new Promise((resolve) => server.close(resolve));
  });

  test('it is far too large for a value', () => {
    file('large', 'x'.repeat(65_537));
    expect(told('large')).toBe('expected a file of at most 65536 bytes that holds one value');
  });

  // Whoever may do everything may read everything.
  test.skipIf(process.getuid?.() === 0)('this user may not read it', () => {
    chmodSync(file('locked', 'hush'), 0);
    expect(told('locked')).toBe(
      'expected a file that this user may read: change its permissions or those of its folder (EACCES)',
    );
  });

  test('its value is no credential: the file is named, and not what is in it', () => {
    file('two-lines', 'hush\nhush\n');
    expect(messageOf(() => keyFrom('two-lines'))).toBe(
      `${at('rollcall.yaml')}:4:13 accounts[0].apiKey: expected a string that an HTTP header can carry: no line breaks (not ` +
        `even at its end), no control characters (from the file ${at('two-lines')})`,
    );
    const both = `accounts:\n  - id: a\n    vendor: gennia\n    apiKey: "\${A}\${B}\${file:two-lines}"\n`;
    expect(messageOf(() => loadHere(both, { A: 'a', B: 'b' }))).toContain(
      `(from the environment variables A, B and the file ${at('two-lines')})`,
    );
  });

  test('a reference names a file', () => {
    expect(messageOf(() => loadHere(account(`\${file:}`)))).toBe(
      `${at('rollcall.yaml')}:4:13 accounts[0].apiKey: expected a reference such as \${API_KEY} (letters, digits and _) or ` +
        `\${file:/run/secrets/api-key}; a literal \${ is written $\${`,
    );
  });

  test("an account that an embedded server answers for does not need its credential's file", () => {
    const text = `accounts: [{ id: a, vendor: gennia, sandbox: true, apiKey: "\${file:none}" }]`;
    expect(loadHere(text).accounts).toHaveLength(1);
    expect(messageOf(() => loadHere(text.replace('true', 'false')))).toContain('expected a file, but it is missing');
    expect(messageOf(() => loadHere(text.replace('apiKey', 'label')))).toContain('accounts[0].label: ');
  });
});

test('no message gives away what a file holds', () => {
  for (const text of [
    'server: "$"',
    'server: { host: "$ " }',
    'accounts: ["$"]',
    'accounts: [{ id: "$", vendor: gennia, apiKey: key }]',
    'accounts: [{ id: a, vendor: "$" }]',
    'accounts: [{ id: a, vendor: gennia, apiKey: "$\\n" }]',
    'accounts: [{ id: a, vendor: aegra, baseUrl: "https://user:$@host" }]',
    `accounts: [{ id: a, vendor: gennia, apiKey: "$\${UNSET}" }]`,
  ]) {
    file('hush', 'Hush9');
    const message = messageOf(() => loadHere(text.replace('$', () => `\${file:hush}`)));
    expect(message.toLowerCase()).not.toContain('hush9');
  }
});
