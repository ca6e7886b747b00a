import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

/** What nobody may see again: as a text, as a key, as a word, and as digits. */
const CANARY = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
const DIGITS = 31_415_926_535_897;

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall({ agents: 1 });
});
afterAll(() => api.close());
beforeEach(() => api.log.splice(0));

function fieldsOf(input: string): string[] {
  const type = schema.getType(input);
  if (!isInputObjectType(type)) throw new Error(`no input: ${input}`);
  return Object.keys(type.getFields());
}

/** A place that takes something: an argument, or a field of an input at any depth. */
interface Position {
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
}

/** Enough of a value to be accepted where only its type is looked at. */
function sample(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [sample(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    const needed = nullable.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, sample(field.type)]));
  }
  return { ID: 'chatsby:x', Int: 1, SafeInt: 1, Float: 1, Boolean: true }[getNamedType(type).name] ?? 'x';
}

/** Each type is looked into once: a filter holds filters, and has one comparator in many places. */
function positions(type: GraphQLInputType, path: readonly string[], seen = new Set<string>()): Position[] {
  const named = getNamedType(type);
  const isNew = !seen.has(named.name);
  seen.add(named.name);
  const inner =
    isInputObjectType(named) && isNew
      ? Object.values(named.getFields()).flatMap((field) => positions(field.type, [...path, field.name], seen))
      : [];
  return [{ path, type }, ...inner];
}

/** A value of the type with something else in the place of one of its parts. */
function planted(type: GraphQLInputType, path: readonly string[], plant: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return plant;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [planted(nullable.ofType, path, plant)];
  if (!isInputObjectType(nullable)) throw new Error(`no ${step} in ${type}`);
  const field = nullable.getFields()[step];
  if (field === undefined) throw new Error(`no ${step} in ${type}`);
  const others = nullable.isOneOf ? {} : (sample(nullable) as object);
  const dry = 'dryRun' in nullable.getFields() ? { dryRun: true } : {};
  return { ...others, ...dry, [step]: planted(field.type, rest, plant) };
}

