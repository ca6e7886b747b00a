/** Names that every JavaScript object seems to know are in no table of ours, whoever sends them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TypeModel } from '../../src/contract/sdl/types.ts';
import { extensionType, vendorTypes } from '../../src/contract/sdl/vendor-types.ts';
import { isObject } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const INHERITED = ['constructor', 'toString', '__proto__'];

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall();
});
afterAll(() => api.close());
beforeEach(() => api.forgetCalls());

type Vendor = (typeof vendors)[number];

/** Keys of a vendor's documents that hold one of a few words. */
function wordKeys(vendor: Vendor): ReadonlySet<string> {
  const types = vendorTypes(vendor);
  const enums = new Set(types.filter(({ kind }) => kind === 'enum').map(({ name }) => name));
  const fields = types.filter(({ kind }) => kind === 'object').flatMap((type) => type.fields);
  return new Set(fields.filter(({ namedType }) => enums.has(namedType)).map(({ wireKey }) => wireKey));
}

/** A document with this word in place of each text under these keys. */
function withWord(value: unknown, keys: ReadonlySet<string>, word: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withWord(item, keys, word));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && keys.has(key) ? word : withWord(item, keys, word),
    ]),
  );
}

/** Everything that is shown of a type, in GraphQL. */
function selection({ fields }: TypeModel, types: readonly TypeModel[]): string {
  const words = fields.map(({ name, namedType }) => {
    const inner = types.find((type) => type.kind === 'object' && type.name === namedType);
    return inner === undefined ? name : `${name} { ${selection(inner, types)} }`;
  });
  return ['__typename', ...words].join(' ');
}

describe.each(INHERITED)('the name %s', (word) => {
  const withWords = vendors.filter((vendor) => wordKeys(vendor).size > 0);

  test.each(withWords)('as any of the words in a document of $label is a word that nobody knows', async (vendor) => {
    const keys = wordKeys(vendor);
    const { faults } = api.server(vendor.key);
    faults.add({ fault: { kind: 'REWRITE', rewrite: (json) => withWord(json, keys, word) } });
    const type = extensionType(vendor);
    const { data, errors } = await api.run(
      `query ($v: Vendor!) {
        agents(first: 100, filter: { vendors: [$v] }) {
          nodes { id name status extension { ... on ${type.name} { ${selection(type, vendorTypes(vendor))} } } }
          failures { code message }
        }
      }`,
      { v: vendor.name },
    );
    faults.clear();
    expect(errors).toBeUndefined();
    const agents = data?.agents as unknown as { nodes: unknown[]; failures: unknown[] } | undefined;
    expect(agents?.failures).toEqual([]);
    expect(agents?.nodes).toHaveLength(12);
    expect(JSON.stringify(agents).includes('native code')).toBe(false);
  });

  test('is the id of no account', async () => {
    const { data, errors } = await api.run(`{ account(id: "${word}") { id } node(id: "${word}") { id } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ account: null, node: null });
  });

  test.each(['agents(filter: { accountIds: ["WORD"] }) { totalCount }', 'agent(id: "WORD:x") { id }'])(
    'in %s names no account',
    async (query) => {
      const { errors = [] } = await api.run(`{ ${query.replace('WORD', word)} }`);
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
      expect(api.callCount()).toBe(0);
    },
  );

  test.each([
    ['createAgent', `accountId: "${word}", name: "x"`],
    ['copyAgent', `id: "${word}:x", toAccountId: "${word}"`],
    ['deleteAgent', `id: "${word}:x"`],
  ])('in the input of %s names no account', async (mutation, input) => {
    const { data, errors } = await api.run(`mutation { ${mutation}(input: { ${input} }) { userErrors { code } } }`);
    expect(errors).toBeUndefined();
    const payload = data?.[mutation] as unknown as { userErrors: { code: string }[] } | undefined;
    expect(['NOT_FOUND', 'INVALID']).toContain(payload?.userErrors[0]?.code);
    expect(api.callCount()).toBe(0);
  });

  test.each([
    ['vendors', `[${word}]`],
    ['statuses', `[${word}]`],
  ])('is no value of the filter %s', async (filter, value) => {
    const { errors = [] } = await api.run(`{ agents(filter: { ${filter}: ${value} }) { totalCount } }`);
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test.each(['search: "WORD"', 'tags: ["WORD"]'])('as the filter %s is looked for like any other', async (filter) => {
    const { data, errors } = await api.run(
      `{ agents(filter: { ${filter.replace('WORD', word)} }) { nodes { id } failures { code } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data?.agents).toEqual({ nodes: [], failures: [] });
  });

  test('is no file of the explorer', async () => {
    const response = await api.rollcall.yoga.fetch(`http://rollcall/graphql?explorer=${word}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('No such file.');
  });
});
