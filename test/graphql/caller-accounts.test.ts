import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dryRuns, type References, rootQueries } from './whole-queries.ts';

/**
 * The accounts of a caller. What it gets is compared, word for word, with what a Rollcall answers that has these accounts and
 * no others: whatever field, argument or error tells of another account is then seen, also one that nobody thought of.
 */
const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

const [OWN = '', ...OTHERS] = vendors.map(({ key }) => key);
const [FOREIGN = ''] = OTHERS;
/** As long as an id that there is, since lengths tell something, too. */
const ABSENT = 'x'.repeat(FOREIGN.length);
const KEYS = { none: 'rollcall_none', one: 'rollcall_one', all: 'rollcall_all' };
type Who = keyof typeof KEYS;

/** What differs between two answers to the same question. */
const OF_THE_MOMENT = new Set(['observedAt', 'asOf', 'latencyMs', 'checkedAt', 'firstSeenAt', 'lastSeenAt', 'count']);

let roll: TestRollcall;
/** A Rollcall with only the accounts of a caller, where nobody signs in. */
let alone: Record<Who, Rollcall>;
/** An agent of each account, and a cursor of everybody's list. */
let agentIds: ReadonlyMap<string, string>;
let cursor: string;

beforeAll(async () => {
  const callers = [
    keyCaller('none', KEYS.none, undefined, []),
    keyCaller('one', KEYS.one, undefined, [OWN]),
    keyCaller('all', KEYS.all),
  ];
  roll = await startRollcall({ access: { apiKeys: callers }, agents: 3 });
  const { options } = roll;
  const only = (ids: readonly string[]) =>
    createRollcall({
      ...options,
      authenticator: undefined,
      accounts: options.accounts.filter(({ id }) => ids.includes(id)),
    });
  alone = { none: only([]), one: only([OWN]), all: only([OWN, ...OTHERS]) };
  const { data } = await ask(
    roll.rollcall,
    '{ agents(first: 100) { edges { cursor node { id account { id } } } } }',
    KEYS.all,
  );
  const edges = data.agents.edges as { cursor: string; node: { id: string; account: { id: string } } }[];
  agentIds = new Map(edges.map(({ node }) => [node.account.id, node.id]));
  cursor = edges[3]?.cursor ?? '';
});
afterAll(async () => {
  await Promise.all(Object.values(alone).map((rollcall) => rollcall.close()));
  await roll.close();
});

async function ask(rollcall: Rollcall, query: string, key?: string, path = '/graphql') {
  const response = await rollcall.yoga.fetch(`http://rollcall${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, never> & { agents: { edges: unknown[] } } };
}

function settled(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value) => (OF_THE_MOMENT.has(key) ? null : value)));
}

/** Something of an account, by its id. */
function referencesTo(accountId: string): References {
  return { accountId, agentId: agentIds.get(accountId) ?? `${accountId}:agent`, cursor };
}

const NOTHING: References = { accountId: '', agentId: '', cursor: '' };

/** The questions do not depend on what there is, so that tests can be named before anything is started. */
const QUESTIONS = [...rootQueries(schema, NOTHING), ...dryRuns(schema, NOTHING)].map(({ name }, index) => ({
  name,
  index,
}));

function question(index: number, accountId: string): string {
  const references = referencesTo(accountId);
  const asked = [...rootQueries(schema, references), ...dryRuns(schema, references)][index];
  if (asked === undefined) throw new Error('no such question');
  return asked.query;
}

test('every root field of the schema is asked', () => {
  const asked = new Set(QUESTIONS.map(({ name }) => name.replace(/\(.*/, '')));
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  expect(roots.filter((field) => !asked.has(field))).toEqual([]);
});

describe.each(QUESTIONS)('$name', ({ index }) => {
  test.each(['none', 'one', 'all'] as const)(
    'a caller of %s of the accounts sees what there would be without the others',
    async (who) => {
      for (const about of [OWN, FOREIGN, ABSENT]) {
        const query = question(index, about);
        const given = settled(await ask(roll.rollcall, query, KEYS[who]));
        expect(JSON.stringify(given)).not.toContain('GRAPHQL_VALIDATION_FAILED');
        expect(given).toEqual(settled(await ask(alone[who], query)));
      }
    },
  );

  test.each(['none', 'one'] as const)(
    'to a caller of %s, an account that is not its own is one that is not there',
    async (who) => {
      roll.forgetCalls();
      const [foreign, absent] = await Promise.all(
        [FOREIGN, ABSENT].map((id) =>
          ask(roll.rollcall, question(index, id).replaceAll(agentIds.get(FOREIGN) ?? '', `${id}:agent`), KEYS[who]),
        ),
      );
      expect(JSON.parse(JSON.stringify(settled(foreign)).replaceAll(FOREIGN, ABSENT))).toEqual(settled(absent));
      for (const key of OTHERS) expect(roll.server(key).calls).toEqual([]);
    },
  );
});

describe('a gateway that signs in as a caller of one account', () => {
  const representation = (id: string) => `{ __typename: "${id.includes(':') ? 'Agent' : 'Account'}", id: "${id}" }`;
  const entities = (...ids: string[]) =>
    `{ _entities(representations: [${ids.map(representation)}]) { ... on Agent { id } ... on Account { id label } } }`;

  test('finds its own entities, and no others', async () => {
    roll.forgetCalls();
    const foreign = agentIds.get(FOREIGN) ?? '';
    const own = agentIds.get(OWN) ?? '';
    const given = await ask(
      roll.rollcall,
      entities(own, foreign, OWN, FOREIGN, ABSENT, `${ABSENT}:x`),
      KEYS.one,
      '/federation',
    );
    expect(given).toMatchObject({ data: { _entities: [{ id: own }, null, { id: OWN }, null, null, null] } });
    const absent = await ask(
      roll.rollcall,
      entities(own, `${ABSENT}:agent`, OWN, ABSENT, ABSENT, `${ABSENT}:x`),
      KEYS.one,
      '/federation',
    );
    expect(JSON.stringify(given).replaceAll(FOREIGN, ABSENT)).toBe(JSON.stringify(absent));
    for (const key of OTHERS) expect(roll.server(key).calls).toEqual([]);
  });
});
