import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNTS, type CallerName, KEYS, type Served, serve } from '../support/served-process.ts';
import { Client } from './clients.ts';
import { Model } from './model.ts';
import { failByChance } from './random-faults.ts';

/** How long faults, reads and writes go on; seconds. The whole run takes some more, for what is compared afterwards. */
const SECONDS = Number(process.env.CHAOS_SECONDS ?? 40);

/** Requests between the two looks at what the process holds. */
const STEADY_REQUESTS = Number(process.env.CHAOS_STEADY_REQUESTS ?? 20_000);

const CLIENTS = 50;

/** What caches and compiled code may still add to the heap after the warm-up; bytes. */
const HEAP_TOLERANCE = 16 * 1024 * 1024;

/** Sockets to vendors and clients come and go. */
const DESCRIPTOR_TOLERANCE = 20;

let served: Served;
beforeAll(async () => {
  served = await serve();
}, 60_000);
afterAll(() => served.close());

const callerOf = (index: number): CallerName => (index % 2 === 0 ? 'all' : 'some');

/** Everything that a caller with all accounts is shown, page by page. */
async function everything() {
  const held: { id: string; name: string; status: string | null }[] = [];
  let after: string | null = null;
  do {
    const query = `query ($after: String) {
      agents(first: 100, after: $after) {
        failures { account { id } code message } nodes { id name status } pageInfo { hasNextPage endCursor }
      }
    }`;
    const response = await fetch(`${served.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS.all}` },
      body: JSON.stringify({ query, variables: { after } }),
    });
    const { data } = (await response.json()) as {
      data: {
        agents: {
          failures: object[];
          nodes: typeof held;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      };
    };
    expect(data.agents.failures).toEqual([]);
    held.push(...data.agents.nodes);
    after = data.agents.pageInfo.hasNextPage ? data.agents.pageInfo.endCursor : null;
  } while (after !== null);
  return held;
}

async function settled(): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const response = await fetch(`${served.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS.all}` },
      body: JSON.stringify({
        query: '{ agents(first: 1) { failures { code } } accounts { health { circuit reachable } } }',
      }),
    });
    const { data } = (await response.json()) as {
      data: { agents: { failures: object[] }; accounts: { health: { circuit: string; reachable: boolean } }[] };
    };
    const isWell = data.accounts.every(({ health }) => health.reachable && health.circuit === 'CLOSED');
    if (isWell && data.agents.failures.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the accounts are not well again');
}

test(
  'whatever fails by chance, no agent is doubled, lost, stale or shown to the wrong caller',
  async () => {
    const model = new Model();
    const clients = Array.from(
      { length: CLIENTS },
      (_, index) => new Client(served.origin, callerOf(index), model, index),
    );
    const seed = process.env.CHAOS_SEED ?? String(Date.now());
    const faults = failByChance(served.sandbox.servers.values(), seed);
    const end = performance.now() + SECONDS * 1000;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < end && model.violations.length === 0) await client.act();
      }),
    );
    faults.stop();
    await settled();
    model.compare(await everything());
    await Promise.all(clients.map((client) => client.close()));
    const requests = clients.reduce((sum, client) => sum + client.requests, 0);
    const lives = Object.groupBy(model.agents, ({ life }) => life);
    const counts = (['LIVE', 'DELETED', 'MAYBE'] as const).map((life) => `${lives[life]?.length ?? 0} ${life}`);
    console.log(
      `chaos: seed ${seed}, ${requests} requests, ${model.agents.length} agents at ${ACCOUNTS.length} vendors (${counts.join(', ')})`,
    );
    expect(model.violations).toEqual([]);
    expect(requests).toBeGreaterThan(CLIENTS);
    expect(served.output()).not.toContain('unexpected error');
  },
  (SECONDS + 120) * 1000,
);

test('what the process holds does not grow with the requests that it answers', async () => {
  const model = new Model();
  const clients = Array.from(
    { length: CLIENTS },
    (_, index) => new Client(served.origin, callerOf(index), model, index, 1),
  );
  let left = 0;
  const run = (count: number) => {
    left = count;
    return Promise.all(
      clients.map(async (client) => {
        while (left-- > 0) await client.look();
      }),
    );
  };
  await run(STEADY_REQUESTS / 2);
  const before = await served.held();
  await run(STEADY_REQUESTS);
  const after = await served.held();
  await Promise.all(clients.map((client) => client.close()));
  const inMb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  console.log(
    `steady: ${STEADY_REQUESTS} requests, heap ${inMb(before.heap)} -> ${inMb(after.heap)}, ` +
      `descriptors ${before.descriptors} -> ${after.descriptors}, resources ${before.resources} -> ${after.resources}`,
  );
  expect(model.violations).toEqual([]);
  expect(after.heap - before.heap).toBeLessThan(HEAP_TOLERANCE);
  expect(after.descriptors - before.descriptors).toBeLessThan(DESCRIPTOR_TOLERANCE);
  expect(after.resources - before.resources).toBeLessThan(DESCRIPTOR_TOLERANCE);
}, 600_000);
