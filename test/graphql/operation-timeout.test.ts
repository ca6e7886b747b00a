import { describe, expect, onTestFinished, test } from 'vitest';
import { startRollcall, type TestRollcall, type TestRollcallOptions } from '../support/rollcall.ts';

const SETTING = 'server.operationTimeoutMs';

/** More than enough for whatever is answered at all. */
const LONG_MS = 3_000;

async function start(options: TestRollcallOptions = {}, operationTimeoutMs = LONG_MS): Promise<TestRollcall> {
  const api = await startRollcall({ ...options, limits: { operationTimeoutMs } });
  onTestFinished(() => api.close());
  return api;
}

function hang(api: TestRollcall, vendor: string, only?: string): void {
  const matches = ({ method }: { method: string }) => only === undefined || method === only;
  api.server(vendor).faults.add({ matches, fault: { kind: 'HANG', when: 'before' } });
}

async function agentOf(api: TestRollcall, account: string): Promise<string> {
  const { data } = await api.run(`{ agents(first: 1, filter: { accountIds: "${account}" }) { nodes { id } } }`);
  const [id = ''] = new RegExp(`${account}:[^"]+`).exec(JSON.stringify(data)) ?? [];
  api.forgetCalls();
  return id;
}

const UPDATE =
  'mutation ($id: ID!, $name: String!) { updateAgent(input: { id: $id, name: $name }) { agent { name } userErrors { code message } } }';

describe('an operation that takes longer than it may', () => {
  test('answers with what is there, and names the accounts that it no longer waits for', async () => {
    const api = await start();
    hang(api, 'nova');
    const { data, errors } = await api.run(
      '{ agents(first: 100) { nodes { id } failures { account { id } code message retryable } } accounts { id } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.agents).toMatchObject({
      failures: [
        { account: { id: 'nova' }, code: 'TIMEOUT', message: expect.stringContaining(SETTING), retryable: true },
      ],
    });
    expect((data as unknown as { agents: { nodes: unknown[] } }).agents.nodes.length).toBeGreaterThan(12);
    expect(api.log).toEqual([]);
  });

  test('says so at each field that waited', async () => {
    const api = await start({ only: ['nova', 'chatsby'] });
    const known = await agentOf(api, 'chatsby');
    hang(api, 'nova');
    const { data, errors } = await api.run(
      'query ($known: ID!) { agent(id: $known) { id } other: agent(id: "nova:x") { id } account(id: "nova") { health { reachable failure { code } } } }',
      { known },
    );
    expect(data).toEqual({
      agent: { id: known },
      other: null,
      account: { health: { reachable: false, failure: { code: 'TIMEOUT' } } },
    });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(SETTING),
        path: ['other'],
        extensions: { code: 'VENDOR_UNAVAILABLE', accountId: 'nova' },
      },
    ]);
  });

  test('says nothing of the vendors: no circuit opens', async () => {
    // A vendor's own time-out after half of this time would count.
    const api = await start({ only: ['nova'], settings: { timeoutMs: 500 } }, 400);
    hang(api, 'nova');
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f'])
      await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id: `nova:${id}` });
    expect(api.rollcall.accounts.get('nova')?.client.circuit).toBe('CLOSED');
  });

  test('does not cut a write that has begun', async () => {
    const api = await start({ only: ['chatsby'] });
    const id = await agentOf(api, 'chatsby');
    api
      .server('chatsby')
      .faults.add({ matches: ({ method }) => method === 'PATCH', fault: { kind: 'DELAY', ms: LONG_MS + 1_000 } });
    expect((await api.run(UPDATE, { id, name: 'Changed late' })).data?.updateAgent).toEqual({
      agent: { name: 'Changed late' },
      userErrors: [],
    });
  });

  test('begins no write any more, and says that nothing was changed', async () => {
    const api = await start({ only: ['chatsby'] });
    const id = await agentOf(api, 'chatsby');
    hang(api, 'chatsby', 'GET');
    const { data } = await api.run(UPDATE, { id, name: 'Never' });
    expect(data?.updateAgent).toEqual({
      agent: null,
      userErrors: [{ code: 'UNAVAILABLE', message: expect.stringContaining(SETTING) }],
    });
    expect(api.server('chatsby').calls.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(api.log).toEqual([]);
  });

  test('runs none of the mutations that come after', async () => {
    const api = await start({ only: ['chatsby'] });
    const id = await agentOf(api, 'chatsby');
    api
      .server('chatsby')
      .faults.add({ matches: ({ method }) => method === 'PATCH', fault: { kind: 'DELAY', ms: LONG_MS + 1_000 } });
    const two =
      'mutation ($id: ID!) { a: updateAgent(input: { id: $id, name: "A" }) { userErrors { code } } b: updateAgent(input: { id: $id, name: "B" }) { userErrors { code } } }';
    expect((await api.run(two, { id })).data).toEqual({
      a: { userErrors: [] },
      b: { userErrors: [{ code: 'UNAVAILABLE' }] },
    });
    expect(api.server('chatsby').calls.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });
});
