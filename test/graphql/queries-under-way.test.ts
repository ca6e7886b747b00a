import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import { OPERATION_CHANNEL, type OperationEvent } from '../../src/graphql/events.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { keyCaller } from '../support/access.ts';
import { eventsOf } from '../support/events.ts';
import { overHttp } from '../support/over-http.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const ACCOUNTS = ['chatsby', 'gennia'] as const;
const LIST = '{ agents(first: 4) { nodes { id name } failures { code } } }';

let roll: TestRollcall;
let rollcall: Rollcall;
/** Requests that were sent, and those of them that have reached the listener. */
let sent = 0;
let arrived = 0;
/** What the clock says; milliseconds. It stands still, however busy the machine is. */
let now = 1_000;

beforeAll(async () => {
  roll = await startRollcall({ agents: 3, only: ACCOUNTS });
  const authenticator = createAuthenticator({
    apiKeys: [keyCaller('one', 'rollcall_one'), keyCaller('two', 'rollcall_two')],
  });
  const made = createRollcall({ ...roll.options, authenticator });
  rollcall = overHttp({
    ...made,
    listener(request, response) {
      arrived++;
      return made.listener(request, response);
    },
  });
});
afterAll(async () => {
  await rollcall.close();
  await roll.close();
});
beforeEach(() => {
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
});

