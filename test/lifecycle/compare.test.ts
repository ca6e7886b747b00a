import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/agents/lifecycle/compare.ts';
import { isObject, type JsonObject, leafPaths, numberFrom, valueAt } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { fakeRecord } from './fake-record.ts';

function vendorOf(wanted: string): Vendor {
  return vendors.find(({ key }) => key === wanted) as Vendor;
}

/** Paths at which an agent with this document does not hold this body. */
function paths(vendor: Vendor, body: JsonObject, held: JsonObject, before?: JsonObject): string[] {
  const found = differences({
    vendor,
    calls: [plannedCall('PATCH', '/agents/1', body)],
    agent: fakeRecord(held),
    before: before === undefined ? undefined : fakeRecord(before),
  });
  return found.map(({ path }) => path.join('.'));
}

const leaf = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.integer(), { minLength: 1 }),
);
const key = fc.oneof(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.constantFrom('then', '__proto__', 'constructor', 'toJSON', '', '0'),
);
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, leaf, fc.dictionary(key, tie('node'), { minKeys: 1, noNullPrototype: true })),
})).node;
const freeForm = fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true });

describe('an agent holds what was asked for', () => {
  test('when it holds it to the letter, whatever else the vendor has added', () => {
    const property = fc.property(freeForm, freeForm, (metadata, more) => {
      const held = { ...more, ...structuredClone(metadata) };
      expect(paths(vendorOf('aegra'), { metadata }, { metadata: held, version: 2 })).toEqual([]);
    });
    fc.assert(property);
  });

  test('no longer when any one value of it is gone or another one, and the path says which', () => {
    const property = fc.property(freeForm, fc.nat(), fc.boolean(), (metadata, pick, isGone) => {
      const places = leafPaths(metadata);
      const place = places[pick % places.length] ?? [];
      const change = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
        if (step === undefined) return isGone ? undefined : ['another', 'value', 'altogether'];
        const entries = Object.entries(isObject(value) ? value : {});
        return Object.fromEntries(entries.map(([name, item]) => [name, name === step ? change(item, rest) : item]));
      };
      const held = { metadata: change(metadata, place) };
      expect(valueAt(held.metadata, place)).not.toEqual(valueAt(metadata, place));
      expect(paths(vendorOf('aegra'), { metadata }, held)).toEqual([['metadata', ...place].join('.')]);
    });
    fc.assert(property);
  });

  test.each<[string, unknown, unknown, boolean]>([
    ['a number of the same worth', 1, numberFrom('1.0'), true],
    ['a number of the same worth', numberFrom('1e2'), 100, true],
    ['a number that was rounded', numberFrom('9007199254740993'), numberFrom('9007199254740992'), false],
    ['a number as a text', 1, '1', false],
    ['null for nothing', null, undefined, true],
    ['an empty text for null', null, '', true],
    ['a value where it was to be emptied', null, 'old', false],
    ['something in a list that was to be empty', [], ['old'], false],
    ['something in an object that was to be empty', { a: {} }, { a: { b: 1 } }, false],
    ['a list in another order', ['a', 'b'], ['b', 'a'], false],
    ['a list with one more', ['a'], ['a', 'b'], false],
    ['objects in a list with keys of the vendor', [{ a: 1 }], [{ a: 1, id: 7 }], true],
    ['a UUID in lower case', '3C90C3CC-0D44-4B50-8888-8DD257360510', '3c90c3cc-0d44-4b50-8888-8dd257360510', true],
    ['another text in lower case', 'ABC', 'abc', false],
    ['false where true was asked for', true, false, false],
    ['nothing where false was asked for', false, undefined, false],
    ['nothing where 0 was asked for', 0, null, false],
  ])('%s', (_name, asked, held, isHeld) => {
    expect(paths(vendorOf('aegra'), { metadata: { x: asked, y: 1 } }, { metadata: { x: held, y: 1 } })).toEqual(
      isHeld ? [] : [expect.stringMatching(/^metadata\.x/)],
    );
  });

  test('a name whose blanks were trimmed, and no other text', () => {
    for (const vendor of vendors) expect(paths(vendor, { name: ' N ' }, { name: 'N' })).toEqual([]);
    expect(paths(vendorOf('chatsby'), { system_prompt: ' P' }, { system_prompt: 'P' })).toEqual(['system_prompt']);
  });

  const lists = [
    ['gennia', 'categories'],
    ['cometchat', 'tools'],
    ['cometchat', 'actions'],
    ['nova', 'allowed_sip_trunks'],
    ['nova', 'default_functions'],
  ] as const;
  test.each(lists)('names of %s (%s) in any order and each once, but no other names', (key, list) => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 });
    const property = fc.property(names, fc.nat(), (held, at) => {
      const asked = [...held, ...held].toSorted();
      expect(paths(vendorOf(key), { [list]: asked }, { [list]: held })).toEqual([]);
      expect(paths(vendorOf(key), { [list]: asked }, { [list]: held.toSpliced(at % held.length, 1) })).toEqual([list]);
      const more = [...held, `${held.join('')}!`];
      expect(paths(vendorOf(key), { [list]: asked }, { [list]: more })).toEqual([list]);
      expect(paths(vendorOf(key), { [list]: asked }, { [list]: held.join() })).toEqual([list]);
    });
    fc.assert(property);
  });

  test.each<[string, unknown, unknown, boolean]>([
    ['temperature', 1.2, 0.7, true],
    ['temperature', 0.7, 0.7, false],
    ['temperature', numberFrom('0.70'), 0.7, false],
    ['followUpMaxAttempts', 3, 1, true],
    ['thinkingEnabled', true, false, true],
    ['thinkingEnabled', true, true, false],
    ['thinkingEffort', 'high', 'low', true],
    ['thinkingEffort', 'high', 'high', false],
    ['thinkingEffort', 'high', 'null', false],
    ['systemPrompt', 'Be kind.', 'null', false],
    ['categories', ['a'], ['b'], false],
  ])('%s that was cleared from %j and is %j: as asked: %s', (key, before, held, isHeld) => {
    expect(paths(vendorOf('gennia'), { [key]: null }, { [key]: held }, { [key]: before })).toEqual(isHeld ? [] : [key]);
  });

  test('what was cleared of an agent that nobody looked at before is told when something is there', () => {
    expect(paths(vendorOf('gennia'), { temperature: null }, { temperature: 0.7 })).toEqual(['temperature']);
  });

  test('what no document of the vendor shows is not looked for', () => {
    expect(paths(vendorOf('aegra'), { if_exists: 'error' }, {})).toEqual([]);
    expect(paths(vendorOf('nova'), { copy_from_agent_id: '1' }, {})).toEqual([]);
    expect(paths(vendorOf('cometchat'), { integrationType: 'agent' }, {})).toEqual([]);
  });

  test('secrets are not looked at, masked or not', () => {
    const meta = { baseUrl: 'https://a.test', headers: { authorization: 'Bearer x' } };
    const hidden = { baseUrl: 'https://a.test', headers: '****' };
    expect(paths(vendorOf('cometchat'), { integrationMeta: meta }, { integrationMeta: hidden })).toEqual([]);
    expect(paths(vendorOf('cometchat'), { integrationMeta: meta }, {})).toEqual(['integrationMeta.baseUrl']);
    const moved = { ...hidden, baseUrl: 'https://b.test' };
    expect(paths(vendorOf('cometchat'), { integrationMeta: meta }, { integrationMeta: moved })).toEqual([
      'integrationMeta.baseUrl',
    ]);
  });
});

