/** @module Random filters over all that the schema can filter by, with values that agents show and some that none does. */
import * as fc from 'fast-check';
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { JsonObject } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';

/** Members that combine filters, and the one that only catalogs answer. */
const LEFT_OUT = ['and', 'or', 'not', 'text'];

const DURATIONS = ['-P2W', '-P1M', '-P10Y', 'P49D', 'PT1H', '2026-01-01T00:00:00Z'];

/** A member of a filter: the steps that lead there, and its type. */
interface Member {
  readonly steps: readonly string[];
  readonly type: GraphQLInputType;
}

/**
 * Filters of any depth.
 *
 * @param agents as an export shows them
 */
export function someFilter(schema: GraphQLSchema, agents: readonly JsonObject[]): fc.Arbitrary<object> {
  const members = membersOf(schema.getType('AgentFilter') as GraphQLInputObjectType);
  // Each vendor has many fields: those of all agents are drawn as often as all of theirs.
  const [own, unified] = [true, false].map((isOwn) =>
    members.filter(({ steps }) => (steps[0] === 'extension') === isOwn),
  ) as [Member[], Member[]];
  const someCondition = fc
    .oneof(fc.constantFrom(...unified), fc.constantFrom(...own))
    .chain((member) =>
      someOperand(member, poolOf(member.steps, agents)).map((operand) => nested(member.steps, operand)),
    );
  return fc.letrec<{ filter: object }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: someCondition },
      { weight: 1, arbitrary: fc.array(tie('filter'), { maxLength: 3 }).map((and) => ({ and })) },
      { weight: 2, arbitrary: fc.array(tie('filter'), { maxLength: 3 }).map((or) => ({ or })) },
      { weight: 2, arbitrary: tie('filter').map((not) => ({ not })) },
      { weight: 1, arbitrary: fc.tuple(someCondition, tie('filter')).map(([a, not]) => ({ ...a, not })) },
    ),
  })).filter;
}

/** All members down to comparators, or to values where there is none. */
function membersOf(type: GraphQLInputObjectType, above: readonly string[] = []): Member[] {
  return Object.values(type.getFields()).flatMap((field): Member[] => {
    if (above.length === 0 && LEFT_OUT.includes(field.name)) return [];
    const steps = [...above, field.name];
    const below = getNullableType(field.type);
    const isInner = isInputObjectType(below) && !below.name.endsWith('Comparator');
    return isInner ? membersOf(below, steps) : [{ steps, type: below }];
  });
}

function someOperand({ type }: Member, pool: readonly unknown[]): fc.Arbitrary<unknown> {
  if (!isInputObjectType(type)) return someValue(type, pool);
  const someOperator = fc.constantFrom(...Object.values(type.getFields()));
  return fc
    .array(someOperator, { minLength: 1, maxLength: 2 })
    .chain((fields) => fc.record(Object.fromEntries(fields.map((field) => [field.name, someOperandOf(field, pool)]))));
}

function someOperandOf({ name, type }: GraphQLInputField, pool: readonly unknown[]): fc.Arbitrary<unknown> {
  if (name === 'isNull' || name === 'isEmpty') return fc.boolean();
  const some = someValue(getNullableType(type), pool);
  if (name !== 'contains' && name !== 'startsWith') return some;
  return fc.tuple(some, fc.nat(3), fc.nat(6)).map(([text, from, length]) => {
    const begin = name === 'contains' ? from : 0;
    return [...String(text)].slice(begin, begin + length).join('');
  });
}

function someValue(type: GraphQLInputType, pool: readonly unknown[]): fc.Arbitrary<unknown> {
  if (isListType(type)) return fc.array(someValue(getNullableType(type.ofType), pool), { maxLength: 3 });
  const named = getNamedType(type);
  if (isEnumType(named)) return fc.constantFrom(...named.getValues().map(({ name }) => name));
  const fits = (value: unknown) => typeof value === (TYPES[named.name] ?? 'string');
  const values = pool.filter(fits);
  return fc.constantFrom(...values, ...(NOBODYS[named.name] ?? NOBODYS.String ?? []));
}

const TYPES: Readonly<Record<string, string>> = {
  Int: 'number',
  Float: 'number',
  SafeInt: 'number',
  Boolean: 'boolean',
};

const NOBODYS: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', 'a', 'A', 'nobody', '%', '_', "'", '\\', 'É'],
  ID: [],
  Boolean: [true, false],
  Int: [-1, 0, 1],
  SafeInt: [-1, 0, 1],
  Float: [-1, 0, 0.5, 1],
  DateTimeOrDuration: DURATIONS,
  LocalTime: ['08:00:00'],
};

/** What agents show where a member looks. */
function poolOf(steps: readonly string[], agents: readonly JsonObject[]): unknown[] {
  const [first = '', second, ...rest] = steps;
  if (first === 'extension') {
    const vendor = vendors.find(({ inputMember }) => inputMember === second);
    return pick(
      agents.filter((agent) => agent.vendor === vendor?.name),
      ['extension', ...rest],
    );
  }
  const path = PATHS[first] ?? steps;
  return pick(agents, path);
}

const PATHS: Readonly<Record<string, readonly string[]>> = {
  accountIds: ['account', 'id'],
  accountId: ['account', 'id'],
  tagged: ['tags'],
  search: ['name'],
};

function pick(agents: readonly unknown[], path: readonly string[]): unknown[] {
  const found = path.reduce<unknown[]>(
    (values, step) => values.flatMap((value) => (value as JsonObject | null)?.[step] ?? []),
    [...agents],
  );
  return [...new Set(found)];
}

function nested(steps: readonly string[], operand: unknown): object {
  return steps.reduceRight<unknown>((below, step) => ({ [step]: below }), operand) as object;
}
