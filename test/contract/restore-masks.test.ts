import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactDocument } from '../../src/contract/secrets/redact-document.ts';
import { holdsMasks, type Restored, restoreMasks } from '../../src/contract/secrets/restore-masks.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { parseJson } from '../../src/core/parse-json.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { createSecretFinder } from '../../src/core/secrets/redactor.ts';

const findSecrets = createSecretFinder(['account-key-1234']);
const MARKED = [['hook', 'headers']];
const show = (original: JsonObject) => redactDocument(original, MARKED, findSecrets);
const restore = (given: JsonObject, original: JsonObject): Restored =>
  restoreMasks(given, { original, show, findSecrets });
const json = (text: string) => parseJson(text) as JsonObject;

const DOCUMENT: JsonObject = json(`{
  "context": { "db_uri": "postgresql://app:s3cret@db/prod", "temperature": 1.0, "api_key": "k1", "nested": { "password": "p" } },
  "hook": { "url": "https://a.example", "headers": { "authorization": "Bearer h", "x-mode": "m" } },
  "servers": [
    { "name": "one", "token": "t1", "retries": 1 },
    { "name": "two", "token": "t2", "retries": 1 }
  ],
  "lines": ["say https://u:p@a.example", "say nothing"],
  "api_keys": ["k2", "k3"],
  "map": { "account-key-1234": { "limit": 5, "secret": "s" }, "__proto__": { "password": "q" } },
  "note": "the word [redacted] is a word",
  "count": 9007199254740993
}`);