describe('what was taken away from an object that is replaced', () => {
  test('is told where it is as before, at whatever depth, and only there', () => {
    const property = fc.property(freeForm, freeForm, fc.constantFrom('config', 'context'), (kept, more, key) => {
      const taken = Object.keys(more).filter((name) => !Object.hasOwn(kept, name));
      const before = Object.fromEntries(
        Object.entries({ ...more, ...kept }).filter(([name]) => name !== 'configurable'),
      );
      const body = { [key]: { deep: kept } };
      const told = taken.filter((name) => name !== 'configurable').map((name) => `${key}.deep.${name}`);
      const was = { [key]: { deep: before } };
      expect(paths(vendorOf('aegra'), body, was, was).sort()).toEqual(told.sort());
      expect(paths(vendorOf('aegra'), body, body, was)).toEqual([]);
      expect(paths(vendorOf('aegra'), body, was)).toEqual([]);
    });
    fc.assert(property);
  });

  test('is no difference where the vendor merges, or mirrors it from another place', () => {
    const aegra = vendorOf('aegra');
    expect(paths(aegra, { metadata: { a: 1 } }, { metadata: { a: 1, b: 2 } }, { metadata: { b: 2 } })).toEqual([]);
    const before = { config: { tags: ['a'], configurable: { m: 1 } }, context: { m: 1 } };
    const held = { config: { tags: ['b'], configurable: { m: 1 } }, context: { m: 1 } };
    expect(paths(aegra, { config: { tags: ['b'] } }, held, before)).toEqual([]);
  });

  test('is looked for at both places of a value that is mirrored', () => {
    const aegra = vendorOf('aegra');
    const twice = (context: JsonObject) => ({ config: { configurable: context }, context });
    const [before, held] = [twice({ x: 1, y: 2 }), twice({ x: 5, y: 2 })];
    expect(paths(aegra, { context: { x: 5 } }, held, before)).toEqual(['context.y']);
    expect(paths(aegra, { context: { x: 5 } }, twice({ x: 5 }), before)).toEqual([]);
  });

  test('is a key that a write can have: what the vendor adds of its own stays', () => {
    const meta = { baseUrl: 'https://a.test', agentId: '1' };
    const before = { integrationMeta: { ...meta, timeout: 5, hookId: 'h' } };
    const body = { integrationMeta: meta };
    expect(paths(vendorOf('cometchat'), body, before, before)).toEqual([]);
  });

  test('is looked for where a version is restored', () => {
    const [before, version] = [{ config: { tags: ['a'], recursion_limit: 7 } }, { tags: ['a'] }];
    const expects = [{ path: ['config'], value: version, message: 'it is not as it was' }];
    const call = { ...plannedCall('POST', '/agents/1/latest'), expects };
    const of = (held: JsonObject) =>
      differences({
        vendor: vendorOf('aegra'),
        calls: [call],
        agent: fakeRecord(held),
        before: fakeRecord(before),
      });
    expect(of(before)).toMatchObject([{ path: ['config'], message: 'it is not as it was' }]);
    expect(of({ config: version })).toEqual([]);
  });
});

