import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import '../../src/contract/meta.ts';
import { redactDocument, secretTexts } from '../../src/contract/secrets/redact-document.ts';
import { secretPaths } from '../../src/contract/secrets/secret-paths.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';

const secret = z.string().nullish().meta({ secret: true });
const tool = z.looseObject({ name: z.string(), auth: z.looseObject({ key: secret }).nullish() });
const contract = z
  .looseObject({
    id: z.string(),
    password: secret,
    hook: z.looseObject({ url: z.string(), headers: z.unknown().meta({ secret: true }) }).nullish(),
    tools: z.array(tool.nullable()).nullish(),
    grid: z.array(z.array(z.looseObject({ key: secret }))).nullish(),
    byName: z.record(z.string(), z.looseObject({ key: secret })).nullish(),
    source: z
      .union([z.looseObject({ token: secret }), z.looseObject({ login: z.looseObject({ pin: secret }) }), z.null()])
      .nullish(),
    credential: z
      .looseObject({ any: z.string() })
      .meta({ id: 'AcmeCredential', secret: true, description: 'Secret as a whole.' })
      .nullish(),
  })
  .meta({ id: 'AcmeSecrets', description: 'Secrets everywhere.' });

const PATHS = secretPaths(contract);
const redact = (document: JsonObject) => redactDocument(document, PATHS);

describe('the secrets of a contract', () => {
  test('are found at any depth: in lists, records, choices and types of their own', () => {
    expect(PATHS.map((path) => path.join('.'))).toEqual([
      'password',
      'hook.headers',
      'tools.[].auth.key',
      'grid.[].[].key',
      'byName.{}.key',
      'source.token',
      'source.login.pin',
      'credential',
    ]);
  });

  test('are none where none is marked', () => {
    expect(secretPaths(z.looseObject({ a: z.string(), b: z.array(z.looseObject({ c: z.string() })) }))).toEqual([]);
  });

  test('in a type that refers to itself are an error, since they could be at any depth', () => {
    const node: z.ZodType = z
      .looseObject({
        key: secret,
        get children() {
          return z.array(node);
        },
      })
      .meta({ id: 'AcmeSecretNode', description: 'A node.' });
    const message = 'a type that refers to itself holds a secret: ';
    expect(() => secretPaths(z.looseObject({ tree: node }))).toThrow(`${message}tree.key`);
    const nameless: z.ZodType = z.looseObject({
      key: secret,
      get child() {
        return nameless.nullish();
      },
    });
    expect(() => secretPaths(nameless)).toThrow(`${message}key`);
  });

  test('may stand beside a type that refers to itself and holds none', () => {
    const node: z.ZodType = z
      .looseObject({
        get children() {
          return z.array(node);
        },
      })
      .meta({ id: 'AcmePlainNode', description: 'A node.' });
    expect(secretPaths(z.looseObject({ key: secret, tree: node, again: node }))).toEqual([['key']]);
  });
});