describe('what comes back as it was shown', () => {
  test('is what it was, in every place', () => {
    const { value, unclear } = restore(show(DOCUMENT), DOCUMENT);
    expect(unclear).toEqual([]);
    expect(JSON.stringify(value)).toBe(JSON.stringify(DOCUMENT));
  });

  test('is what it was, whatever else was changed around it', () => {
    const shown = show(DOCUMENT) as { context: JsonObject; hook: JsonObject; servers: JsonObject[]; lines: string[] };
    const [one, two] = shown.servers;
    const cases: [JsonObject, JsonObject][] = [
      [
        { context: { ...shown.context, temperature: 0.3 } },
        { context: { ...(DOCUMENT.context as JsonObject), temperature: 0.3 } },
      ],
      [
        { hook: { url: 'https://b.example', headers: REDACTED } },
        { hook: { ...(DOCUMENT.hook as JsonObject), url: 'https://b.example' } },
      ],
      [{ hook: { headers: { authorization: REDACTED } } }, { hook: { headers: { authorization: 'Bearer h' } } }],
      [{ servers: [two, one] }, { servers: (DOCUMENT.servers as JsonObject[]).toReversed() }],
      [
        { servers: [{ ...one, retries: 9 }, two] },
        { servers: [{ name: 'one', token: 't1', retries: 9 }, (DOCUMENT.servers as JsonObject[])[1]] },
      ],
      [{ servers: [two] }, { servers: [(DOCUMENT.servers as JsonObject[])[1]] }],
      [{ lines: ['new', ...shown.lines] }, { lines: ['new', ...(DOCUMENT.lines as string[])] }],
      [
        { lines: [`${shown.lines[0]} now`, 'say nothing'] },
        { lines: ['say https://u:p@a.example now', 'say nothing'] },
      ],
      [{ api_keys: [REDACTED, REDACTED, 'k4'] }, { api_keys: ['k2', 'k3', 'k4'] }],
      [
        { map: { [REDACTED]: { limit: 6, secret: REDACTED } } },
        { map: { 'account-key-1234': { limit: 6, secret: 's' } } },
      ],
      [{ note: 'the word [redacted] is no word' }, { note: 'the word [redacted] is no word' }],
      [
        { context: { db_uri: 'postgresql://%5bredacted%5D@db/test' } },
        { context: { db_uri: 'postgresql://app:s3cret@db/test' } },
      ],
    ];
    for (const [given, expected] of cases) {
      expect(restore(given, DOCUMENT), JSON.stringify(given)).toEqual({ value: expected, unclear: [], exposed: [] });
    }
  });

  test.each<[string, JsonObject, string[]]>([
    ['under another key', { context: { other_key: REDACTED } }, ['context.other_key']],
    ['in a place that has no value', { description: `Call ${REDACTED}.` }, ['description']],
    ['in another type', { count: REDACTED }, ['count']],
    ['in an object where a text is', { note: { password: REDACTED } }, ['note.password']],
    ['in a list of which one item is gone', { api_keys: [REDACTED] }, ['api_keys.0']],
    [
      'in a list with one more item',
      { api_keys: [REDACTED, REDACTED, REDACTED] },
      ['api_keys.0', 'api_keys.1', 'api_keys.2'],
    ],
    ['in an item of another name', { servers: [{ name: 'three', token: REDACTED }] }, ['servers.0.token']],
    ['in a key that stands for none', { map: { [`${REDACTED}-2`]: 1 } }, [`map.${REDACTED}-2`]],
    ['in several places', { name: REDACTED, context: { a: [`x ${REDACTED}`] } }, ['name', 'context.a.0']],
    [
      'under what objects inherit',
      json('{"constructor":"[redacted]","__proto__":{"name":"[redacted]"}}'),
      ['constructor', '__proto__.name'],
    ],
  ])('but a blank %s is not guessed at', (_, given, places) => {
    const { value, unclear } = restore(given, DOCUMENT);
    expect(unclear.map((path) => path.join('.'))).toEqual(places);
    expect(JSON.stringify(value)).not.toMatch(/s3cret|k1|t1|account-key/);
  });

  test.each<[string, unknown, unknown]>([
    [
      'with the name of one that is gone, and the address of its own',
      [
        { name: 'main', url: 'https://old.example', token: 't-main' },
        { name: 'backup', url: 'https://new.example', token: 't-backup' },
      ],
      [{ name: 'main', url: 'https://new.example', token: REDACTED }],
    ],
    [
      'of which only the type is the same',
      [
        { type: 'bearer', scope: 'eu', token: 't1' },
        { type: 'basic', scope: 'us', token: 't2' },
      ],
      [{ type: 'bearer', scope: 'us', token: REDACTED }],
    ],
    [
      'as much like one that is gone as like its namesake',
      [
        { name: 'a', n: 1, token: 't1' },
        { name: 'b', n: 2, token: 't2' },
      ],
      [{ name: 'a', n: 2, token: REDACTED }],
    ],
    [
      'that looks like another, where one is gone',
      [
        { kind: 'x', token: 't1' },
        { kind: 'y', token: 't2' },
      ],
      [
        { kind: 'y', token: REDACTED },
        { kind: 'y', token: REDACTED },
      ],
    ],
    [
      'under the key of one that is gone, and like another one',
      { main: { url: 'https://old.example', token: 't1' }, backup: { url: 'https://new.example', token: 't2' } },
      { main: { url: 'https://new.example', token: REDACTED } },
    ],
  ])('is not taken from another item: %s', (_, held, given) => {
    expect(restore({ context: { held: given } }, { context: { held } }).unclear).not.toEqual([]);
  });

  test('is its own or none, whichever item of a list is gone and whatever is changed of another', () => {
    const field = fc.constantFrom('name', 'url', 'note', 'id');
    const items = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).map((names) =>
      names.map((name) => ({
        id: `i-${name}`,
        name,
        url: `https://${name}.example`,
        note: name,
        token: `t-${name}`,
      })),
    );
    const edit = fc.tuple(fc.nat(), field, fc.constantFrom('a', 'b', 'c', 'i-a', 'https://b.example', 'z'));
    fc.assert(
      fc.property(items, fc.nat(), edit, fc.boolean(), (list, gone, [at, key, value], isMoved) => {
        const others = list.filter((_, index) => index !== gone % (list.length + 1));
        const wanted = others.map((item, index) => (index === at % others.length ? { ...item, [key]: value } : item));
        if (isMoved) wanted.reverse();
        const given = wanted.map((item) => ({ ...item, token: REDACTED }));
        const { value: restored, unclear } = restore({ list: given }, { list });
        if (unclear.length === 0) expect(restored).toEqual({ list: wanted });
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[JsonObject, JsonObject, string]>([
    [{ auth: { name: 'Authorization', value: 'hidden' } }, { auth: { name: 'Note', value: REDACTED } }, 'auth.value'],
    [
      { servers: [{ id: 1, header: 'x-api-key', value: 'hidden' }] },
      { servers: [{ id: 1, header: 'x-note', value: REDACTED }] },
      'servers.0.value',
    ],
    [{ token: { title: 'hidden' } }, { token: { type: 'string', title: REDACTED } }, 'token.title'],
    [{ text: 'Use postgres://app:hidden@db' }, { text: `Use postgres//${REDACTED}@db` }, 'text'],
  ])('is refused where %j would be shown by %j', (original, given, place) => {
    const { exposed, unclear } = restore({ context: given }, { context: original });
    expect([...exposed, ...unclear].map((path) => path.join('.'))).toEqual([`context.${place}`]);
  });

  test('is hidden from now on as it was, in whatever it is written back with', () => {
    const key = fc.constantFrom('name', 'value', 'type', 'token', 'api_key', 'title', 'a');
    const leaf = fc.constantFrom('Authorization', 'note', 'string', 'hidden-7d1f', 'postgres://u:hidden-7d1f@h', 'x');
    const node = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 3 })), { maxKeys: 4 });
    fc.assert(
      fc.property(node, node, (held, changes) => {
        const original = { context: held };
        fc.pre(!JSON.stringify(show(original)).includes('hidden-7d1f'));
        fc.pre(!JSON.stringify(changes).includes('hidden-7d1f'));
        const given = { context: { ...(show(original).context as JsonObject), ...changes } };
        const { value, unclear, exposed } = restore(given, original);
        if (unclear.length + exposed.length > 0) return;
        // What was not blanked itself is the caller's to give.
        expect(JSON.stringify(show(value))).not.toContain('hidden-7d1f');
      }),
      { numRuns: 1000 },
    );
  });

  test('is not restored where the vendor itself shows a mask', () => {
    const { unclear } = restore({ context: { api_key: REDACTED } }, { context: { api_key: 'live_****' } });
    expect(unclear).toEqual([['context', 'api_key']]);
  });

  test('is what it was in any document', () => {
    const leaf = fc.constantFrom<unknown>(
      'https://u:p@h/x',
      'account-key-1234',
      'sk-live-123',
      'word',
      5,
      null,
      true,
      REDACTED,
    );
    const key = fc.constantFrom(
      'a',
      'b',
      'api_key',
      'password',
      '__proto__',
      'constructor',
      'account-key-1234',
      'name',
      'value',
      'then',
      '',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        tie('object'),
      ),
      object: fc.array(fc.tuple(key, tie('tree')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
    }));
    fc.assert(
      fc.property(fc.array(fc.tuple(key, tree), { maxLength: 4 }), fc.string(), (entries, other) => {
        const original = Object.fromEntries(entries) as JsonObject;
        const shown = show(original);
        expect(restore(shown, original)).toEqual({ value: original, unclear: [], exposed: [] });
        const changed = restore({ ...shown, added: other }, original);
        expect(changed).toEqual({ value: { ...original, added: other }, unclear: [], exposed: [] });
        // A new agent has nothing that a blank could stand for.
        expect(restoreMasks(shown, undefined).unclear.length > 0).toBe(holdsMasks(shown));
      }),
      { numRuns: 300 },
    );
  });
});