describe('what a vendor is known to do with a value is no difference', () => {
  test('every fact says where it stands', () => {
    for (const { source } of vendors.flatMap(({ rewrites }) => rewrites)) expect(source.length).toBeGreaterThan(20);
  });

  test('Aegra mirrors context and configurable', () => {
    const aegra = vendorOf('aegra');
    const both = { config: { tags: ['a'], configurable: { m: 1 } }, context: { m: 1 } };
    expect(paths(aegra, { config: { tags: ['a'] }, context: { m: 1 } }, both)).toEqual([]);
    expect(paths(aegra, { config: { tags: ['a'], configurable: { m: 1 } } }, both)).toEqual([]);
    expect(
      paths(aegra, { config: {}, context: { m: 1 } }, { config: { configurable: { m: 1 } }, context: { m: 1 } }),
    ).toEqual([]);
    // Two things on LangGraph JS: either place is enough.
    expect(paths(aegra, { context: { m: 1 } }, { config: { configurable: { m: 2 } }, context: { m: 1 } })).toEqual([]);
    expect(paths(aegra, { config: {} }, { config: { configurable: { old: 1 } }, context: {} })).toEqual(['config']);
    expect(paths(aegra, { context: {} }, { context: { old: 1 } })).toEqual(['context']);
    expect(paths(aegra, { context: { m: 1 } }, { context: { m: 2 } })).toEqual(['context.m']);
  });

  test('Aegra merges metadata, so that an empty object changes nothing', () => {
    expect(paths(vendorOf('aegra'), { metadata: {} }, { metadata: { kept: 1 } })).toEqual([]);
  });

  test('Gennia fetches a picture, keeps a number of 32 bits, and a time in any of its forms', () => {
    const gennia = vendorOf('gennia');
    const asked = { avatarUrl: 'https://a.test/new.png' };
    const before = { avatarUrl: 'https://cdn.gennia.test/old' };
    expect(paths(gennia, asked, { avatarUrl: 'https://cdn.gennia.test/new' }, before)).toEqual([]);
    expect(paths(gennia, asked, before, before)).toEqual(['avatarUrl']);
    expect(paths(gennia, asked, {}, before)).toEqual(['avatarUrl']);
    expect(paths(gennia, { temperature: 0.7 }, { temperature: 0.699999988079071 })).toEqual([]);
    expect(paths(gennia, { temperature: 0.7 }, { temperature: 0.8 })).toEqual(['temperature']);
    const start = { followUpBusinessHoursStart: '09:00:00' };
    for (const held of ['09:00', '09:00:00', '09:00:00.000']) {
      expect(paths(gennia, start, { followUpBusinessHoursStart: held })).toEqual([]);
    }
    expect(paths(gennia, start, { followUpBusinessHoursStart: '09:30' })).toEqual(['followUpBusinessHoursStart']);
  });

  test('Nova answers configuration in forms that nobody documents, of which each member counts where it can be read', () => {
    const nova = vendorOf('nova');
    const asked = { llm_config: { provider: 'openai', model: 'gpt-4o', temperature: 0.4 } };
    expect(paths(nova, asked, { llm_config: 'what is this' })).toEqual([]);
    expect(paths(nova, asked, { llm_config: null })).toEqual([
      'llm_config.provider',
      'llm_config.model',
      'llm_config.temperature',
    ]);
    expect(paths(nova, asked, { llm_config: { provider: 'openai', model: 'gpt-4', temperature: 0.4 } })).toEqual([
      'llm_config.model',
    ]);
  });
});