/** A word that is written without quotes. */
class Word {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function literal(value: unknown, type?: GraphQLInputType): string {
  if (value instanceof Word) return value.name;
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, type)).join(' ')}]`;
  if (typeof value !== 'object' || value === null) {
    const isWord = type !== undefined && isEnumType(getNamedType(type)) && value !== CANARY;
    return isWord ? String(value) : JSON.stringify(value);
  }
  const named = type && getNamedType(type);
  const fields = Object.entries(value).map(([key, item]) => {
    const inner = isInputObjectType(named) ? named.getFields()[key]?.type : undefined;
    return `${key}: ${literal(item, inner)}`;
  });
  return `{ ${fields.join(' ')} }`;
}

const PLANTS: readonly unknown[] = [
  CANARY,
  DIGITS,
  -DIGITS / 1000,
  true,
  null,
  [CANARY],
  [[DIGITS]],
  { [CANARY]: CANARY },
  { [CANARY]: 1, nested: { deeper: CANARY } },
];

const WORDS: readonly unknown[] = [new Word(CANARY), [new Word(CANARY)], { key: new Word(CANARY) }];

const selection = (field: GraphQLField<unknown, unknown>) =>
  getNamedType(field.type).name.endsWith('Payload') ? '{ userErrors { code message field } }' : '{ __typename }';

function call(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument, value: string): string {
  const others = field.args
    .filter((other) => other !== argument && isRequiredArgument(other))
    .map((other) => `${other.name}: ${literal(sample(other.type), other.type)}`);
  return `${field.name}(${[`${argument.name}: ${value}`, ...others].join(', ')}) ${selection(field)}`;
}

/** What people and logs get to see, besides the values that were asked for. */
function shown(answer: { data?: unknown; errors?: unknown }): string {
  const payloads = Object.values((answer.data ?? {}) as Record<string, { userErrors?: unknown } | null>);
  return JSON.stringify([answer.errors, payloads.map((payload) => payload?.userErrors), api.log]);
}

function expectDiscreet(answer: { data?: unknown; errors?: unknown }, what: string): void {
  const text = shown(answer);
  expect(text.includes(CANARY), `${what}: ${text}`).toBe(false);
  expect(/31415926535/.test(text.replace(/[.,_]/g, '')), `${what}: ${text}`).toBe(false);
}

const operations = [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
] as const;

const cases = operations.flatMap(([operation, type]) =>
  Object.values(type?.getFields() ?? {})
    .filter(({ args }) => args.length > 0)
    .map((field) => [`${operation} ${field.name}`, operation, field] as const),
);

describe('what a caller puts in at a wrong place is not said again', () => {
  test('the cases are all operations that take something', () => {
    expect(cases.map(([name]) => name)).toEqual(
      expect.arrayContaining(['query agents', 'query nodes', 'mutation createAgent', 'mutation copyAgent']),
    );
  });

  test.each(cases)('by %s, as variables', async (_, operation, field) => {
    for (const argument of field.args) {
      for (const { path } of positions(argument.type, [])) {
        const variables = Object.fromEntries(
          PLANTS.map((plant, at) => [`v${at}`, planted(argument.type, path, plant)]),
        );
        const definitions = PLANTS.map((_plant, at) => `$v${at}: ${argument.type}`).join(', ');
        const fields = PLANTS.map((_plant, at) => `a${at}: ${call(field, argument, `$v${at}`)}`).join(' ');
        const answer = await api.run(`${operation} (${definitions}) { ${fields} }`, variables);
        expectDiscreet(answer, [argument.name, ...path].join('.'));
      }
    }
  });

  test.each(cases)('by %s, as literals', async (_, operation, field) => {
    for (const argument of field.args) {
      for (const { path } of positions(argument.type, [])) {
        const fields = [...PLANTS, ...WORDS].map((plant, at) => {
          const value = literal(planted(argument.type, path, plant), argument.type);
          return `a${at}: ${call(field, argument, value)}`;
        });
        const answer = await api.run(`${operation} { ${fields.join(' ')} }`);
        expectDiscreet(answer, [argument.name, ...path].join('.'));
      }
    }
  });

  test.each(cases)('by %s, of the right type', async (_, operation, field) => {
    for (const argument of field.args) {
      const texts = positions(argument.type, []).filter(({ type }) =>
        ['ID', 'String', 'JSON'].includes(getNamedType(type).name),
      );
      for (const { path, type } of texts) {
        const plant = isListType(getNullableType(type)) ? [CANARY] : CANARY;
        const value = planted(argument.type, path, plant);
        const answer = await api.run(
          `${operation} ($value: ${argument.type}) { a: ${call(field, argument, '$value')} }`,
          { value },
        );
        expectDiscreet(answer, [argument.name, ...path].join('.'));
      }
    }
  });

  test('as an argument, a key, a field twice or a directive that nobody knows', async () => {
    for (const query of [
      `{ agents(${CANARY}: 1) { totalCount } }`,
      `{ agents(filter: { ${CANARY}: 1 }) { totalCount } }`,
      `{ agents(filter: { ${CANARY}: 1, ${CANARY}: 2 }) { totalCount } }`,
      `{ agents(${CANARY}: 1, ${CANARY}: 2) { totalCount } }`,
      `{ agents { totalCount @${CANARY}(a: "${CANARY}") } }`,
      `{ agents { totalCount @include(if: "${CANARY}") } }`,
      `query ($x: Int = "${CANARY}") { agents(first: $x) { totalCount } }`,
      `query ($x: [Int!]! = "${CANARY}") { agents(first: $x) { totalCount } }`,
    ]) {
      const answer = await api.run(query);
      expect(answer.errors?.length).toBeGreaterThan(0);
      expectDiscreet(answer, query);
    }
  });

  test.each([
    `{ agents(first: ${CANARY} "x" }`,
    `{ agents "${CANARY}" }`,
    `{ agents(first: "${CANARY}\n") }`,
    `{ agents(first: "\\u${CANARY}") }`,
    `{ agents(first: 1${CANARY}) }`,
    `"${CANARY}"`,
    `${CANARY} { a }`,
    `{ a } ${CANARY}`,
    `query ${CANARY} ${CANARY} { a }`,
    `{ a(x: """${CANARY}`,
    `{ a(x: "\\"} ${CANARY}" "b") }`,
    `query ($a: ${CANARY} ${CANARY}) { a }`,
    `{ ... on ${CANARY} "${CANARY}" }`,
    `#${CANARY}`,
  ])('in a text that is no GraphQL: %s', async (query) => {
    const answer = await api.run(query);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
    expectDiscreet(answer, query);
  });

  test('around the query: as operation, parameter, hash, or in a body that is no JSON', async () => {
    const send = async (body: string, headers: Record<string, string> = {}) => {
      const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return response.text();
    };
    const get = async (query: string) => (await api.rollcall.yoga.fetch(`http://rollcall/graphql?${query}`)).text();
    const two = 'query A { __typename } query B { __typename }';
    const answers = [
      await send(JSON.stringify({ query: two, operationName: CANARY })),
      await send(JSON.stringify({ query: '{ __typename }', operationName: { [CANARY]: CANARY } })),
      await send(JSON.stringify({ query: '{ __typename }', [CANARY]: CANARY })),
      await send(JSON.stringify({ query: { [CANARY]: CANARY } })),
      await send(JSON.stringify({ query: '{ __typename }', variables: CANARY })),
      await send(JSON.stringify({ query: '{ __typename }', extensions: [CANARY] })),
      await send(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: CANARY } } })),
      await send(JSON.stringify({ extensions: { persistedQuery: CANARY } })),
      await send(JSON.stringify(CANARY)),
      await send(JSON.stringify([CANARY])),
      await send(`{"query":"{ __typename }","variables":${CANARY}}`),
      await send(CANARY),
      await send(CANARY, { 'content-type': `application/${CANARY}` }),
      await get(`query={__typename}&variables=${CANARY}`),
      await get(`query={__typename}&extensions={${CANARY}`),
      await get(`query={__typename}&operationName=${CANARY}`),
      await get(`${CANARY}=${CANARY}`),
    ];
    for (const [at, text] of answers.entries()) expect(text.includes(CANARY), `${at}: ${text}`).toBe(false);
    expect(JSON.stringify(api.log)).not.toContain(CANARY);
  });
});

describe('what a caller is told instead', () => {
  test.each([
    [
      'query ($x: Int) { agents(first: $x) { totalCount } }',
      { x: 'many' },
      'Variable "$x": expected a value of type "Int".',
    ],
    [
      'query ($x: ID!) { agent(id: $x) { id } }',
      {},
      'Variable "$x": expected a value of type "ID!", and it was not provided.',
    ],
    [
      'query ($x: AgentFilter) { agents(filter: $x) { totalCount } }',
      { x: { statuses: ['ACTIVE', 'ASLEEP'] } },
      'Variable "$x" at "x.statuses[1]": expected a value of type "AgentStatus!": ACTIVE, PAUSED, DRAFT, ARCHIVED, DELETED.',
    ],
    [
      'query ($x: AgentFilter) { agents(filter: $x) { totalCount } }',
      { x: { state: 'ACTIVE' } },
      `Variable "$x": a field that "AgentFilter" does not have; it has ${fieldsOf('AgentFilter').join(', ')}.`,
    ],
    [
      'mutation ($x: UpdateAgentInput!) { updateAgent(input: $x) { userErrors { code } } }',
      { x: { id: 'a:b', avatarUrl: 'no url' } },
      'Variable "$x" at "x.avatarUrl": expected a value of type "URL".',
    ],
    [
      'mutation ($x: CreateAgentInput!) { createAgent(input: $x) { userErrors { code } } }',
      { x: { accountId: 'nova', extension: { nova: {}, gennia: {} } } },
      'Variable "$x" at "x.extension": "CreateAgentExtensionInput" takes exactly one field, which can not be null.',
    ],
    [
      '{ agents(filter: { statuses: ["ACTIVE"] }) { totalCount } }',
      {},
      'A value is not allowed: expected a value of type "AgentStatus!": ACTIVE, PAUSED, DRAFT, ARCHIVED, DELETED.',
    ],
    [
      '{ agents(filter: 1) { totalCount } }',
      {},
      'A value is not allowed: expected a value of type "AgentFilter", an object.',
    ],
    [
      '{ agents(limit: 1) { totalCount } }',
      {},
      'An argument that "agents" does not have; it has first, after, last, before, filter, orderBy, source.',
    ],
    ['{ agent(id: null) { id } }', {}, 'A value is not allowed: expected a value of type "ID!".'],
    ['{ agents { total } }', {}, 'Cannot query field "total" on type "AgentConnection".'],
    ['{ agents( }', {}, 'Syntax Error: Expected Name, found "}".'],
  ])('%s', async (query, variables, message) => {
    const { errors } = await api.run(query, variables);
    expect(errors?.map((error) => error.message)).toContain(message);
    for (const { locations } of errors ?? []) expect(locations?.length).toBeGreaterThan(0);
  });
});
