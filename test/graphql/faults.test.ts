import { type ExecutionResult, print } from 'graphql';
import { describe, expect, type TestContext, test } from 'vitest';
import { createRollcall } from '../../src/rollcall.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { RollQuery } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { signedInAsTests } from '../support/access.ts';
import { AGENTS_IN_ALL, AGENTS_OF_EACH, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';
import { ERROR_CODE, FAILURES, type FailureCase, fail, IMPATIENCE_MS, SECRETS } from './fault-cases.ts';

const Roll = graphql(`
  query Roll {
    agents(first: 100) {
      nodes {
        id
        name
        vendor
      }
      totalCount
      pageInfo {
        hasNextPage
      }
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

const OneOfEach = graphql(`
  query OneOfEach($id: ID!, $ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Agent {
        name
      }
    }
    agent(id: $id) {
      id
      name
    }
  }
`);

const Health = graphql(`
  query Health {
    accounts {
      id
      health {
        reachable
        latencyMs
        checkedAt
        circuit
        failure {
          code
          retryable
          retryAfterSeconds
          message
        }
      }
    }
  }
`);

/** A Rollcall for one test. Only the account that will be slow is impatient. */
async function start(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  vendor: string,
  { code }: FailureCase,
): Promise<TestRollcall> {
  const api = await startRollcall(code === 'TIMEOUT' ? { settingsOf: { [vendor]: { timeoutMs: IMPATIENCE_MS } } } : {});
  onTestFinished(() => api.close());
  return api;
}

/** What is there before anything fails, asked by a Rollcall over the same servers that has all the time it needs. */
async function rollBefore({ options }: TestRollcall): Promise<RollQuery['agents']> {
  const accounts = options.accounts.map((account) => ({ ...account, timeoutMs: 30_000 }));
  const patient = signedInAsTests(createRollcall({ ...options, accounts }));
  try {
    const response = await patient.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(Roll) }),
    });
    return dataOf((await response.json()) as ExecutionResult<RollQuery>).agents;
  } finally {
    await patient.close();
  }
}

/** No answer and no line of the log holds what the accounts sign in with. */
function expectNoSecrets(...texts: unknown[]): void {
  const text = JSON.stringify(texts);
  for (const secret of [...SECRETS.values()].flat()) expect(text).not.toContain(secret);
}

const cases = vendors.flatMap((vendor) =>
  FAILURES.map((failure) => ({ vendor: vendor.name, key: vendor.key, label: vendor.label, ...failure })),
);

// Most of the time of these tests is waiting.
describe.concurrent('a vendor that fails', () => {
  test('has credentials in the sandbox that these tests would find', () => {
    expect([...SECRETS.values()].every(({ length }) => length > 0)).toBe(true);
    expect([...SECRETS.values()].flat().every((secret) => secret.length >= 8)).toBe(true);
  });

  test.for(cases)('$label $what: the others are all there, and it is named', async (failure, context) => {
    const rollcall = await start(context, failure.key, failure);
    const healthy = await rollBefore(rollcall);
    expect(healthy).toMatchObject({ totalCount: AGENTS_IN_ALL, failures: [] });
    await fail(rollcall, failure.key, failure);

    const answer = await rollcall.execute(Roll);
    const { agents } = dataOf(answer);
    const others = healthy.nodes.filter(({ vendor }) => vendor !== failure.vendor);
    expect(others).toHaveLength(AGENTS_IN_ALL - AGENTS_OF_EACH);
    expect(agents.nodes).toEqual(others);
    expect(agents).toMatchObject({ totalCount: null, pageInfo: { hasNextPage: false } });
    const { code, retryable, retryAfterSeconds } = failure;
    const message = expect.stringMatching(/\w+ \w+/);
    expect(agents.failures).toEqual([{ account: { id: failure.key }, code, message, retryable, retryAfterSeconds }]);
    expectNoSecrets(answer, rollcall.log);
  });

  test.for(cases)('$label $what: one agent of it is an error, others beside it are there', async (failure, context) => {
    const rollcall = await start(context, failure.key, failure);
    const { nodes } = await rollBefore(rollcall);
    const oneOfEach = vendors.map(({ name }) => nodes.find(({ vendor }) => vendor === name)?.id ?? '');
    const place = vendors.findIndex(({ key }) => key === failure.key);
    await fail(rollcall, failure.key, failure);

    const answer = await rollcall.execute(OneOfEach, { id: oneOfEach[place] ?? '', ids: oneOfEach });
    expect(answer.data?.nodes.map((node) => node?.id ?? null)).toEqual(
      oneOfEach.map((id, index) => (index === place ? null : id)),
    );
    expect(answer.data?.agent).toBeNull();
    const { code, retryable, retryAfterSeconds } = failure;
    const extensions = expect.objectContaining({
      code: ERROR_CODE[code],
      vendor: failure.vendor,
      accountId: failure.key,
      retryable,
      ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
    });
    expect(answer.errors).toHaveLength(2);
    expect(answer.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: ['nodes', place], extensions }),
        expect.objectContaining({ path: ['agent'], extensions }),
      ]),
    );
    expectNoSecrets(answer, rollcall.log);
  });

  // What a health check answers is read loosely: a JSON answer of another form still comes from a vendor that is there.
  const unhealthy = cases.filter(({ what }) => !/ 200 with [^a]/.test(what));

  test.for(unhealthy)('$label $what: its health says so, the others are healthy', async (failure, context) => {
    const rollcall = await start(context, failure.key, failure);
    await rollBefore(rollcall);
    await fail(rollcall, failure.key, failure);

    const answer = await rollcall.execute(Health);
    const { accounts } = dataOf(answer);
    const { code, retryable, retryAfterSeconds } = failure;
    const hasAnswered = code !== 'UNAVAILABLE' && code !== 'TIMEOUT';
    const checkedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(accounts).toEqual(
      vendors.map(({ key }) => ({
        id: key,
        health:
          key === failure.key
            ? {
                reachable: false,
                latencyMs: hasAnswered ? expect.any(Number) : null,
                checkedAt,
                circuit: 'CLOSED',
                failure: { code, retryable, retryAfterSeconds, message: expect.any(String) },
              }
            : { reachable: true, latencyMs: expect.any(Number), checkedAt, circuit: 'CLOSED', failure: null },
      })),
    );
    expectNoSecrets(answer, rollcall.log);
  });
});
