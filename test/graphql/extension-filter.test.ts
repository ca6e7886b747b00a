import {
  buildASTSchema,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilterField, filterFields } from '../../src/contract/filter-fields.ts';
import { extensionType } from '../../src/contract/sdl/vendor-types.ts';
import { readSchema } from '../../src/graphql/schema.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import type { AgentFilter } from '../generated/graphql.ts';
import { AGENTS_IN_ALL, AGENTS_OF_EACH, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { type Condition, conditionsFor } from './comparators.ts';
import { dataOf } from './data-of.ts';
import { type Shown, satisfies } from './satisfies.ts';

const schema = buildASTSchema(readSchema());
let api: TestRollcall;
let allIds: readonly string[];

beforeAll(async () => {
  api = await startRollcall();
  allIds = await find({});
  expect(allIds).toHaveLength(AGENTS_IN_ALL);
});
afterAll(() => api.close());

async function find(filter: AgentFilter): Promise<string[]> {
  const [ids] = await findEach([filter]);
  return ids ?? [];
}

/** What each of these filters finds, in one request. */
async function findEach(filters: readonly object[]): Promise<string[][]> {
  const variables = Object.fromEntries(filters.map((filter, index) => [`f${index}`, filter]));
  const definitions = filters.map((_, index) => `$f${index}: AgentFilter`).join(', ');
  const fields = filters.map(
    (_, index) => `a${index}: agents(first: 100, filter: $f${index}) { nodes { id } failures { message } }`,
  );
  const answer = await api.run(`query (${definitions}) { ${fields.join(' ')} }`, variables);
  const pages = Object.values(dataOf(answer) as Record<string, { nodes: { id: string }[]; failures: unknown[] }>);
  expect(pages.flatMap(({ failures }) => failures)).toEqual([]);
  return pages.map(({ nodes }) => nodes.map(({ id }) => id));
}

const stepsOf = ({ path }: FilterField) => path.split('.');
const nested = (steps: readonly string[], value: unknown) =>
  steps.reduceRight<unknown>((below, step) => ({ [step]: below }), value);

/** The type of the value that a path leads to from a type. */
function typeAt(type: GraphQLNamedType | undefined, steps: readonly string[]): GraphQLNamedType {
  const [step, ...rest] = steps;
  if (type === undefined) throw new Error('no type');
  if (step === undefined) return type;
  if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`no ${step} in ${type.name}`);
  const field = type.getFields()[step];
  if (field === undefined) throw new Error(`no ${step} in ${type.name}`);
  return typeAt(getNamedType(field.type), rest);
}

/** What every agent of a vendor shows in the fields, by its id. */
async function readShown(vendor: Vendor, fields: readonly FilterField[]) {
  const extension = extensionType(vendor).name;
  const selections = fields.map((field, index) => {
    const type = typeAt(schema.getType(extension), stepsOf(field));
    const [first = '', second] = stepsOf(field);
    const leaf = isCompositeType(type) ? ' { __typename }' : '';
    return `f${index}: ${first}${second === undefined ? leaf : ` { ${second}${leaf} }`}`;
  });
  const shown = new Map<string, unknown[]>();
  // No document may have so many aliases as some vendors have fields.
  for (let at = 0; at < selections.length; at += 20) {
    const part = selections.slice(at, at + 20);
    const answer = await api.run(
      `query ($vendors: [Vendor!]) { agents(first: 100, filter: { vendors: $vendors }) { nodes { id extension { ... on ${extension} { ${part.join(' ')} } } } } }`,
      { vendors: [vendor.name] },
    );
    const { nodes } = (
      dataOf(answer) as unknown as { agents: { nodes: { id: string; extension: Record<string, unknown> }[] } }
    ).agents;
    for (const { id, extension: values } of nodes) {
      const found = part.map((_, index) => {
        const [, second] = stepsOf(fields[at + index] as FilterField);
        const value = values[`f${at + index}`];
        return second === undefined ? value : ((value as Record<string, unknown> | null)?.[second] ?? null);
      });
      shown.set(id, [...(shown.get(id) ?? []), ...found]);
    }
  }
  return shown;
}

/** As it is compared: of what is no value of a type that can be, only that it is there. */
function comparable(value: unknown, { kind, isList }: FilterField): Shown {
  if (value === null || value === undefined) return null;
  if (kind !== 'ANYTHING') return value as Shown;
  return isList ? (value as unknown[]).map(() => true) : true;
}

