import { describe, expect, test } from 'vitest';
import { AgentBudget } from '../../src/agents/agent-budget.ts';
import { MAX_LOOK_UPS } from '../../src/agents/allowance.ts';
import { createAgentLoaders } from '../../src/agents/lookup/loaders.ts';
import { agentsInARow, FakeVendor, failure } from '../support/fake-vendor.ts';

function chatsby(count: number): FakeVendor {
  return new FakeVendor({ paging: 'CURSOR', order: 'NEWEST_FIRST', agents: agentsInARow(count) });
}

describe('loaders', () => {
  test('read what is asked for at one time together, each account for itself', async () => {
    const one = chatsby(100);
    const other = new FakeVendor({ paging: 'ALL', canGet: false, accountId: 'other', agents: agentsInARow(100) });
    const loaders = createAgentLoaders(undefined);
    const ids = [...one.agents.keys()];
    const loaded = await Promise.all([one, other].flatMap(({ account }) => ids.map((id) => loaders.load(account, id))));
    expect(loaded.map((agent) => agent?.vendorId)).toEqual([...ids, ...ids]);
    expect(loaded.map((agent) => agent?.accountId)).toEqual([...Array(100).fill('fake'), ...Array(100).fill('other')]);
    expect([one.calls.length, other.calls.length]).toEqual([1, 1]);
  });

  test('read an agent once, however often and whenever it is asked for', async () => {
    const fake = chatsby(3);
    const loaders = createAgentLoaders(undefined);
    const load = () => loaders.load(fake.account, 'agent-00001');
    const loaded = [...(await Promise.all(Array.from({ length: 10 }, load))), await load()];
    expect(new Set(loaded).size).toBe(1);
    expect(fake.calls).toHaveLength(1);
  });

  test('answer null for an agent that does not exist', async () => {
    const fake = chatsby(3);
    expect(await createAgentLoaders(undefined).load(fake.account, 'no such agent')).toBeNull();
  });

  test('fail for the agent alone that could not be read', async () => {
    const fake = chatsby(3);
    fake.beforeCall = (call) => {
      if (call.operation === 'get' && call.vendorId === 'agent-00001') throw failure('TIMEOUT', 'too slow');
    };
    const loaders = createAgentLoaders(undefined);
    const loaded = await Promise.allSettled([...fake.agents.keys()].map((id) => loaders.load(fake.account, id)));
    expect(loaded.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(loaded[1]).toMatchObject({ reason: failure('TIMEOUT', 'too slow') });
  });

  test('remember whole agents that came in a list, and no light ones', async () => {
    const fake = chatsby(2);
    const loaders = createAgentLoaders(undefined);
    const [one, other] = [...fake.agents.values()];
    if (one === undefined || other === undefined) throw new Error('no agents');
    const record = fake.record(one);
    loaders.prime(fake.account, [record, fake.record(other, false)]);
    expect(await loaders.load(fake.account, one.id)).toBe(record);
    expect(fake.calls).toEqual([]);
    expect((await loaders.load(fake.account, other.id))?.whole).toBe(true);
    expect(fake.calls).toHaveLength(1);
  });

  test('read an agent anew that was forgotten', async () => {
    const fake = chatsby(1);
    const loaders = createAgentLoaders(undefined);
    await loaders.load(fake.account, 'agent-00000');
    fake.agents.set('agent-00000', { id: 'agent-00000', createdAt: 0, name: 'new name' });
    loaders.forget(fake.account, 'agent-00000');
    expect((await loaders.load(fake.account, 'agent-00000'))?.fields.name).toBe('new name');
  });

  test('of two requests know nothing of each other', async () => {
    const fake = chatsby(1);
    await createAgentLoaders(undefined).load(fake.account, 'agent-00000');
    await createAgentLoaders(undefined).load(fake.account, 'agent-00000');
    expect(fake.calls).toHaveLength(2);
  });

  test.each([
    [undefined, MAX_LOOK_UPS],
    [30, 30],
  ])('look up so many agents of an account at most in one request (%s)', async (maxAgents, most) => {
    const one = new FakeVendor({ wholeItems: false, agents: agentsInARow(MAX_LOOK_UPS + 100) });
    const other = new FakeVendor({ wholeItems: false, accountId: 'other', agents: agentsInARow(10) });
    const loaders = createAgentLoaders(undefined, new AgentBudget({ maxAgentsPerAccount: maxAgents }));
    const ids = [...one.agents.keys()];
    const early = await Promise.allSettled(ids.slice(0, 20).map((id) => loaders.load(one.account, id)));
    const late = await Promise.allSettled(ids.slice(20).map((id) => loaders.load(one.account, id)));
    const settled = [...early, ...late];
    expect(settled.slice(0, most).every(({ status }) => status === 'fulfilled')).toBe(true);
    for (const result of settled.slice(most)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'LIMIT_EXCEEDED' } });
    }
    expect(one.calls).toHaveLength(most);
    // What was read before is still there, and another account has a limit of its own.
    expect((await loaders.load(one.account, ids[0] ?? ''))?.vendorId).toBe(ids[0]);
    expect((await loaders.load(other.account, 'agent-00003'))?.vendorId).toBe('agent-00003');
  });
});
