import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCOPES, type Scope } from '../../src/access/caller.ts';
import { scopesOfFields } from '../../src/graphql/scopes/required-scopes.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dryRuns, rootQueries } from './whole-queries.ts';

const sdl = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
const schema = buildSchema(sdl);
const needed = scopesOfFields(parse(sdl));

const [ACCOUNT = ''] = vendors.map(({ key }) => key);
const references = { accountId: ACCOUNT, agentId: `${ACCOUNT}:x`, cursor: '' };
const FIELDS = [
  ...rootQueries(schema, references).map((asked) => ({ ...asked, type: 'Query' })),
  ...dryRuns(schema, references).map((asked) => ({ ...asked, type: 'Mutation' })),
].map((asked) => ({ ...asked, field: `${asked.type}.${asked.name.replace(/\(.*/, '')}` }));

/** A caller of each single scope, of all but each, and of all. */
const keyOf = (scopes: readonly Scope[]) => `rollcall_${scopes.join('_').replaceAll(':', '-')}`;
const without = (scope: Scope) => SCOPES.filter((other) => other !== scope);
const SETS = [...SCOPES.map((scope) => [scope]), ...SCOPES.map(without), SCOPES];

let roll: TestRollcall;
beforeAll(async () => {
  const callers = SETS.map((scopes, index) => keyCaller(`caller-${index}`, keyOf(scopes), scopes));
  roll = await startRollcall({ access: { apiKeys: callers } });
});
afterAll(() => roll.close());

interface Answer {
  readonly data: Record<string, never> | null | undefined;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

async function ask(query: string, scopes: readonly Scope[], path = '/graphql'): Promise<Answer> {
  const response = await roll.rollcall.yoga.fetch(`http://rollcall${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization: `Bearer ${keyOf(scopes)}`,
    },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

test('every root field says which scopes it needs', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => isObjectType(type));
  const fields = roots.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  expect(fields.filter((field) => !needed.has(field))).toEqual([]);
});

describe.each(FIELDS)('$field, asked as $name', ({ field, query }) => {
  const required = needed.get(field) ?? [];

  test('refuses a caller without its scope, and asks no vendor', async () => {
    for (const scope of required.flat()) {
      roll.forgetCalls();
      const { data, errors } = await ask(query, without(scope));
      expect(errors).toHaveLength(1);
      expect(errors?.[0]).toMatchObject({
        message: `${field} needs the scope ${scope}, which this caller does not have.`,
        extensions: { code: 'FORBIDDEN', requiredScopes: required },
      });
      expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
      expect(roll.callCount()).toBe(0);
    }
  });

  test('answers a caller that has it', async () => {
    const { errors = [] } = await ask(query, required[0] ?? []);
    const refused = errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN');
    // What it shows of agents is refused by itself: their own document.
    expect(refused.filter(({ path }) => path?.at(-1) !== 'raw')).toEqual([]);
  });
});

describe('the own document of an agent', () => {
  const QUERY = '{ agents(first: 3) { nodes { id name raw again: raw } } }';

  test('is an error beside the rest for a caller without its scope', async () => {
    const { data, errors = [] } = await ask(QUERY, ['agents:read']);
    const nodes = (data as never as { agents: { nodes: object[] } }).agents.nodes;
    expect(nodes).toHaveLength(3);
    for (const [index, agent] of nodes.entries()) {
      expect(agent).toMatchObject({ raw: {}, again: {} });
      for (const name of ['raw', 'again']) {
        const error = errors.find(({ path }) => path?.join() === ['agents', 'nodes', index, name].join());
        expect(error?.extensions).toEqual({ code: 'FORBIDDEN', requiredScopes: [['agents:raw']] });
      }
    }
    expect(errors).toHaveLength(6);
  });

  test('is shown to a caller that has it', async () => {
    const { data, errors } = await ask(QUERY, without('operations'));
    expect(errors).toBeUndefined();
    const nodes = (data as never as { agents: { nodes: { raw: object }[] } }).agents.nodes;
    expect(nodes.filter(({ raw }) => Object.keys(raw).length === 0)).toEqual([]);
  });

  test('is not read from the vendor for a caller that does not get to see it', async () => {
    roll.forgetCalls();
    await ask('{ agents(first: 3) { nodes { id } } }', ['agents:read']);
    const calls = roll.callCount();
    roll.forgetCalls();
    await ask('{ agents(first: 3) { nodes { id raw } } }', ['agents:read']);
    expect(roll.callCount()).toBe(calls);
  });
});

test('the operations of an agent are those that its caller may do', async () => {
  const QUERY = '{ agents(first: 100) { nodes { operations } } }';
  const operationsFor = async (scopes: readonly Scope[]) => {
    const { data } = await ask(QUERY, scopes);
    return (data as never as { agents: { nodes: { operations: string[] }[] } }).agents.nodes.map(
      ({ operations }) => operations.length,
    );
  };
  expect(new Set(await operationsFor(without('agents:write')))).toEqual(new Set([0]));
  expect(Math.min(...(await operationsFor(without('agents:raw'))))).toBeGreaterThan(0);
});

test('a caller that may only write is shown what it wrote', async () => {
  const { data } = await ask('{ agents(first: 1, filter: { statuses: [ACTIVE] }) { nodes { id name } } }', SCOPES);
  const [agent] = (data as never as { agents: { nodes: { id: string; name: string }[] } }).agents.nodes;
  const rename = `mutation { updateAgent(input: { id: "${agent?.id}", name: "Renamed" }) { agent { id name } userErrors { code } } }`;
  expect(await ask(rename, ['agents:write'])).toEqual({
    data: { updateAgent: { agent: { id: agent?.id, name: 'Renamed' }, userErrors: [] } },
  });
});

test('a gateway needs the scope to read for entities, and none for the schema', async () => {
  const entities = `{ _entities(representations: [{ __typename: "Account", id: "${ACCOUNT}" }]) { __typename } }`;
  expect(await ask(entities, without('agents:read'), '/federation')).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN', requiredScopes: [['agents:read']] } }],
  });
  expect(await ask(entities, ['agents:read'], '/federation')).toEqual({
    data: { _entities: [{ __typename: 'Account' }] },
  });
  expect(await ask('{ _service { sdl } }', ['operations'], '/federation')).not.toHaveProperty('errors');
});
