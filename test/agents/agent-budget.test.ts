import { describe, expect, test } from 'vitest';
import { AgentBudget, type AgentLimits } from '../../src/agents/agent-budget.ts';
import type { AgentStatus } from '../../src/core/agent.ts';
import { agentsInARow, type FakeOptions, FakeVendor } from '../support/fake-vendor.ts';
import { list } from './list.ts';

/** A vendor that can be asked for states, and counts the agents that it shows. */
function counted(agents: number, options: FakeOptions = {}) {
  let read = 0;
  const fake = new FakeVendor({
    paging: 'OFFSET',
    order: 'NEWEST_FIRST',
    pushes: ['statuses'],
    agents: agentsInARow(agents).map((agent) => ({ ...agent, status: 'ACTIVE' as const })),
    ...options,
    rewrite(page) {
      read += page.itemCount;
      return page;
    },
  });
  fake.beforeCall = () => new Promise(setImmediate);
  return { fake, read: () => read };
}

const SEVEN: (readonly AgentStatus[])[] = [
  ['ACTIVE'],
  ['ACTIVE', 'PAUSED'],
  ['ACTIVE', 'DRAFT'],
  ['ACTIVE', 'ARCHIVED'],
  ['ACTIVE', 'PAUSED', 'DRAFT'],
  ['ACTIVE', 'PAUSED', 'ARCHIVED'],
  ['ACTIVE', 'DRAFT', 'ARCHIVED'],
];

/** Lists that the vendor is asked for with seven queries, side by side as the fields of one request. */
function sevenLists(fake: FakeVendor, limits: AgentLimits, search: string | undefined, first = 1) {
  const budget = new AgentBudget(limits);
  return Promise.all(SEVEN.map((statuses) => list([fake], { first, budget, filter: { statuses, search } })));
}

describe('the agents that one request may read', () => {
  test('of an account are bounded for all of its lists together', async () => {
    const { fake, read } = counted(650);
    const pages = await sevenLists(fake, { maxAgentsPerAccount: 200 }, 'no agent has this');
    expect(read()).toBeLessThanOrEqual(300);
    for (const { agents, failures } of pages) {
      expect(agents).toEqual([]);
      expect(failures).toMatchObject([
        { code: 'LIMIT_EXCEEDED', message: expect.stringMatching(/more than 200 agents.*server\.maxAgentsPerAccount/) },
      ]);
    }
  });

  test('of an account are not those that its lists show in their own order', async () => {
    const { fake } = counted(650);
    const pages = await sevenLists(fake, { maxAgentsPerAccount: 5 }, undefined, 100);
    expect(pages.map(({ agents, failures }) => [agents.length, failures])).toEqual(Array(7).fill([100, []]));
  });

  test('of an account are not those that a filter chooses', async () => {
    const { fake } = counted(60, { maxPageSize: 20 });
    const pages = await sevenLists(fake, { maxAgentsPerAccount: 20 }, 'agent', 50);
    expect(pages.map(({ agents, failures }) => [agents.length, failures])).toEqual(Array(7).fill([50, []]));
  });

  test('of an account are bounded for its lists and look-ups together', async () => {
    const { fake, read } = counted(150, { wholeItems: false, lightLacks: ['tags'], maxPageSize: 50 });
    const budget = new AgentBudget({ maxAgentsPerAccount: 200 });
    expect(budget.of(fake.account).admit(120)).toBe(120);
    const page = await list([fake], { budget, order: { field: 'NAME', direction: 'ASC' } });
    expect(page.failures).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    expect(read()).toBeLessThanOrEqual(100);
    expect(budget.of(fake.account).admit(1)).toBe(0);
  });

  test('are counted once where the whole agent takes the place of what a list shows of it', async () => {
    const agents = agentsInARow(80).map((agent) => ({ ...agent, tags: ['x'] }));
    const { fake } = counted(80, { agents, wholeItems: false, lightLacks: ['tags'], order: 'UNKNOWN' });
    const page = await list([fake], { maxAgentsPerAccount: 100, filter: { tags: ['x'] }, first: 100 });
    expect([page.agents.length, page.failures]).toEqual([80, []]);
  });

  test('of all accounts are bounded together, whatever they are read for', async () => {
    const accounts = ['a', 'b', 'c', 'd'].map((accountId) => counted(100, { accountId, maxPageSize: 50 }));
    const fakes = accounts.map(({ fake }) => fake);
    const page = await list(fakes, { maxAgentsPerRequest: 250, order: { field: 'NAME', direction: 'ASC' } });
    const read = accounts.reduce((sum, account) => sum + account.read(), 0);
    expect(read).toBeLessThanOrEqual(300);
    expect(page.failures.length).toBeGreaterThan(0);
    for (const { code, message } of page.failures) {
      expect(code).toBe('LIMIT_EXCEEDED');
      expect(message).toContain('more than 250 agents would have to be read for this request');
      expect(message).toContain('server.maxAgentsPerRequest');
    }
    const newest = await list(fakes, { maxAgentsPerRequest: 250 });
    expect([newest.agents.length, newest.failures]).toEqual([20, []]);
  });
});