describe.each(vendors.map((vendor) => [vendor.label, vendor] as const))("a filter by %s's own fields", (_, vendor) => {
  const fields = filterFields(vendor.contract.agent);
  let shown: Map<string, unknown[]>;
  beforeAll(async () => {
    shown = await readShown(vendor, fields);
    expect(shown.size).toBe(AGENTS_OF_EACH);
  });

  test('finds what its agents show, field by field and operator by operator', async () => {
    const filterType = typeAt(schema.getType('AgentExtensionFilter'), [vendor.inputMember]);
    const cases = fields.flatMap((field, index) => {
      const values = [...shown.values()].map((each) => comparable(each[index], field));
      const conditions = conditionsFor(schema, typeAt(filterType, stepsOf(field)).name, values, []);
      return conditions.map((condition): [FilterField, number, Condition] => [field, index, condition]);
    });
    expect(cases.length).toBeGreaterThan(fields.length);
    for (let at = 0; at < cases.length; at += 10) {
      const some = cases.slice(at, at + 10);
      const found = await findEach(
        some.map(([field, , [operator, operand]]) => ({
          extension: { [vendor.inputMember]: nested(stepsOf(field), { [operator]: operand }) },
        })),
      );
      for (const [number, [field, index, [operator, operand]]] of some.entries()) {
        const expected = allIds.filter(
          (id) => shown.has(id) && satisfies(comparable(shown.get(id)?.[index], field), operator, operand),
        );
        expect(found[number], `${field.path} ${operator} ${JSON.stringify(operand)}`).toEqual(expected);
      }
    }
  });

  test('asks no account of another vendor, and restricts nothing without a condition', async () => {
    const [field] = fields;
    if (field === undefined) throw new Error('nothing to filter by');
    const by = (condition: unknown): AgentFilter => ({
      extension: { [vendor.inputMember]: nested(stepsOf(field), condition) },
    });
    const own = (await find(by({ isNull: true }))).concat(await find(by({ isNull: false })));
    expect(own.sort()).toEqual([...shown.keys()].sort());
    const calls = async (filter: AgentFilter) => {
      api.forgetCalls();
      await find(filter);
      return api.callCount();
    };
    const alone = await calls({ ...by({ isNull: true }), vendors: [vendor.name as never] });
    expect(await calls(by({ isNull: true }))).toBe(alone);
    for (const nothing of [{}, null, { isNull: null }]) expect(await find(by(nothing))).toEqual(allIds);
    expect(await find({ extension: { [vendor.inputMember]: {} } })).toEqual(allIds);
  });

  test('leaves, when it is negated, all others, those of other vendors among them', async () => {
    const [field] = fields;
    if (field === undefined) throw new Error('nothing to filter by');
    const extension = { [vendor.inputMember]: nested(stepsOf(field), { isNull: false }) };
    const found = new Set(await find({ extension }));
    expect(await find({ not: { extension } })).toEqual(allIds.filter((id) => !found.has(id)));
  });
});

describe('a filter by what a list does not show', () => {
  const light = vendors.filter(({ contract }) => contract.listItem !== undefined);

  test.each(light.map((vendor) => [vendor.label, vendor] as const))(
    'reads the agents of %s by themselves, and only those that may match',
    async (_, vendor) => {
      const inList = Object.keys(vendor.contract.listItem?.shape ?? {});
      const isInList = ({ wirePath: [wireKey = ''] }: FilterField) => inList.includes(wireKey);
      const fields = filterFields(vendor.contract.agent);
      const [shown, hidden] = [fields.find(isInList), fields.find((field) => !isInList(field))];
      const by = (field: FilterField, condition: object): AgentFilter => ({
        extension: { [vendor.inputMember]: nested(stepsOf(field), condition) },
      });
      const callsOf = async (filter: AgentFilter) => {
        api.forgetCalls();
        await find(filter);
        return api.callCount();
      };
      const list = await callsOf({ vendors: [vendor.name as never] });
      if (shown !== undefined) expect(await callsOf(by(shown, { isNull: true }))).toBe(list);
      if (hidden === undefined) throw new Error('the list shows everything');
      expect(await callsOf(by(hidden, { isNull: true }))).toBe(list + AGENTS_OF_EACH);
      const nobody = { vendorId: { eq: 'nobody' } };
      expect(await callsOf({ ...by(hidden, { isNull: true }), ...nobody })).toBe(list);
    },
  );
});

describe('filters by the own fields of several vendors', () => {
  const [first, second] = vendors.map((vendor) => {
    const [field] = filterFields(vendor.contract.agent);
    if (field === undefined) throw new Error('nothing to filter by');
    return { [vendor.inputMember]: nested(stepsOf(field), { isNull: false }) };
  });

  test('are satisfied by agents of each where one of them has to hold, and by none where all have to', async () => {
    const [of, ofOther] = [await find({ extension: first as never }), await find({ extension: second as never })];
    expect(of.length * ofOther.length).toBeGreaterThan(0);
    const either = await find({ or: [{ extension: first as never }, { extension: second as never }] });
    expect(either).toEqual(allIds.filter((id) => of.includes(id) || ofOther.includes(id)));
    api.forgetCalls();
    expect(await find({ extension: { ...first, ...second } })).toEqual([]);
    expect(api.callCount()).toBe(0);
  });

  test('name the place of what is wrong in them', async () => {
    const { errors } = await api.run('query ($f: AgentFilter) { agents(filter: $f) { totalCount } }', {
      f: { or: [{ extension: { nova: { llmConfig: { maxTokens: { in: Array.from({ length: 101 }, () => 1) } } } } }] },
    });
    expect(errors?.[0]?.message).toBe(
      'filter.or[0].extension.nova.llmConfig.maxTokens.in: expected at most 100 items, got 101',
    );
  });
});
