import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactDocument } from '../../src/contract/redact-document.ts';
import { holdsMasks, type Restored, restoreMasks } from '../../src/contract/restore-masks.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { parseJson } from '../../src/model/parse-json.ts';
import { REDACTED } from '../../src/model/redacted.ts';
import { createSecretFinder } from '../../src/model/redactor.ts';

const findSecrets = createSecretFinder(['account-key-1234']);
const MARKED = [['hook', 'headers']];
const show = (original: JsonObject) => redactDocument(original, MARKED, findSecrets);
const restore = (given: JsonObject, original: JsonObject): Restored =>
  restoreMasks(given, { original, shown: show(original), findSecrets });
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
      expect(restore(given, DOCUMENT), JSON.stringify(given)).toEqual({ value: expected, unclear: [] });
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
        expect(restore(shown, original)).toEqual({ value: original, unclear: [] });
        const changed = restore({ ...shown, added: other }, original);
        expect(changed).toEqual({ value: { ...original, added: other }, unclear: [] });
        // A new agent has nothing that a blank could stand for.
        expect(restoreMasks(shown, undefined).unclear.length > 0).toBe(holdsMasks(shown));
      }),
      { numRuns: 300 },
    );
  });
});
