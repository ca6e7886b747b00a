import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WalkCursors } from '../../../src/agents/directory/cursor.ts';
import { NEWEST_FIRST } from '../../../src/agents/directory/order.ts';
import { and, hasAny, isIn, not, or } from '../../../src/agents/filter/combine.ts';
import { evaluate } from '../../../src/agents/filter/evaluate.ts';
import { plainPredicate } from '../../../src/agents/filter/plain-conditions.ts';
import {
  type Predicate,
  type RelativePredicate,
  type Scalar,
  TRUE,
  unified,
} from '../../../src/agents/filter/predicate.ts';
import { searchedFields } from '../../../src/agents/filter/searched-fields.ts';
import { agentsInARow, type FakeAgent, FakeVendor } from '../../support/fake-vendor.ts';
import { fakesOf, someAccounts } from '../arbitraries.ts';
import { accountsWithUnreadable, avoidableFailures, expected, idsOf, list, walk } from '../list.ts';
import { somePredicate } from './arbitraries.ts';

const ACTIVE = isIn<Scalar>(unified('status'), ['ACTIVE']);
const contains = (name: 'name' | 'instructions' | 'description', value: string): Predicate => ({
  op: 'CONTAINS',
  field: unified(name),
  value,
});

describe('a list by a predicate', () => {
  test('shows page by page what the predicate says of all agents, whatever their vendors push and their lists show', async () => {
    await fc.assert(
      fc.asyncProperty(
        someAccounts(15),
        somePredicate,
        fc.integer({ min: 1, max: 20 }),
        async (accounts, where, first) => {
          const fakes = fakesOf(accounts);
          const matching = expected(fakes, NEWEST_FIRST, (agent) => {
            const fake = fakes.find(({ account }) => account.id === agent.accountId);
            return (
              fake !== undefined &&
              evaluate(where, agent, { account: fake.account, searched: searchedFields(fake.account) }) === true
            );
          });
          const pages = await walk(fakes, { where, first });
          expect(avoidableFailures(pages, accountsWithUnreadable(fakes))).toEqual([]);
          expect(pages.flatMap(({ agents }) => idsOf(agents))).toEqual(idsOf(matching));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('costs no more calls by a comparator than by the plain condition that says the same', async () => {
    const agents = agentsInARow(60).map(
      (agent, index): FakeAgent => ({
        ...agent,
        status: index % 2 === 0 ? 'ACTIVE' : 'PAUSED',
        tags: index % 3 === 0 ? ['a'] : [],
      }),
    );
    const options = {
      paging: 'OFFSET',
      order: 'NEWEST_FIRST',
      maxPageSize: 10,
      agents,
      pushes: ['statuses', 'tags'],
    } as const;
    const [plain, compared, nested] = [0, 1, 2].map(() => new FakeVendor(options));
    await walk([plain as FakeVendor], { filter: { statuses: ['ACTIVE'], tags: ['a'] } });
    await walk([compared as FakeVendor], { where: and([ACTIVE, hasAny<Scalar>(unified('tags'), ['a'])]) });
    await walk([nested as FakeVendor], {
      filter: { statuses: ['ACTIVE', 'DRAFT'] },
      where: and([and([ACTIVE]), not(or([not(hasAny<Scalar>(unified('tags'), ['a']))]))]),
    });
    expect(compared?.calls).toEqual(plain?.calls);
    expect(nested?.calls).toEqual(plain?.calls);
  });

  test('does not ask an account of which no agent can match', async () => {
    const fakes = ['a', 'b'].map((accountId) => new FakeVendor({ accountId, agents: agentsInARow(3) }));
    const asked = async (where: RelativePredicate) => {
      for (const fake of fakes) fake.calls.length = 0;
      await list(fakes, { where });
      return fakes.filter(({ calls }) => calls.length > 0).map(({ account }) => account.id);
    };
    const accountA = isIn<Scalar>(unified('accountId'), ['a']);
    expect(await asked(accountA)).toEqual(['a']);
    expect(await asked(not(accountA))).toEqual(['b']);
    expect(await asked(or([accountA, isIn<Scalar>(unified('vendor'), ['OTHER'])]))).toEqual(['a']);
    expect(await asked(isIn<Scalar>(unified('id'), ['b:agent-00001', 'no id']))).toEqual(['b']);
    expect(await asked(not(isIn<Scalar>(unified('vendor'), ['FAKE'])))).toEqual([]);
    expect(await asked(and([ACTIVE, not(ACTIVE)]))).toEqual(['a', 'b']);
  });

  test('does not ask a vendor without states or tags for what only agents with them can match', async () => {
    const fake = new FakeVendor({ statuses: [], agents: agentsInARow(3) });
    await list([fake], { where: or([ACTIVE, and([isIn<Scalar>(unified('accountId'), ['other']), TRUE])]) });
    expect(fake.calls).toEqual([]);
    expect((await list([fake], { where: not(ACTIVE) })).agents).toHaveLength(3);
  });

  test('loads only those agents whole of which the list does not show enough', async () => {
    const agents = agentsInARow(10).map(
      (agent, index): FakeAgent => ({
        ...agent,
        name: `name ${index}`,
        instructions: index % 2 === 0 ? 'even' : 'odd',
      }),
    );
    const fake = new FakeVendor({ agents, wholeItems: false, lightLacks: ['instructions'] });
    const loaded = async (where: Predicate) => {
      fake.calls.length = 0;
      const { agents: found } = await list([fake], { where });
      const ids = fake.calls.flatMap((call) => (call.operation === 'get' ? [call.vendorId] : []));
      return { found: found.length, loaded: ids.length };
    };
    const even = contains('instructions', 'even');
    expect(await loaded(contains('name', 'name'))).toEqual({ found: 10, loaded: 0 });
    expect(await loaded(even)).toEqual({ found: 5, loaded: 10 });
    expect(await loaded(and([even, contains('name', '4')]))).toEqual({ found: 1, loaded: 1 });
    expect(await loaded(or([even, not(contains('name', '5'))]))).toEqual({ found: 9, loaded: 1 });
    expect(await loaded(or([even, contains('name', 'name')]))).toEqual({ found: 10, loaded: 0 });
  });

  test('has an exact number of agents, or none that is told, as with plain conditions', async () => {
    const agents = agentsInARow(30).map(
      (agent, index): FakeAgent => ({ ...agent, status: index % 2 === 0 ? 'ACTIVE' : 'PAUSED' }),
    );
    const options = { paging: 'OFFSET', order: 'NEWEST_FIRST', maxPageSize: 10, agents, tellsTotal: true } as const;
    const total = async (pushes: ['statuses'] | [], where: Predicate) =>
      (await list([new FakeVendor({ ...options, pushes })], { where, first: 5 })).totalCount();
    expect(await total(['statuses'], ACTIVE)).toBe(15);
    expect(await total(['statuses'], and([ACTIVE, contains('name', 'agent')]))).toBeNull();
    expect(await total([], ACTIVE)).toBeNull();
    const whole = new FakeVendor({ agents });
    expect(await (await list([whole], { where: not(ACTIVE), first: 1 })).totalCount()).toBe(15);
  });
});

describe('agents that their vendor calls deleted', () => {
  const agents = agentsInARow(4).map(
    (agent, index): FakeAgent => ({ ...agent, status: index < 2 ? 'DELETED' : 'ACTIVE' }),
  );
  const DELETED = isIn<Scalar>(unified('status'), ['DELETED']);

  test.each([
    ['nothing', TRUE, 2],
    ['that state', DELETED, 2],
    ['all but that state', not(DELETED), 2],
    ['all that are not active', not(ACTIVE), 0],
    ['that state or another one', or([DELETED, ACTIVE]), 4],
    ['that state, negated twice', not(not(DELETED)), 2],
    ['that state or a name', or([DELETED, contains('name', 'agent')]), 4],
  ])('are shown only where a condition names that state: %s', async (_, where: Predicate, count) => {
    const fake = new FakeVendor({ agents, statuses: ['ACTIVE', 'DELETED'] });
    const page = await list([fake], { where });
    expect(page.agents).toHaveLength(count);
    expect(await page.totalCount()).toBe(count);
  });
});

describe('cursors of filtered lists', () => {
  const position = { key: { value: Date.UTC(2026, 0, 1), id: 'a:1' }, resume: new Map(), missed: new Set<string>() };
  const cursors = (filter: RelativePredicate) => new WalkCursors({ filter, order: NEWEST_FIRST }, ['a', 'b']);

  test('of plain filters are those that earlier versions gave out', () => {
    expect(cursors(TRUE).encode(position)).toBe(
      'WzIsIkZ5UDgtV1RaNTRKVSIsImZoajNOeiIsWzE3NjcyMjU2MDAwMDAsImE6MSJdLHt9LFtdXQ',
    );
    const conditions = { statuses: ['PAUSED', 'ACTIVE'], search: ' desk', tags: ['b', 'a', 'b'] } as const;
    expect(
      cursors(plainPredicate({ ...conditions, vendors: ['Y', 'X'], accountIds: ['b', 'a'] })).encode(position),
    ).toBe('WzIsIjJWOW9QZC13aHUyOSIsImZoajNOeiIsWzE3NjcyMjU2MDAwMDAsImE6MSJdLHt9LFtdXQ');
  });

  test('are those of every filter that says the same, and of no other one', () => {
    const name = contains('name', 'a');
    const cursor = cursors(and([ACTIVE, name])).encode(position);
    expect(cursors(not(or([not(name), not(ACTIVE)]))).decode(cursor).key).toEqual(position.key);
    const twice = ['b', 'a'].map((word) => plainPredicate({ search: word, tags: [word] }));
    expect(cursors(and(twice)).encode(position)).toBe(cursors(and(twice.toReversed())).encode(position));
    for (const other of [
      TRUE,
      ACTIVE,
      name,
      or([ACTIVE, name]),
      and([ACTIVE, not(name)]),
      and([ACTIVE, contains('name', 'b')]),
    ]) {
      expect(() => cursors(other).decode(cursor)).toThrow('a cursor of a list with the same filter and orderBy');
    }
  });

  test('stay valid while time goes by, though a filter is relative to it', async () => {
    const field = unified('createdAt');
    const day = { months: 0, days: -1, milliseconds: 0 };
    const where: RelativePredicate = { op: 'GT', field, value: day };
    const fake = new FakeVendor({ agents: agentsInARow(2_000), paging: 'OFFSET', order: 'NEWEST_FIRST' });
    const now = new Date(Date.UTC(2026, 0, 1));
    const first = await list([fake], { where, now, first: 20 });
    const after = first.cursorOf(first.agents[19] as never);
    const second = await list([fake], { where, now: new Date(now.getTime() + 60_000), first: 20, after });
    expect(idsOf([...first.agents, ...second.agents])).toEqual(idsOf(expected([fake]).slice(0, 40)));
    const other = { ...where, value: { ...day, days: -2 } };
    await expect(list([fake], { where: other, now, after })).rejects.toThrow('the same filter');
  });
});