describe('a redacted document', () => {
  test('has blanks in place of its secrets', () => {
    const document = {
      id: 'a1',
      password: 's1',
      hook: { url: 'https://a.example/hook', headers: { authorization: 's2' } },
      tools: [
        { name: 'one', auth: { key: 's3' } },
        null,
        { name: 'two', auth: null },
        { name: 'three', auth: { key: 's4' } },
      ],
      grid: [[{ key: 's5' }], [], [{ other: 1 }]],
      byName: { x: { key: 's6', other: 1 }, y: {} },
      source: { token: 's7' },
      credential: { any: 's8' },
    };
    expect(redact(document)).toEqual({
      id: 'a1',
      password: REDACTED,
      hook: { url: 'https://a.example/hook', headers: REDACTED },
      tools: [
        { name: 'one', auth: { key: REDACTED } },
        null,
        { name: 'two', auth: null },
        { name: 'three', auth: { key: REDACTED } },
      ],
      grid: [[{ key: REDACTED }], [], [{ other: 1 }]],
      byName: { x: { key: REDACTED, other: 1 }, y: {} },
      source: { token: REDACTED },
      credential: REDACTED,
    });
    expect(JSON.stringify(document)).not.toContain(REDACTED);
  });

  test.each([
    ['a secret that is an object', { password: { value: 's' } }, { password: REDACTED }],
    ['a secret that is a list', { password: ['s'] }, { password: REDACTED }],
    ['a secret that is a number', { password: 1234 }, { password: REDACTED }],
    ['a secret that is empty', { password: '' }, { password: REDACTED }],
    ['a text around a secret', { hook: 'authorization: s' }, { hook: REDACTED }],
    ['a list in place of an object', { hook: [{ headers: 's' }] }, { hook: REDACTED }],
    ['an object in place of a list', { tools: { auth: { key: 's' } } }, { tools: REDACTED }],
    ['a list in a list', { tools: [[{ auth: { key: 's' } }]] }, { tools: [REDACTED] }],
    ['an item that is a text', { tools: ['s', null] }, { tools: [REDACTED, null] }],
    ['a list in place of a record', { byName: [{ key: 's' }] }, { byName: REDACTED }],
    ['a value of a record that is a text', { byName: { x: 's' } }, { byName: { x: REDACTED } }],
  ])('has no %s: what has another form than documented is blanked whole', (_, document, expected) => {
    expect(redact(document)).toEqual(expected);
  });

  test.each([
    { password: null },
    { password: undefined },
    {},
    { hook: null },
    { hook: {} },
    { tools: [] },
    { tools: null },
  ])('of %j shows that there is no secret', (document) => {
    expect(redact(document)).toBe(document);
  });

  test('does not take what every object inherits for a secret', () => {
    const document = { id: 'a1' };
    expect(redactDocument(document, [['constructor'], ['toString', 'name']])).toBe(document);
  });

  test('keeps what did not change as the same object', () => {
    const document = {
      id: 'a1',
      kept: { deep: [1, { x: 'https://a.example' }] },
      tools: [
        { name: 'one', parameters: { a: 1 } },
        { name: 'two', parameters: { b: 2 }, auth: { key: 's' } },
      ],
    };
    const redacted = redact(document);
    const [one, two] = redacted.tools as JsonObject[];
    expect(redacted.kept).toBe(document.kept);
    expect(one).toBe(document.tools[0]);
    expect(two).not.toBe(document.tools[1]);
    expect(two?.parameters).toBe(document.tools[1]?.parameters);
  });

  test.each([
    ['https://user:pass@a.example/x', `https://${REDACTED}@a.example/x`],
    ['redis://:p@a.example', `redis://${REDACTED}@a.example`],
    ['https://user:p@ss@a.example', `https://${REDACTED}@a.example`],
    ['postgres://u:p@db:5432/x?a=b@c', `postgres://${REDACTED}@db:5432/x?a=b@c`],
    [
      'see https://u:p@a.example and http://v:q@b.example.',
      `see https://${REDACTED}@a.example and http://${REDACTED}@b.example.`,
    ],
  ])('of %j shows no password of a URL, wherever it stands', (text, expected) => {
    expect(redact({ any: { list: [1, [text]] } })).toEqual({ any: { list: [1, [expected]] } });
  });

  test.each([
    'https://a.example/@user',
    'https://user@a.example',
    'ssh://git@git.example.com/acme/app.git',
    'npm://@scope/name',
    'https://a.example?mail=me@b.example',
    'https://a.example#me@b.example',
    'me@a.example',
    'Ask https://a.example or me@a.example',
    '{"url":"https://a.example","mail":"me@a.example"}',
    '<a href="https://a.example">me@a.example</a>',
    '`https://a.example`@x',
    '://',
  ])('leaves %j alone', (text) => {
    const document = { text };
    expect(redact(document)).toBe(document);
  });

  test.each<[string, unknown, unknown]>([
    [
      'a parameter that is described with its value',
      { api_key: { type: 'string', description: 'The key.', value: 'hidden', default: 'hidden' } },
      { api_key: { type: 'string', description: 'The key.', value: REDACTED, default: REDACTED } },
    ],
    [
      'parameters of one that is described',
      {
        credentials: {
          type: 'object',
          properties: { pin: { type: 'string' }, token: { type: 'string', const: 'hidden' } },
        },
      },
      {
        credentials: {
          type: 'object',
          properties: { pin: { type: 'string' }, token: { type: 'string', const: REDACTED } },
        },
      },
    ],
    [
      'headers in capital letters',
      [
        { Name: 'Authorization', Value: 'hidden' },
        { KEY: 'x-api-key', VALUES: ['hidden'] },
      ],
      [
        { Name: 'Authorization', Value: REDACTED },
        { KEY: 'x-api-key', VALUES: [REDACTED] },
      ],
    ],
    [
      'a variable with its default',
      { variable: 'DB_PASSWORD', default: 'hidden' },
      { variable: 'DB_PASSWORD', default: REDACTED },
    ],
    [
      'headers in pairs',
      [
        ['x-api-key', 'hidden'],
        ['accept', '*/*'],
        ['cookie', ['hidden', 'hidden']],
      ],
      [
        ['x-api-key', REDACTED],
        ['accept', '*/*'],
        ['cookie', [REDACTED, REDACTED]],
      ],
    ],
    [
      'keys below the name of one',
      { api_keys: { 'sk-proj-hidden-1': 'hidden', main: 'hidden' } },
      { api_keys: { [REDACTED]: REDACTED, main: REDACTED } },
    ],
  ])('has no %s', (_, any, expected) => {
    expect(redact({ any })).toEqual({ any: expected });
    expect(redact({ any: expected })).toEqual({ any: expected });
    expect(secretTexts({ any }, []).every((text) => text === 'hidden')).toBe(true);
    expect(secretTexts({ any }, [])).not.toEqual([]);
  });

  test.each([
    { required: ['token', 'email'] },
    { token: { type: 'string', enum: ['a', 'b'], pattern: '^.+$', items: { type: ['string', 'null'] } } },
    { name: 'max_tokens', value: '5' },
    {
      pairs: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
  ])('shows all of %j', (any) => {
    expect(redact({ any })).toEqual({ any });
  });

  test('is blanked where it is nested without end', () => {
    let deep: JsonObject = { password: 's' };
    for (let depth = 0; depth < 100_000; depth++) deep = { deep };
    const redacted = redact({ id: 'a1', deep });
    expect(redacted.id).toBe('a1');
    const text = JSON.stringify(redacted);
    expect(text.length).toBeLessThan(5_000);
    expect(text).toContain(REDACTED);
  });

  test('has none of its secrets, whatever else it holds', () => {
    const place = fc.constantFrom(...PATHS);
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), fc.jsonValue({ maxDepth: 3 }), (places, around) => {
        const document: JsonObject = { id: 'a1', around };
        for (const path of places) put(document, path, 'hidden-7d1f');
        const redacted = redact(document);
        expect(JSON.stringify(redacted)).not.toContain('hidden-7d1f');
        // What is drawn may have the name of a secret, too.
        expect(redacted.around).toEqual(redactDocument({ around }, []).around);
        expect(redact(redacted)).toBe(redacted);
      }),
      { numRuns: 500 },
    );
  });
});

/** Sets a value at a path; lists and records get one entry. */
function put(document: JsonObject, path: readonly string[], value: unknown): void {
  let holder = document;
  for (const [index, step] of path.entries()) {
    const key = step === '[]' ? '0' : step === '{}' ? 'entry' : step;
    if (index === path.length - 1) holder[key] = value;
    else holder[key] ??= path[index + 1] === '[]' ? [] : {};
    holder = holder[key] as JsonObject;
  }
}

test('the texts of secrets are found through keys, lists and records', () => {
  const document = {
    a: { key: 'one' },
    list: [{ key: 'two' }, { key: { deep: 'three' } }, 4],
    map: { x: 'five', y: null },
  };
  const paths = [
    ['a', 'key'],
    ['list', '[]', 'key'],
    ['map', '{}'],
    ['missing', 'key'],
  ];
  expect(secretTexts(document, paths)).toEqual(['one', 'two', 'three', 'five']);
});
