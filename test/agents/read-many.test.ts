import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Allowance } from '../../src/agents/allowance.ts';
import { readMany } from '../../src/agents/lookup/read-many.ts';
import { agentsInARow, type FakeOptions, FakeVendor, failure } from '../support/fake-vendor.ts';
import { list, walk } from './list.ts';

const CHATSBY: FakeOptions = { paging: 'CURSOR', order: 'NEWEST_FIRST' };
const AEGRA: FakeOptions = { paging: 'OFFSET', order: 'NEWEST_FIRST', canCount: true };
const COMETCHAT: FakeOptions = { paging: 'ALL', order: 'UNKNOWN', maxPageSize: 1000, canGet: false };
const COMETCHAT_IN_PAGES: FakeOptions = { ...COMETCHAT, paging: 'OFFSET', maxPageSize: 100 };
const GENNIA: FakeOptions = { paging: 'PAGE', order: 'NEWEST_FIRST', wholeItems: false, tellsTotal: true };

const LIST_FAILURES = [
  'UNAVAILABLE',
  'TIMEOUT',
  'RATE_LIMITED',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'CIRCUIT_OPEN',
  'BAD_RESPONSE',
] as const;

function accountOf(count: number, options: FakeOptions): { fake: FakeVendor; ids: string[] } {
  const fake = new FakeVendor({ ...options, agents: agentsInARow(count) });
  return { fake, ids: [...fake.agents.keys()] };
}

/** What was found, as ids, null, or the message of a failure; by the id asked for. */
async function read(fake: FakeVendor, ids: readonly string[]): Promise<Record<string, string | null>> {
  const found = await readMany(fake.account, ids, undefined);
  return Object.fromEntries(
    [...found].map(([id, value]) => [id, value instanceof Error ? value.message : (value?.vendorId ?? null)]),
  );
}

function asIs(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, id]));
}

