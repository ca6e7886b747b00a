import { describe, expect, test } from 'vitest';
import { createApiKeys } from '../../src/access/api-keys.ts';
import { SCOPES } from '../../src/access/caller.ts';
import { createApiKey, describeKey } from '../../src/cli/key/new-key.ts';
import { parseCommand } from '../../src/cli/run.ts';
import { load, messageOf } from '../settings/message-of.ts';

const NOW = Date.parse('2027-01-01T00:00:00Z');

const parse = (...args: string[]) => parseCommand(['key', 'new', ...args], NOW);

function told(key: string, ...args: string[]): string {
  const command = parse(...args);
  if (command.name !== 'key new') throw new TypeError(`it is ${command.name}`);
  return describeKey(key, command.key);
}

/** The configuration that the printed lines and an account make. */
function configured(text: string) {
  const [entry = ''] = /^access:\n(?: .*\n)+/m.exec(text) ?? [];
  return load(
    `${entry}accounts:\n  - { id: support, vendor: gennia, apiKey: k }\n  - { id: b, vendor: gennia, apiKey: l }\n`,
  );
}

const READ = ['--scope', 'agents:read'];

describe('key new', () => {
  test('makes keys of 256 random bits that are known by their beginning', () => {
    const keys = Array.from({ length: 100 }, createApiKey);
    for (const key of keys) expect(key).toMatch(/^rollcall_[\w-]{43}$/);
    expect(new Set(keys).size).toBe(100);
  });

  test('prints the key once, and lines with which it is let in as what was asked for', () => {
    const key = createApiKey();
    const scopes = SCOPES.flatMap((scope) => ['--scope', scope]);
    const text = told(key, '--name', 'dash-board.1', ...scopes, '--account', 'support', '--expires-at', '2027-01-31');
    expect(text.split(key)).toHaveLength(2);
    const { access } = configured(text);
    const keyOf = (now: string) => createApiKeys(access?.apiKeys ?? [], () => Date.parse(now))(key);
    expect(keyOf('2027-01-30T23:59:59Z')).toEqual({
      id: 'apiKey:dash-board.1',
      scopes: new Set(SCOPES),
      accounts: new Set(['support']),
    });
    expect(keyOf('2027-01-31T00:00:00Z')).toBeUndefined();
    expect(createApiKeys(access?.apiKeys ?? [])(createApiKey())).toBeUndefined();
  });

  test('without accounts and an end, the caller has all accounts for ever', () => {
    const { access } = configured(told('rollcall_x', '--name', 'a', ...READ));
    expect(access?.apiKeys).toEqual([
      { name: 'a', scopes: ['agents:read'], keys: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
    ]);
  });

  test('prints the key alone as well, to be added to those of a caller that is there', () => {
    const first = told('rollcall_1', '--name', 'a', ...READ, '--expires-at', '2027-02-01T10:00:00+02:00');
    const second = told('rollcall_2', '--name', 'a', ...READ);
    const [, added = ''] = /removed:\n\n((?: .*\n)+)/.exec(second) ?? [];
    const { access } = configured(first.replace(/(access:\n(?: .*\n)+)/, `$1${added}`));
    const known = createApiKeys(access?.apiKeys ?? [], () => NOW);
    expect(known('rollcall_1')).toMatchObject({ id: 'apiKey:a' });
    expect(known('rollcall_2')).toMatchObject({ id: 'apiKey:a' });
  });

  test('names that YAML takes for something else stay names', () => {
    for (const name of ['1', 'null', 'true', '1e3', '-', '.']) {
      expect(configured(told('k', `--name=${name}`, ...READ)).access?.apiKeys[0]?.name).toBe(name);
    }
  });

  test.each([
    [['--name', 'a b', ...READ], '--name: expected letters, digits, hyphens, dots and underscores, 64 at most'],
    [
      ['--name', 'a', '--scope', 'agents'],
      '--scope: expected "agents:read", "agents:write", "agents:raw" or "operations"',
    ],
    [
      ['--name', 'a', ...READ, '--account', 'B'],
      '--account: expected lower-case letters, digits and hyphens, beginning with a letter or digit',
    ],
    [
      ['--name', 'a', ...READ, '--expires-at', '2027-02-30'],
      '--expires-at: expected a day such as 2027-01-31, or a point in time such as 2027-01-31T12:00:00Z',
    ],
    [
      ['--name', 'a', ...READ, '--expires-at', 'tomorrow'],
      '--expires-at: expected a day such as 2027-01-31, or a point in time such as 2027-01-31T12:00:00Z',
    ],
    [['--name', 'a', ...READ, '--expires-at', '2027-01-01'], '--expires-at: expected a time that is yet to come'],
  ])('%j is refused', (args, message) => {
    expect(messageOf(() => parse(...args))).toBe(message);
  });

  test.each([
    [READ, '--name, the name of the caller'],
    [['--name', 'a'], 'at least one --scope, what the caller may do'],
    [['--name', 'a', '--name', 'b', ...READ], '--name once'],
    [['--name', 'a', 'agents:read'], 'options only, and argument 3 is none'],
    [['--config', 'a'], 'an option that there is, and --config is none'],
  ])('%j is refused, with where the options are listed', (args, expected) => {
    expect(messageOf(() => parse(...args))).toBe(
      `Arguments: expected ${expected}. "npm start -- key new --help" lists the options.`,
    );
  });

  test.each([[['key']], [['key', 'old']], [['key', '--name', 'a']]])('%j is refused', (args) => {
    expect(messageOf(() => parseCommand(args, NOW))).toContain('Arguments: expected new behind key.');
  });

  test.each([[['key', '--help']], [['key', 'new', '--help']]])('%j says what there is', (args) => {
    expect(parseCommand(args, NOW)).toMatchObject({
      name: 'help',
      text: expect.stringContaining(SCOPES.join(', ')),
    });
  });
});
