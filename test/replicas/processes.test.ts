import { describe, expect, type TestContext, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { keyCaller } from '../support/access.ts';
import { createDatabase } from '../support/database.ts';
import { type ProductProcess, startProduct } from '../support/product-process.ts';

const KEYS = { writer: 'rollcall_replicas-writer', limited: 'rollcall_replicas-limited' };
const ACCOUNT = 'shared';

/** Two processes with one store, over one vendor. */
async function twoProcesses({ onTestFinished }: TestContext) {
  const { credentials, ...sandbox } = sandboxedVendor('chatsby').createSandbox({ agents: 3 });
  const vendor = await serveSandbox(sandbox);
  const { location: store, drop } = await createDatabase();
  const configuration = {
    store,
    access: {
      apiKeys: [
        keyCaller('writer', KEYS.writer),
        { ...keyCaller('limited', KEYS.limited), rateLimit: { requestsPerMinute: 4 } },
      ],
    },
    accounts: [{ id: ACCOUNT, vendor: 'chatsby', baseUrl: vendor.baseUrl, ...credentials, timeoutMs: 200_000 }],
  };
  const processes = [await startProduct(configuration), await startProduct(configuration)] as const;
  onTestFinished(async () => {
    await Promise.all(processes.map(end));
    await vendor.close();
    await drop();
  });
  return { vendor, one: processes[0], other: processes[1] };
}

async function end({ child, close }: ProductProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGCONT');
  await close();
}

async function ask({ origin }: ProductProcess, query: string, key = KEYS.writer) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they have just asked for
  return { status: response.status, data: ((await response.json()) as any).data };
}

const firstId = async (process: ProductProcess): Promise<string> =>
  (await ask(process, '{ agents(first: 1) { nodes { id } } }')).data.agents.nodes[0].id;

const rename = (id: string, name: string) =>
  `mutation { updateAgent(input: { id: "${id}", name: "${name}" }) { agent { name } userErrors { code message } } }`;

const create = (key: string) =>
  `mutation { createAgent(input: { accountId: "${ACCOUNT}", name: "${key}", idempotencyKey: "${key}" }) {
    agent { id } userErrors { code message }
  } }`;

const writesOf = ({ calls }: SandboxServer) => calls.filter(isWrite);

/** The vendor's own id of an agent. */
const vendorIdOf = (id: string) => id.slice(id.indexOf(':') + 1);

type Fault = Parameters<SandboxServer['faults']['add']>[0];

/** Has the next call of a kind meet a fault. @returns resolves when it has come */
function meet({ faults }: SandboxServer, isMeant: NonNullable<Fault['matches']>, fault: Fault['fault']): Promise<void> {
  return new Promise((resolve) => {
    faults.add({
      fault,
      times: 1,
      matches(call) {
        if (!isMeant(call)) return false;
        resolve();
        return true;
      },
    });
  });
}

const isWrite: NonNullable<Fault['matches']> = ({ method }) => method !== 'GET';

const isReadOf =
  (id: string): NonNullable<Fault['matches']> =>
  ({ method, url }) =>
    method === 'GET' && url.includes(vendorIdOf(id));

describe.concurrent('two processes with one store', { timeout: 150_000 }, () => {
  test('write once for an idempotency key, change an agent one after the other, and count a caller together', async (context) => {
    const { vendor, one, other } = await twoProcesses(context);
    vendor.faults.add({ fault: { kind: 'DELAY', ms: 300 }, matches: isWrite });
    const made = await Promise.all([ask(one, create('once')), ask(other, create('once')), ask(one, create('once'))]);
    expect(made.map(({ data }) => data.createAgent.userErrors)).toEqual([[], [], []]);
    expect(new Set(made.map(({ data }) => data.createAgent.agent.id)).size).toBe(1);
    expect(writesOf(vendor)).toHaveLength(1);

    const id = await firstId(one);
    const before = vendor.calls.length;
    const renamed = await Promise.all([ask(one, rename(id, 'One')), ask(other, rename(id, 'Other'))]);
    expect(renamed.map(({ data }) => data.updateAgent)).toEqual([
      { agent: { name: 'One' }, userErrors: [] },
      { agent: { name: 'Other' }, userErrors: [] },
    ]);
    const methods = vendor.calls
      .slice(before)
      .filter(({ url }) => url.includes(vendorIdOf(id)))
      .map(({ method }) => (method === 'GET' ? 'GET' : 'WRITE'));
    // The second one reads what the first has written.
    expect(methods.join(' ')).toMatch(/^GET WRITE( GET)+ WRITE/);

    const statuses: number[] = [];
    for (const process of [one, other, one, other, one, other]) {
      statuses.push((await ask(process, '{ __typename }', KEYS.limited)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  });

  test('of which one is killed in the middle: the other goes on, and nothing is done twice', async (context) => {
    const { vendor, one, other } = await twoProcesses(context);
    const id = await firstId(one);
    const creating = meet(vendor, isWrite, { kind: 'HANG', when: 'after' });
    const lost = [ask(one, create('killed'))];
    await creating;
    const reading = meet(vendor, isReadOf(id), { kind: 'HANG', when: 'before' });
    lost.push(ask(one, rename(id, 'Never')));
    await reading;
    const outcomes = Promise.allSettled(lost);
    one.child.kill('SIGKILL');
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const [renamed, repeated] = await Promise.all([ask(other, rename(id, 'Other')), ask(other, create('killed'))]);
    expect(renamed.data.updateAgent).toEqual({ agent: { name: 'Other' }, userErrors: [] });
    expect(repeated.data.createAgent).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    expect(writesOf(vendor).map(({ method }) => method === 'POST')).toEqual([true, false]);
  });

  test('of which one is frozen in the middle: the other goes on, and nothing is done twice when it wakes', async (context) => {
    const { vendor, one, other } = await twoProcesses(context);
    const id = await firstId(one);
    const creating = meet(vendor, isWrite, { kind: 'DELAY', ms: 1_000, when: 'before' });
    const made = ask(one, create('frozen'));
    await creating;
    const reading = meet(vendor, isReadOf(id), { kind: 'DELAY', ms: 1_000, when: 'before' });
    const held = ask(one, rename(id, 'Late'));
    await reading;
    one.child.kill('SIGSTOP');
    const [renamed, repeated] = await Promise.all([ask(other, rename(id, 'Other')), ask(other, create('frozen'))]);
    expect(renamed.data.updateAgent).toEqual({ agent: { name: 'Other' }, userErrors: [] });
    expect(repeated.data.createAgent).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    one.child.kill('SIGCONT');
    expect((await held).data.updateAgent).toMatchObject({ agent: null, userErrors: [{ code: 'UNAVAILABLE' }] });
    const { agent } = (await made).data.createAgent;
    expect(agent).not.toBeNull();
    // What the first one did is known now.
    expect((await ask(other, create('frozen'))).data.createAgent).toEqual({ agent, userErrors: [] });
    expect(writesOf(vendor).map(({ method }) => method === 'POST')).toEqual([true, false]);
    expect((await ask(other, rename(id, 'At last'))).data.updateAgent.userErrors).toEqual([]);
  });
});