interface Asked {
  readonly query?: string;
  readonly key?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

async function ask({ query = LIST, key = 'rollcall_one', accept = 'application/json', signal }: Asked = {}) {
  sent++;
  const headers = { 'content-type': 'application/json', accept, authorization: `Bearer ${key}` };
  const init = { method: 'POST', headers, body: JSON.stringify({ query }), ...(signal && { signal }) };
  const response = await rollcall.yoga.fetch('http://rollcall/graphql', init);
  return (await response.json()) as { readonly data: Record<string, never>; readonly errors?: readonly object[] };
}

/** Waits until all requests have come, and what they ask for has begun. */
async function allBegun(): Promise<void> {
  while (arrived < sent) await turn();
  // What is asked now is read after what was sent before.
  for (let round = 0; round < 2; round++) await ask({ query: '{ __typename }' });
}

/** Holds back all lists of an account until it is released. Its calls are the executions that have asked for one. */
function hold(accountId: (typeof ACCOUNTS)[number]) {
  const client = rollcall.accounts.get(accountId)?.client;
  if (client === undefined) throw new Error(accountId);
  const { list } = client;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const answered = vi.fn();
  const spy = vi.spyOn(client, 'list').mockImplementation(async (...args) => {
    await released;
    const page = await list.apply(client, args);
    answered();
    return page;
  });
  onTestFinished(() => {
    release();
    spy.mockRestore();
  });
  return { release, answered, calls: spy.mock.calls };
}

/** Holds back the lists of all accounts. */
function holdAll() {
  const held = ACCOUNTS.map(hold);
  return {
    /** How many executions have asked for the list of each account. */
    executions: () => held.map(({ calls }) => calls.length),
    signals: () => held.map(({ calls }) => calls[0]?.[1]?.signal?.aborted),
    release() {
      for (const { release } of held) release();
    },
  };
}

describe('A query under way', () => {
  test('is executed once for all who ask it at the same time, and answered to each of them', async () => {
    const events = eventsOf<OperationEvent>(OPERATION_CHANNEL);
    const held = holdAll();
    const answers = Array.from({ length: 20 }, () => ask());
    await allBegun();
    expect(held.executions()).toEqual([1, 1]);
    held.release();
    const [first, ...others] = await Promise.all(answers);
    expect(first?.errors).toBeUndefined();
    for (const other of others) expect(other).toEqual(first);
    const told = events.filter(({ kind }) => kind === 'QUERY');
    expect(told.filter(({ vendorCalls }) => vendorCalls > 0).map(({ vendorCalls }) => vendorCalls)).toEqual([2]);
    expect(told.filter(({ isShared }) => isShared)).toHaveLength(19);
    expect(told.filter(({ outcome, caller }) => outcome === 'OK' && caller === 'apiKey:one')).toHaveLength(22);
  });

  test('is not shared by who asks after a vendor has answered it: that may have changed since', async () => {
    const [first, second] = [hold('chatsby'), hold('gennia')];
    const early = ask();
    await allBegun();
    first.release();
    await vi.waitFor(() => expect(first.answered).toHaveBeenCalled());
    const late = ask();
    await allBegun();
    expect([first.calls.length, second.calls.length]).toEqual([2, 2]);
    second.release();
    expect(await late).toEqual(await early);
  });

  test('is not shared by who asks after a write has ended', async () => {
    const held = holdAll();
    const early = ask();
    await allBegun();
    const created = await ask({
      query:
        'mutation { createAgent(input: { accountId: "gennia", name: "New" }) { agent { id } userErrors { message } } }',
    });
    expect(created).toMatchObject({ data: { createAgent: { userErrors: [] } } });
    const late = ask();
    await allBegun();
    expect(held.executions()).toEqual([2, 2]);
    held.release();
    await Promise.all([early, late]);
  });

  test('is not shared by who asks later: its deadline would come too soon', async () => {
    const held = holdAll();
    const early = ask();
    await allBegun();
    now += 60;
    const late = ask();
    await allBegun();
    expect(held.executions()).toEqual([2, 2]);
    held.release();
    await Promise.all([early, late]);
  });

  test('is no affair of other callers', async () => {
    const held = holdAll();
    const answers = [ask(), ask({ key: 'rollcall_two' }), ask(), ask({ key: 'rollcall_two' })];
    await allBegun();
    expect(held.executions()).toEqual([2, 2]);
    held.release();
    await Promise.all(answers);
  });

  test('is another one where anything of the question or of the form of its answer differs', async () => {
    const held = holdAll();
    const forms = [{}, { query: `${LIST} ` }, { accept: 'application/graphql-response+json' }];
    const answers = forms.map(ask);
    await allBegun();
    expect(held.executions()).toEqual([3, 3]);
    held.release();
    const [first, ...others] = await Promise.all(answers);
    for (const other of others) expect(other).toEqual(first);
  });

  test('goes on when the client that asked first goes away, as long as another one waits', async () => {
    const held = holdAll();
    const leaving = new AbortController();
    const first = ask({ signal: leaving.signal });
    await allBegun();
    const second = ask();
    await allBegun();
    leaving.abort();
    await expect(first).rejects.toThrow();
    await allBegun();
    expect(held.signals()).toEqual([false, false]);
    held.release();
    expect((await second).data).toMatchObject({ agents: { failures: [] } });
  });

  test('is given up when none of its clients is left', async () => {
    const held = holdAll();
    const leaving = new AbortController();
    const answers = [ask({ signal: leaving.signal }), ask({ signal: leaving.signal })];
    await allBegun();
    leaving.abort();
    for (const answer of answers) await expect(answer).rejects.toThrow();
    await vi.waitFor(() => expect(held.signals()).toEqual([true, true]));
    const next = ask();
    await allBegun();
    expect(held.executions()).toEqual([2, 2]);
    held.release();
    expect((await next).data).toMatchObject({ agents: { failures: [] } });
  });

  test('fails for all who share it, and is tried anew for the next one', async () => {
    roll.server('chatsby').faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 500 } });
    onTestFinished(() => roll.server('chatsby').faults.clear());
    const answers = await Promise.all([ask(), ask()]);
    for (const { data } of answers) expect(data).toMatchObject({ agents: { failures: [{ code: 'UNAVAILABLE' }] } });
    roll.server('chatsby').faults.clear();
    expect((await ask()).data).toMatchObject({ agents: { failures: [] } });
  });

  test('is never a mutation: each of them is executed', async () => {
    const query = 'mutation { createAgent(input: { accountId: "chatsby", name: "Twice" }) { agent { id } } }';
    const answers = await Promise.all([ask({ query }), ask({ query })]);
    const ids = answers.map(({ data }) => (data as unknown as { createAgent: { agent: { id: string } } }).createAgent);
    expect(new Set(ids.map(({ agent }) => agent.id)).size).toBe(2);
  });
});
