import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scope } from '../../src/access/caller.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

/** What remembers anything (loaders, reads under way, documents, keys of idempotency) is asked by callers of different rights. */
const [SECOND = '', FIRST = ''] = vendors.map(({ key }) => key);

interface Rights {
  readonly scopes: readonly Scope[];
  readonly accounts?: readonly string[];
}
const CALLERS: Readonly<Record<string, Rights>> = {
  all: { scopes: ['agents:read', 'agents:write', 'agents:raw', 'operations'] },
  plain: { scopes: ['agents:read', 'agents:write'] },
  first: { scopes: ['agents:read', 'agents:raw', 'agents:write'], accounts: [FIRST] },
  second: { scopes: ['agents:read', 'agents:write'], accounts: [SECOND] },
  nobody: { scopes: ['agents:read'], accounts: [] },
  blind: { scopes: ['agents:write'] },
};
const NAMES = Object.keys(CALLERS);

let roll: TestRollcall;
let queries: readonly string[];
let agentOfFirst: string;
beforeAll(async () => {
  const callers = NAMES.map((name) => {
    const { scopes, accounts } = CALLERS[name] as Rights;
    return keyCaller(name, keyOf(name), scopes, accounts);
  });
  roll = await startRollcall({ access: { apiKeys: callers }, agents: 5 });
  const ids = (await ask('all', '{ agents(first: 100) { nodes { id account { id } } } }')) as {
    data: { agents: { nodes: { id: string; account: { id: string } }[] } };
  };
  const idsOf = (account: string) =>
    ids.data.agents.nodes.filter((agent) => agent.account.id === account).map(({ id }) => id);
  const [one = ''] = idsOf(FIRST);
  agentOfFirst = one;
  const [other = ''] = idsOf(SECOND);
  queries = [
    '{ agents(first: 8) { totalCount nodes { id name instructions operations raw } failures { code } pageInfo { endCursor } } }',
    `{ agent(id: "${one}") { id name instructions raw operations } }`,
    `{ agent(id: "${other}") { id name instructions raw operations } }`,
    `{ nodes(ids: ${JSON.stringify([...idsOf(FIRST), ...idsOf(SECOND)])}) { id ... on Agent { name raw } } }`,
    `{ account(id: "${FIRST}") { id label } accounts { id } }`,
    `mutation { updateAgent(input: { id: "${one}", name: "x", dryRun: true }) { vendorCalls { path } userErrors { code message } } }`,
  ];
});
afterAll(() => roll.close());

function keyOf(name: string): string {
  return `rollcall_${name}`;
}

/** Errors are sorted: they stand in the order in which the accounts answered. */
async function ask(name: string, query: string): Promise<unknown> {
  const response = await roll.rollcall.yoga.fetch('http://rollcall/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization: `Bearer ${keyOf(name)}`,
    },
    body: JSON.stringify({ query }),
  });
  const { errors, ...answer } = (await response.json()) as { readonly errors?: readonly object[] };
  if (errors === undefined) return answer;
  const sorted = errors.map((error) => JSON.stringify(error)).sort();
  return { ...answer, errors: sorted.map((error): unknown => JSON.parse(error)) };
}

test('callers of different rights who ask at the same time get what each of them gets alone', async () => {
  const alone = new Map<string, unknown>();
  for (const name of NAMES) for (const query of queries) alone.set(name + query, await ask(name, query));
  expect(new Set([...alone.values()].map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(queries.length * 2);
  const request = fc.record({
    name: fc.constantFrom(...NAMES),
    query: fc.nat({ max: queries.length - 1 }).map((index) => queries[index] ?? ''),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 2, maxLength: 12 }), async (requests) => {
      const answers = await Promise.all(requests.map(({ name, query }) => ask(name, query)));
      for (const [index, { name, query }] of requests.entries())
        expect(answers[index]).toEqual(alone.get(name + query));
    }),
    { numRuns: 25 },
  );
});

test('callers of the same account share the calls of reads under way, and see of the answer what each may', async () => {
  roll.forgetCalls();
  const query = queries[1] ?? '';
  const [seeing, plain] = (await Promise.all([ask('first', query), ask('plain', query)])) as {
    data: { agent: { name: string; raw: object } };
  }[];
  expect(roll.callCount()).toBe(1);
  expect(seeing?.data.agent.name).toBe(plain?.data.agent.name);
  expect(Object.keys(seeing?.data.agent.raw ?? {}).length).toBeGreaterThan(0);
  expect(plain?.data.agent.raw).toEqual({});
});

test('a key of idempotency means nothing to another caller, whatever its rights', async () => {
  const copy = `mutation {
    copyAgent(input: { id: "${agentOfFirst}", toAccountId: "${FIRST}", idempotencyKey: "once" }) {
      agent { id } userErrors { code message }
    }
  }`;
  const answers = await Promise.all(['all', 'plain', 'all', 'first', 'second'].map((name) => ask(name, copy)));
  const [all, plain, again, first, second] = answers.map((answer) => JSON.stringify(answer));
  expect(all).toContain(`${FIRST}:`);
  expect(again).toBe(all);
  expect(new Set([all, plain, first, second]).size).toBe(4);
  expect(second).toContain('NOT_FOUND');
  expect(second).not.toContain(agentOfFirst.slice(FIRST.length + 1));
});

test('a document that one caller was refused is answered to the next, and the other way round', async () => {
  const query = '{ agents(first: 1) { nodes { name } } } # refused first';
  for (const name of ['blind', 'all', 'blind', 'plain']) {
    const answer = JSON.stringify(await ask(name, query));
    if (name === 'blind') expect(answer).toContain('FORBIDDEN');
    else expect(answer).not.toContain('errors');
  }
});
