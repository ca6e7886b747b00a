import { describe, expect, onTestFinished, test } from 'vitest';
import { graphql } from '../generated/index.ts';
import {
  AGENTS_IN_ALL,
  AGENTS_OF_EACH,
  startRollcall,
  type TestRollcall,
  type TestRollcallOptions,
} from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

const RollWithFailures = graphql(`
  query RollWithFailures($filter: AgentFilter, $orderBy: AgentOrder) {
    agents(first: 100, filter: $filter, orderBy: $orderBy) {
      nodes {
        id
      }
      totalCount
      failures {
        account {
          id
        }
        code
        message
        retryable
        retryAfterSeconds
      }
    }
  }
`);

const CircuitOf = graphql(`
  query CircuitOf($id: ID!) {
    account(id: $id) {
      health {
        reachable
        circuit
        failure {
          code
        }
      }
    }
  }
`);

async function start(options?: TestRollcallOptions): Promise<TestRollcall> {
  const api = await startRollcall(options);
  onTestFinished(() => api.close());
  return api;
}

/** One path that fails would be no vendor that is down. */
async function failInManyPlaces(api: TestRollcall): Promise<void> {
  for (const id of ['a', 'b', 'c', 'd', 'e'])
    await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id: `nova:${id}` });
}

describe('a vendor whose calls fail one after the other', () => {
  test('is not asked any more, and the answer says so and when it will be', async () => {
    const api = await start();
    api.server('nova').faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 503 } });
    await failInManyPlaces(api);
    api.forgetCalls();
    const { agents } = dataOf(await api.execute(RollWithFailures, {}));
    expect(api.server('nova').calls).toEqual([]);
    expect(agents.nodes).toHaveLength(AGENTS_IN_ALL - AGENTS_OF_EACH);
    expect(agents.failures).toEqual([
      {
        account: { id: 'nova' },
        code: 'CIRCUIT_OPEN',
        message: expect.stringContaining('not asked'),
        retryable: true,
        retryAfterSeconds: expect.any(Number),
      },
    ]);
    const seconds = agents.failures[0]?.retryAfterSeconds ?? 0;
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(10);

    const { errors } = await api.run('{ agent(id: "nova:x") { id } }');
    expect(errors).toMatchObject([
      { extensions: { code: 'VENDOR_UNAVAILABLE', vendor: 'NOVA', accountId: 'nova', retryable: true } },
    ]);
  });

  test('is asked all the same for its health', async () => {
    const api = await start();
    api.server('nova').faults.add({ fault: { kind: 'RESET', when: 'before' } });
    await failInManyPlaces(api);
    expect(dataOf(await api.execute(CircuitOf, { id: 'nova' })).account?.health).toEqual({
      reachable: false,
      circuit: 'OPEN',
      failure: { code: 'UNAVAILABLE' },
    });
    api.server('nova').faults.clear();
    expect(dataOf(await api.execute(CircuitOf, { id: 'nova' })).account?.health).toMatchObject({
      reachable: true,
      failure: null,
    });
  });
});

describe('a list that would take too much reading', () => {
  test('is a failure of that account, which names the setting', async () => {
    const api = await start({ maxAgentsPerAccount: 11, only: ['chatsby', 'gennia'] });
    const { agents } = dataOf(await api.execute(RollWithFailures, { orderBy: { field: 'NAME' } }));
    expect(agents).toMatchObject({ nodes: [], totalCount: null });
    expect(agents.failures.map(({ account, code, retryable }) => ({ id: account.id, code, retryable }))).toEqual([
      { id: 'chatsby', code: 'LIMIT_EXCEEDED', retryable: false },
      { id: 'gennia', code: 'LIMIT_EXCEEDED', retryable: false },
    ]);
    for (const { message } of agents.failures) expect(message).toContain('server.maxAgentsPerAccount');
  });

  test('is none when the vendor has that order itself', async () => {
    const api = await start({ maxAgentsPerAccount: 11, only: ['chatsby', 'gennia'] });
    const { agents } = dataOf(await api.execute(RollWithFailures, {}));
    expect(agents).toMatchObject({ nodes: { length: 24 }, failures: [] });
  });
});