describe('many agents by id', () => {
  test('of a vendor without single reads take one call', async () => {
    const { fake, ids } = accountOf(200, COMETCHAT);
    const asked = [...ids.slice(100, 149), 'no such agent'];
    expect(await read(fake, asked)).toEqual({ ...asIs(ids.slice(100, 149)), 'no such agent': null });
    expect(fake.calls).toHaveLength(1);
  });

  test('of a vendor without single reads are found on any page', async () => {
    const { fake, ids } = accountOf(250, COMETCHAT_IN_PAGES);
    const asked = ['no such agent', ...ids.filter((_, index) => index % 50 === 0)];
    expect(await read(fake, asked)).toEqual({ ...asIs(asked), 'no such agent': null });
    expect(fake.calls).toHaveLength(3);
  });

  test.each([CHATSBY, AEGRA])('that fill one page of whole agents take one call', async (options) => {
    const { fake, ids } = accountOf(100, options);
    expect(await read(fake, ids.toReversed())).toEqual(asIs(ids));
    expect(fake.calls).toHaveLength(1);
  });

  test.each([CHATSBY, AEGRA])(
    'that a whole list does not hold are asked for before they are called missing',
    async (options) => {
      const { fake, ids } = accountOf(60, options);
      const asked = [...ids.slice(0, 5), 'a', 'b', 'c', 'd'];
      expect(await read(fake, asked)).toEqual({ ...asIs(ids.slice(0, 5)), a: null, b: null, c: null, d: null });
      expect(fake.calls.map(({ operation }) => operation)).toEqual(['list', 'get', 'get', 'get', 'get']);
    },
  );

  test('that the list leaves out are there, however they are asked for', async () => {
    const someCase = fc.record({
      paging: fc.constantFrom('ALL', 'CURSOR', 'OFFSET', 'PAGE'),
      order: fc.constantFrom('NEWEST_FIRST', 'UNKNOWN'),
      wholeItems: fc.boolean(),
      tellsTotal: fc.boolean(),
      maxPageSize: fc.integer({ min: 3, max: 20 }),
      hidden: fc.subarray(agentsInARow(30).map(({ id }) => id)),
      asked: fc.subarray(agentsInARow(33).map(({ id }) => id)),
      isListedBefore: fc.boolean(),
    } as const);
    await fc.assert(
      fc.asyncProperty(someCase, async ({ hidden, asked, isListedBefore, ...options }) => {
        const { fake, ids } = accountOf(30, { ...options, hides: hidden });
        if (isListedBefore) await walk([fake], { first: 7 });
        const known = new Set(ids);
        const expected = asked.map((id) => [id, known.has(id) ? id : null]);
        expect(await read(fake, asked)).toEqual(Object.fromEntries(expected));
        for (const id of asked.slice(0, 3)) expect(await read(fake, [id])).toEqual({ [id]: known.has(id) ? id : null });
      }),
    );
  });

  test('that are few are read one by one', async () => {
    const { fake, ids } = accountOf(100, CHATSBY);
    expect(await read(fake, ids.slice(0, 5))).toEqual(asIs(ids.slice(0, 5)));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(Array(5).fill('get'));
  });

  test('that are few take one call where the list is known to fit on a page', async () => {
    const { fake, ids } = accountOf(100, AEGRA);
    await walk([fake]);
    fake.calls.length = 0;
    expect(await read(fake, ids.slice(50, 53))).toEqual(asIs(ids.slice(50, 53)));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(['list']);
  });

  test.each([2, 20])('that a list showed last take one call (%i)', async (count) => {
    const { fake, ids } = accountOf(1000, CHATSBY);
    await list([fake], { first: 20 });
    fake.calls.length = 0;
    expect(await read(fake, ids.slice(0, count))).toEqual(asIs(ids.slice(0, count)));
    expect(fake.calls).toHaveLength(1);
  });

  describe('are read one by one', () => {
    test('where the list has grown beyond a page since its end was seen', async () => {
      const { fake } = accountOf(5, CHATSBY);
      await list([fake]);
      for (const agent of agentsInARow(150, 'later'))
        fake.agents.set(agent.id, { ...agent, createdAt: Date.UTC(2030, 0, 1) });
      await list([fake]);
      await expectGets(fake, ['agent-00001', 'agent-00002', 'agent-00003']);
    });

    test('where only a filtered list was seen to its end', async () => {
      const { fake, ids } = accountOf(150, { ...CHATSBY, pushes: ['statuses'] });
      await list([fake], { filter: { statuses: ['PAUSED'] } });
      await expectGets(fake, ids.slice(140, 143));
    });

    test('where the first page is known to hold none of them, however short the last one was', async () => {
      const { fake, ids } = accountOf(150, CHATSBY);
      await walk([fake]);
      await list([fake], { first: 1 });
      await expectGets(fake, ids.slice(110, 120));
    });

    test('where the list is known to be long and nothing is known of its first page', async () => {
      const { fake, ids } = accountOf(150, { ...CHATSBY, tellsTotal: true });
      await list([fake], { first: 1 });
      await expectGets(fake, ids.slice(110, 120));
    });

    async function expectGets(fake: FakeVendor, ids: readonly string[]): Promise<void> {
      fake.calls.length = 0;
      expect(await read(fake, ids)).toEqual(asIs(ids));
      expect(fake.calls.map(({ operation }) => operation)).toEqual(Array(ids.length).fill('get'));
    }
  });

  test('that several pages by cursor do not hold are asked for before they are called missing', async () => {
    const { fake, ids } = accountOf(20, { ...CHATSBY, cursors: 'COUNTING', maxPageSize: 10 });
    const [first = ''] = ids;
    // It pulls the eleventh agent to the first page, which was read already.
    fake.beforeCall = () => {
      if (fake.calls.length === 2) fake.agents.delete(first);
    };
    expect(await read(fake, ids)).toEqual(asIs(ids));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(['list', 'list', 'get']);
  });

  test('are not called missing by the list of a vendor without single reads that nobody can read all of', async () => {
    const { fake, ids } = accountOf(3, COMETCHAT);
    fake.agents.set('broken', { id: 'broken', createdAt: 0, unreadable: true });
    expect(await read(fake, [...ids, 'other'])).toEqual({
      ...asIs(ids),
      other: 'the agent is not in the list, but not all of the list can be read',
    });
  });

  test('of light lists are read one by one', async () => {
    const { fake, ids } = accountOf(20, GENNIA);
    expect(await read(fake, ids)).toEqual(asIs(ids));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(Array(20).fill('get'));
  });

  test('that can not be asked for are looked for in the list, beside others that can', async () => {
    const { fake, ids } = accountOf(250, AEGRA);
    Object.assign(fake.account.client, { canGet: (id: string) => !id.endsWith('7') });
    const asked = [ids[3] ?? '', ids[207] ?? '', ids[240] ?? '', 'no such 7', 'no such 8'];
    expect(await read(fake, asked)).toEqual({ ...asIs(asked.slice(0, 3)), 'no such 7': null, 'no such 8': null });
    const gets = fake.calls.flatMap((call) => (call.operation === 'get' ? [call.vendorId] : []));
    expect(gets).toEqual(['no such 8']);
  });

  test('that can not be asked for are given up behind as many agents as may be read', async () => {
    const { fake, ids } = accountOf(250, { ...COMETCHAT_IN_PAGES, order: 'NEWEST_FIRST' });
    const found = await readMany(fake.account, [ids[99] ?? '', ids[240] ?? ''], undefined, new Allowance(100));
    expect(found.get(ids[99] ?? '')).toMatchObject({ vendorId: ids[99] });
    expect(found.get(ids[240] ?? '')).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(fake.calls).toHaveLength(1);
  });

  test('are counted once, whether they are found on a page or asked for', async () => {
    const { fake, ids } = accountOf(60, { ...AEGRA, maxPageSize: 20 });
    const found = await readMany(fake.account, ids, undefined, new Allowance(85));
    expect([...found.values()].map((agent) => (agent as { vendorId: string }).vendorId)).toEqual(ids);
    expect(fake.calls.map(({ operation }) => operation)).toEqual(Array(4).fill('list'));
  });

  test('are read one by one where the list fails, but for those that only the list can show', async () => {
    const { fake, ids } = accountOf(20, AEGRA);
    Object.assign(fake.account.client, { canGet: (id: string) => id !== ids[7] });
    fake.beforeCall = ({ operation }) => {
      if (operation === 'list') throw failure('BAD_RESPONSE', 'no list');
    };
    expect(await read(fake, ids)).toEqual({ ...asIs(ids), [ids[7] ?? '']: 'no list' });
  });

  test('are asked for once when named twice', async () => {
    const { fake, ids } = accountOf(5, CHATSBY);
    const [id = ''] = ids;
    expect(await read(fake, [id, id, id])).toEqual({ [id]: id });
    expect(fake.calls).toHaveLength(1);
  });

  test('that are none take no call', async () => {
    const { fake } = accountOf(5, COMETCHAT);
    expect(await read(fake, [])).toEqual({});
    expect(fake.calls).toEqual([]);
  });

  test('fail alone', async () => {
    const { fake, ids } = accountOf(5, CHATSBY);
    fake.beforeCall = (call) => {
      if (call.operation === 'get' && call.vendorId === ids[2]) throw failure('UNAVAILABLE', 'no connection');
    };
    expect(await read(fake, ids)).toEqual({ ...asIs(ids), [ids[2] ?? '']: 'no connection' });
  });

  test('are matched by the id in the answer', async () => {
    const { fake, ids } = accountOf(5, CHATSBY);
    const { client } = fake.account;
    const get = client.get?.bind(client);
    Object.assign(client, { get: (id: string) => get?.(id === ids[1] ? (ids[0] ?? '') : id) });
    expect(await read(fake, ids)).toEqual({
      ...asIs(ids),
      [ids[1] ?? '']: 'the vendor answered with another agent than the one asked for',
    });
  });

  test('are read one by one when the vendor refuses its list', async () => {
    const { fake, ids } = accountOf(50, CHATSBY);
    fake.beforeCall = ({ operation }) => {
      if (operation === 'list') throw failure('BAD_RESPONSE');
    };
    expect(await read(fake, ids)).toEqual(asIs(ids));
  });

  test.each([
    ['UNAUTHORIZED', true, ['list', 'get']],
    ['RATE_LIMITED', true, ['list', 'get']],
    ['UNAVAILABLE', false, ['list', 'get']],
    ['CIRCUIT_OPEN', false, ['list', 'get']],
    // It waited in the queue for too long.
    ['TIMEOUT', false, ['list']],
  ] as const)('fail together where none can be read (%s)', async (code, hasArrived, calls) => {
    const { fake, ids } = accountOf(50, CHATSBY);
    fake.beforeCall = () => {
      throw failure(code, 'no agent', hasArrived);
    };
    expect(await read(fake, ids)).toEqual(Object.fromEntries(ids.map((id) => [id, 'no agent'])));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(calls);
  });

  test('are answered as each would be alone, however the list fails', async () => {
    const someCase = fc.record({
      paging: fc.constantFrom('ALL', 'CURSOR', 'OFFSET', 'PAGE'),
      maxPageSize: fc.integer({ min: 3, max: 20 }),
      order: fc.constantFrom('NEWEST_FIRST', 'UNKNOWN'),
      asked: fc.subarray(agentsInARow(33).map(({ id }) => id)),
      onlyListed: fc.subarray(
        agentsInARow(33).map(({ id }) => id),
        { maxLength: 3 },
      ),
      broken: fc.subarray(
        agentsInARow(33).map(({ id }) => id),
        { maxLength: 5 },
      ),
      brokenWith: fc.constantFrom('UNAVAILABLE', 'TIMEOUT', 'BAD_RESPONSE', 'FORBIDDEN'),
      isListedBefore: fc.boolean(),
      pagesBefore: fc.nat(2),
      listFailure: fc.oneof(
        fc
          .tuple(fc.constantFrom(...LIST_FAILURES), fc.boolean())
          .filter(([code, hasArrived]) => code !== 'TIMEOUT' || hasArrived)
          .map(([code, hasArrived]) => failure(code, 'no list', hasArrived)),
        fc.constant(new TypeError('no list')),
      ),
    } as const);
    await fc.assert(
      fc.asyncProperty(someCase, async (values) => {
        const { asked, onlyListed, broken, brokenWith, isListedBefore, pagesBefore, listFailure, ...options } = values;
        const { fake } = accountOf(30, options);
        Object.assign(fake.account.client, { canGet: (id: string) => !onlyListed.includes(id) });
        if (isListedBefore) await walk([fake], { first: 7 });
        let pages = 0;
        fake.beforeCall = (call) => {
          if (call.operation === 'list' && ++pages > pagesBefore) throw listFailure;
          if (call.operation === 'get' && broken.includes(call.vendorId)) throw failure(brokenWith);
        };
        const together = await read(fake, asked);
        for (const id of asked) {
          if (onlyListed.includes(id)) pages = 0;
          const alone = await read(fake, [id]);
          // A page that could be read shows what can not be asked for.
          if (together[id] !== id || !broken.includes(id)) expect({ [id]: together[id] }).toEqual(alone);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('say once what nobody expected of the list, and are read one by one', async () => {
    const { fake, ids } = accountOf(20, CHATSBY);
    const mistake = new TypeError('no function');
    fake.beforeCall = ({ operation }) => {
      if (operation === 'list') throw mistake;
    };
    expect(await read(fake, ids)).toEqual(asIs(ids));
    expect(fake.faults).toEqual([mistake]);
  });

  test.each([
    ['may not take all of the time where they can be asked for', (): boolean => true, 0.5],
    ['may where only the list can show one of them', (id: string): boolean => id !== 'agent-00007', undefined],
  ])('have a list that %s', async (_, canGet, timeShare) => {
    const { fake, ids } = accountOf(20, AEGRA);
    const { list: answer } = fake.account.client;
    const shares: (number | undefined)[] = [];
    const watched: typeof answer = (request, options) => {
      shares.push(options?.timeShare);
      return answer(request, options);
    };
    Object.assign(fake.account.client, { canGet, list: watched });
    expect(await read(fake, ids)).toEqual(asIs(ids));
    expect(shares).toEqual([timeShare]);
  });

  test('that are few are not looked for again in a list that failed', async () => {
    const { fake, ids } = accountOf(20, CHATSBY);
    await list([fake]);
    fake.calls.length = 0;
    fake.beforeCall = ({ operation }) => {
      if (operation === 'list') throw failure('TIMEOUT');
    };
    for (let time = 0; time < 2; time++) expect(await read(fake, ids.slice(0, 2))).toEqual(asIs(ids.slice(0, 2)));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(['list', 'get', 'get', 'get', 'get']);
  });

  test('that are few are looked for again in a list that was not asked for', async () => {
    const { fake, ids } = accountOf(20, CHATSBY);
    await list([fake]);
    fake.beforeCall = () => {
      throw failure('RATE_LIMITED', 'not sent', false);
    };
    await read(fake, ids.slice(0, 2));
    fake.beforeCall = () => undefined;
    fake.calls.length = 0;
    expect(await read(fake, ids.slice(0, 2))).toEqual(asIs(ids.slice(0, 2)));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(['list']);
  });

  test('are read one by one where one call tries whether the vendor is back: the list may be what fails', async () => {
    const { fake, ids } = accountOf(20, CHATSBY);
    Object.assign(fake.account.client, { circuit: 'HALF_OPEN' });
    expect(await read(fake, ids)).toEqual(asIs(ids));
    expect(fake.calls.map(({ operation }) => operation)).toEqual(Array(20).fill('get'));
  });

  test('end with the client that went away', async () => {
    const { fake, ids } = accountOf(20, CHATSBY);
    const client = new AbortController();
    fake.beforeCall = () => {
      client.abort();
      client.signal.throwIfAborted();
    };
    await expect(readMany(fake.account, ids, client.signal)).rejects.toBe(client.signal.reason);
    expect(fake.calls).toHaveLength(1);
  });

  test('never take more agents to be read than are allowed, and all that are allowed are found', async () => {
    const someCase = fc.record({
      paging: fc.constantFrom('CURSOR', 'OFFSET', 'PAGE'),
      maxPageSize: fc.integer({ min: 3, max: 20 }),
      order: fc.constantFrom('NEWEST_FIRST', 'UNKNOWN'),
      wholeItems: fc.boolean(),
      maxAgents: fc.integer({ min: 1, max: 120 }),
      asked: fc.shuffledSubarray(agentsInARow(63).map(({ id }) => id)),
      onlyListed: fc.subarray(
        agentsInARow(63).map(({ id }) => id),
        { maxLength: 2 },
      ),
      batches: fc.integer({ min: 1, max: 3 }),
      isListedBefore: fc.boolean(),
    } as const);
    await fc.assert(
      fc.asyncProperty(someCase, async ({ maxAgents, asked, onlyListed, batches, isListedBefore, ...options }) => {
        let agentsRead = 0;
        const rewrite: FakeOptions['rewrite'] = (page) => {
          agentsRead += page.itemCount;
          return page;
        };
        const { fake, ids } = accountOf(60, { ...options, rewrite });
        Object.assign(fake.account.client, { canGet: (id: string) => !onlyListed.includes(id) });
        if (isListedBefore) await walk([fake], { first: 7 });
        agentsRead = 0;
        fake.beforeCall = ({ operation }) => {
          if (operation === 'get') agentsRead++;
        };
        const allowance = new Allowance(maxAgents);
        const size = Math.ceil(asked.length / batches);
        const parts = Array.from({ length: batches }, (_, part) => asked.slice(part * size, (part + 1) * size));
        const found = await Promise.all(parts.map((part) => readMany(fake.account, part, undefined, allowance)));
        expect(agentsRead).toBeLessThanOrEqual(maxAgents);
        for (const [id, lookUp] of found.flatMap((part) => [...part])) {
          const isOpen = asked.length > maxAgents || batches > 1 || onlyListed.includes(id);
          if (lookUp instanceof Error && isOpen) expect(lookUp).toMatchObject({ code: 'LIMIT_EXCEEDED' });
          else
            expect(lookUp === null ? null : (lookUp as { vendorId: string }).vendorId).toBe(
              ids.includes(id) ? id : null,
            );
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are not declared missing by a page with documents that nobody can read', async () => {
    const { fake, ids } = accountOf(20, CHATSBY);
    const [id = ''] = ids;
    fake.agents.set(id, { id, createdAt: 0, unreadable: true });
    Object.assign(fake.account.client, { get: () => Promise.resolve(fake.record({ id, createdAt: 0 })) });
    expect(await read(fake, ids)).toEqual(asIs(ids));
  });

  test('never take more calls than there are ids, but for a first page of an unknown list that held none', async () => {
    const someCase = fc.record({
      paging: fc.constantFrom('ALL', 'CURSOR', 'OFFSET', 'PAGE'),
      order: fc.constantFrom('NEWEST_FIRST', 'UNKNOWN'),
      wholeItems: fc.constant(true),
      tellsTotal: fc.boolean(),
      maxPageSize: fc.integer({ min: 5, max: 20 }),
      count: fc.nat(59),
      asked: fc.array(fc.nat(70), { maxLength: 60 }),
      before: fc.constantFrom('NOTHING', 'A_PAGE', 'A_WALK', 'A_READING'),
    } as const);
    let savings = 0;
    await fc.assert(
      fc.asyncProperty(someCase, async ({ count, asked, before, ...options }) => {
        const { fake, ids } = accountOf(count, options);
        if (before === 'A_PAGE') await list([fake], { first: 1 });
        if (before === 'A_WALK') await walk([fake], { first: 7 });
        if (before === 'A_READING')
          await read(
            fake,
            Array.from({ length: 10 }, (_, index) => `other-${index}`),
          );
        const listed = await fake.account.client.list({ query: {}, limit: options.maxPageSize, offset: 0 });
        fake.calls.length = 0;
        const wanted = [...new Set(asked)].map((index) => ids[index] ?? `no-${index}`);
        const known = new Set(ids);
        expect(await read(fake, wanted)).toEqual(
          Object.fromEntries(wanted.map((id) => [id, known.has(id) ? id : null])),
        );
        const isUnlucky = !listed.agents.some(({ vendorId }) => wanted.includes(vendorId));
        const isUnknown = before === 'NOTHING' || (before === 'A_PAGE' && !options.tellsTotal);
        expect(fake.calls.length).toBeLessThanOrEqual(wanted.length + (isUnlucky && isUnknown ? 1 : 0));
        savings += wanted.length - fake.calls.length;
      }),
      { numRuns: 2000 },
    );
    expect(savings).toBeGreaterThan(500);
  });
});
