import { expect, test } from 'vitest';
import { isObject, mapValues } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { keyCaller } from '../support/access.ts';
import { startWatched, type WatchedRollcall } from './api.ts';

const KEY = 'rollcall_canary-key';
/** Where a canary stands in a text. */
const around = (text: string) => /.{0,200}canary.{0,100}/is.exec(text)?.[0];

/** Members that hold what people write; others must be a word of a list, a URL or an id. */
const FREE_TEXT = /name|description|instructions|prompt|message|greeting/i;

/** Puts a canary into what a client writes. */
function planted(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return FREE_TEXT.test(name) ? `${value} canary sk-live-canary1` : value;
  if (Array.isArray(value)) return value.map((item) => planted(item, name));
  return isObject(value) ? mapValues(value, planted) : value;
}

/** All that those who watch are told. */
async function told({ log, audit, metrics }: WatchedRollcall): Promise<string> {
  return JSON.stringify([log, audit(), await metrics()]);
}

const HEADERS = {
  authorization: `Bearer ${KEY}`,
  cookie: 'session=canary',
  'user-agent': 'canary',
  'x-request-id': 'canary',
  traceparent: 'canary',
  tracestate: 'canary=canary',
  baggage: 'canary=canary',
};

test.each(CASES)('nothing that a client puts into a write to $key is told to those who watch', async (vendor) => {
  const watched = await startWatched({ only: [vendor.key], access: { apiKeys: [keyCaller('tests', KEY)] } });
  const create = planted(createInput(vendor)) as object;
  for (const dryRun of [true, false]) {
    const input = { ...create, accountId: vendor.key, dryRun, idempotencyKey: `canary-${dryRun}` };
    await watched.post(
      {
        query:
          'mutation M($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } userErrors { message } } }',
        variables: { input, more: 'canary' },
        extensions: { canary: 'canary' },
        operationName: 'M',
      },
      HEADERS,
    );
  }
  const writes = watched.log.filter(({ msg }) => msg === 'write');
  expect(writes.map(({ dryRun, outcome }) => [dryRun, outcome])).toEqual([
    [true, 'OK'],
    [false, 'OK'],
  ]);
  // There are vendors that make an agent's id of its name: which agent it is has to be told.
  const ids = writes.flatMap(({ agentId }) => (typeof agentId === 'string' ? [agentId] : []));
  const text = ids.reduce((rest, id) => rest.replaceAll(id, ''), await told(watched));
  expect(around(text)).toBeUndefined();
});

test('nothing that a client puts into a query, or into what is none, is told to those who watch', async () => {
  const watched = await startWatched({ access: { apiKeys: [keyCaller('tests', KEY)] } });
  const bodies: object[] = [
    { query: '{ agents(filter: { search: "canary" }) { nodes { id } } }' },
    { query: 'query ($s: String) { agents(filter: { search: $s }) { nodes { id } } }', variables: { s: 'canary' } },
    { query: 'query ($s: Int) { agents(first: $s) { nodes { id } } }', variables: { s: 'canary' } },
    { query: '{ agents(after: "canary") { nodes { id } } }' },
    { query: '{ agent(id: "canary:canary") { id } }' },
    { query: 'mutation { deleteAgent(input: { id: "canary:canary" }) { deletedAgentId } }' },
    { query: 'mutation { createAgent(input: { accountId: "canary", name: "canary" }) { agent { id } } }' },
    { query: '{ canary(canary: "canary") { canary } }' },
    { query: '{ accounts { id @canary } } # canary' },
    { query: '{ "canary' },
    { query: 'query A { accounts { id } }', operationName: 'canary' },
    { query: 'query sk_live_canary0123456789 { accounts { id } }' },
    { canary: 'canary' },
    ['canary'],
  ];
  for (const body of bodies) await watched.post(body, HEADERS);
  for (const body of bodies) await watched.post(body, { ...HEADERS, authorization: 'Bearer canary' });
  for (const authorization of ['canary', 'Basic canary', 'Bearer canary canary']) {
    await watched.post(bodies[0] ?? {}, { ...HEADERS, authorization });
  }
  for (const path of ['/graphql?query={canary}', '/canary', '/metrics?canary=canary', '/graphql?explorer=canary']) {
    await watched.rollcall.yoga.fetch(`http://rollcall${path}`, { headers: HEADERS });
  }
  expect(watched.log.length).toBeGreaterThan(bodies.length * 2);
  expect(around(await told(watched))).toBeUndefined();
});

test.each(vendors.map(({ key }) => key))('nothing that %s answers is told to those who watch', async (key) => {
  const watched = await startWatched({ only: [key] });
  const { faults } = watched.vendors.server(key);
  const plant = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value}canary`;
    if (Array.isArray(value)) return value.map(plant);
    return isObject(value) ? mapValues(value, plant) : value;
  };
  const read = { query: '{ agents(first: 50) { nodes { id name raw } } accounts { health { reachable } } }' };
  const list = await watched.post(read);
  const { data } = (await list.json()) as { data: { agents: { nodes: { id: string }[] } } };
  faults.add({ fault: { kind: 'REWRITE', rewrite: plant } });
  await watched.post(read);
  faults.clear();
  for (const status of [400, 401, 404, 429, 500]) {
    const body = JSON.stringify({ error: 'canary', message: 'canary', detail: 'canary' });
    faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body } });
    const [agent] = data.agents.nodes;
    await watched.post({ query: `mutation { deleteAgent(input: { id: "${agent?.id}" }) { userErrors { message } } }` });
    await watched.post(read);
    faults.clear();
  }
  expect(watched.log.length).toBeGreaterThan(10);
  expect(around(await told(watched))).toBeUndefined();
});
