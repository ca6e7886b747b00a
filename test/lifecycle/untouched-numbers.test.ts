import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObject, type JsonObject, mapValues } from '../../src/core/json.ts';
import { parseJson } from '../../src/core/parse-json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

/** Numbers that JavaScript would write otherwise, or not at all. */
const NUMBERS = '[1.0,-0,1e400,1e16,0.10,9007199254740993,-12345678901234567890.5]';

/** Every object of a document with one key more, under which all of the numbers stand. */
function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isObject(value)) return value;
  return { ...mapValues(value, withNumbers), numbers: parseJson(NUMBERS) };
}

/** The same in the documents of any vendor's answer. */
function inDocuments(json: unknown): unknown {
  return Array.isArray(json) || isObject(json) ? withNumbers(json) : json;
}

describe.each(CASES)('numbers of an agent at $key', (vendorCase) => {
  const { key, update } = vendorCase;
  let api: WriteApi;
  let id: string;

  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
    const { agent } = await api.mutate('createAgent', { accountId: key, ...createInput(vendorCase) });
    id = agent?.id ?? '';
    api.server(key).faults.add({ fault: { kind: 'REWRITE', rewrite: inDocuments } });
  });
  afterAll(() => api.close());

  test.each([
    ['a rename', { name: 'Renamed' }],
    ['a change of the extension', update],
  ])('are not changed by %s', async (_, input) => {
    api.forgetCalls();
    await api.mutate('updateAgent', { id, ...input });
    const [patch] = api.writes(key);
    expect(patch).toBeDefined();
    const sent = patch?.match(/"numbers":\[[^\]]*\]/g) ?? [];
    expect(sent.filter((text) => text !== `"numbers":${NUMBERS}`)).toEqual([]);
  });

  test('are shown in raw as they came', async () => {
    const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query ($id: ID!) { agent(id: $id) { raw } }', variables: { id } }),
    });
    expect(await response.text()).toContain(`"numbers":${NUMBERS}`);
  });
});

test('the cases are those of every vendor', () => {
  expect(CASES.map(({ key }) => key).sort()).toEqual(vendors.map(({ key }) => key).sort());
});

describe('a form that sends back what it was shown, at a vendor that replaces the whole', () => {
  let api: WriteApi;
  let id: string;
  const metadata = '{"limit":1.0,"account":1234567890123456789,"share":0.50,"deep":[{"n":2.0},3,{"n":0.10}]}';

  beforeAll(async () => {
    api = await startWriteApi({ only: ['aegra'] });
    const input = { accountId: 'aegra', name: 'N', extension: { aegra: { graphId: 'agent', context: { a: 1 } } } };
    id = (await api.mutate('createAgent', input)).agent?.id ?? '';
    api.server('aegra').faults.add({
      fault: {
        kind: 'REWRITE',
        rewrite: (json) => (isObject(json) ? { ...json, context: parseJson(metadata) } : json),
      },
    });
  });
  afterAll(() => api.close());

  const update = async (change: (shown: JsonObject) => object) => {
    api.forgetCalls();
    // As a JavaScript client reads it: without the digits that it has no place for.
    const context = change(JSON.parse(metadata));
    const { userErrors } = await api.mutate('updateAgent', { id, extension: { aegra: { context } } });
    return { userErrors, sent: api.writes('aegra') };
  };

  test('leaves every number as it was', async () => {
    const { sent } = await update((shown) => ({ ...shown, note: 'new' }));
    expect(sent.join()).toContain(
      '{"limit":1.0,"account":1234567890123456789,"share":0.50,"deep":[{"n":2.0},3,{"n":0.10}],"note":"new"}',
    );
  });

  test('sends those that it changed', async () => {
    const { sent } = await update((shown) => ({ ...shown, limit: 2, deep: [{ n: 2 }, 4] }));
    expect(sent.join()).toContain('"limit":2,"account":1234567890123456789,"share":0.50,"deep":[{"n":2.0},4]');
  });

  test('leaves those in items of a list that moved', async () => {
    const { sent } = await update((shown) => ({ ...shown, deep: (shown.deep as unknown[]).toReversed().slice(0, 2) }));
    expect(sent.join()).toContain('"deep":[{"n":0.10},3]');
  });

  test('is refused with the path of a large number in another place', async () => {
    const { userErrors, sent } = await update((shown) => ({ ...shown, other: shown.account }));
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'aegra', 'context', 'other'] }]);
    expect(sent).toEqual([]);
  });
});
