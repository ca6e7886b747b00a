import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadCursorError, type ResumePoint, WalkCursors, type WalkIdentity } from '../../src/agents/directory/cursor.ts';
import { NEWEST_FIRST } from '../../src/agents/directory/order.ts';
import { TRUE } from '../../src/agents/filter/predicate.ts';
import { agentsInARow, type FakeOptions, FakeVendor, failure } from '../support/fake-vendor.ts';
import { expected, idsOf, list } from './list.ts';

const identity: WalkIdentity = { filter: TRUE, order: NEWEST_FIRST };

const kinds: FakeOptions[] = [
  { paging: 'OFFSET', order: 'NEWEST_FIRST' },
  { paging: 'PAGE', order: 'NEWEST_FIRST' },
  { paging: 'CURSOR', order: 'NEWEST_FIRST' },
  { paging: 'ALL', order: 'UNKNOWN' },
];

function fiveHundred(): FakeVendor[] {
  return kinds.map((options, index) => {
    const agents = agentsInARow(500).map((agent) => ({ ...agent, createdAt: (agent.createdAt ?? 0) + index }));
    return new FakeVendor({ ...options, maxPageSize: 500, accountId: `account${index}`, agents });
  });
}

/** The cursor behind the hundredth agent of a walk by fifty. */
async function cursorInTheMiddle(fakes: readonly FakeVendor[]): Promise<string> {
  const first = await list(fakes, { first: 50 });
  const second = await list(fakes, { first: 50, after: first.cursorOf(first.agents[49] as never) });
  return second.cursorOf(second.agents[49] as never);
}

describe('cursors', () => {
  test('carry the place, and what a walk over a few accounts needs to go on', () => {
    const somePoint: fc.Arbitrary<ResumePoint> = fc.oneof(
      fc.record({ offset: fc.integer({ min: 1 }), unordered: fc.boolean(), exhausted: fc.constant(false) }),
      fc.record({
        cursor: fc.string({ unit: 'binary', maxLength: 20 }),
        unordered: fc.boolean(),
        exhausted: fc.constant(false),
      }),
      fc.record({ unordered: fc.boolean(), exhausted: fc.constant(true) }),
    );
    const somePosition = fc
      .record({
        key: fc.option(fc.record({ value: fc.option(fc.integer()), id: fc.string({ maxLength: 50 }) }), {
          nil: undefined,
        }),
        parts: fc.uniqueArray(
          fc.tuple(
            fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')),
            fc.option(somePoint, { nil: undefined }),
            fc.boolean(),
          ),
          { selector: ([name]) => name, maxLength: 12 },
        ),
      })
      .map(({ key, parts }) => ({ key, parts }));
    return fc.assert(
      fc.property(somePosition, ({ key, parts }) => {
        const names = parts.map(([name]) => name);
        const resume = new Map(parts.flatMap(([name, point]) => (point === undefined ? [] : [[name, point] as const])));
        const missed = new Set(parts.flatMap(([name, , isMissed]) => (isMissed ? [name] : [])));
        const read = new WalkCursors(identity, names).decode(
          new WalkCursors(identity, names).encode({ key, resume, missed }),
        );
        expect(read.key).toEqual(key);
        expect(read.missed).toEqual(missed);
        for (const name of names) {
          const nothing = { unordered: false, exhausted: false };
          expect(read.resume.get(name)).toEqual(resume.get(name) ?? nothing);
        }
      }),
    );
  });

  test.each([1, 5, 100, 1000, 3000])('are no longer than 1 kB, with %i accounts', (count) => {
    const names = Array.from({ length: count }, (_, index) => `account-number-${index}`);
    const someFlags = fc.array(fc.nat(count - 1), { maxLength: count });
    return fc.assert(
      fc.property(someFlags, someFlags, fc.integer({ min: 1, max: 1_000_000 }), (exhausted, missed, offset) => {
        const resume = new Map(
          names.map((name, index): [string, ResumePoint] => [
            name,
            index % 3 === 0 ? { cursor: `cursor-${index}` } : { offset: offset + index },
          ]),
        );
        for (const index of exhausted) resume.set(names[index] ?? '', { exhausted: true });
        const lost = new Set(missed.map((index) => names[index] ?? ''));
        const key = { value: Date.UTC(2026, 0, 1), id: 'account-number-7:0b3ff0f5-3a30-4ad8-a1c1-1a9d2ee5ae7c' };
        const cursors = new WalkCursors(identity, names);
        const cursor = cursors.encode({ key, resume, missed: lost });
        expect(cursor.length).toBeLessThanOrEqual(1024);
        const read = cursors.decode(cursor);
        expect(read).toMatchObject({ key, missed: lost });
        const isExhausted = names.filter((name) => read.resume.get(name)?.exhausted);
        if (count <= 1000) expect(isExhausted).toEqual(names.filter((name) => resume.get(name)?.exhausted));
        // What is kept is right, and saves the most.
        for (const [name, point] of read.resume) {
          if (point.offset !== undefined) expect(point.offset).toBe(resume.get(name)?.offset);
          if (point.cursor !== undefined) expect(point.cursor).toBe(resume.get(name)?.cursor);
        }
      }),
      // The longest that leaves out nothing, and the next longer one.
      { numRuns: 20, examples: [[[Math.min(1264, count - 1)], [Math.min(2624, count - 1)], 1]] },
    );
  });

  test('go on where other accounts are configured by then, unless some were missed', async () => {
    const fakes = fiveHundred();
    const after = await cursorInTheMiddle(fakes);
    const more = [...fakes, new FakeVendor({ accountId: 'another', agents: agentsInARow(3, 'another') })];
    const page = await list(more, { after });
    expect(idsOf(page.agents)).toEqual(
      idsOf(expected(more))
        .filter((id) => !id.startsWith('another'))
        .slice(100, 120),
    );
    const [failing] = fakes;
    if (failing === undefined) throw new Error('no account');
    failing.beforeCall = () => {
      throw failure('UNAVAILABLE');
    };
    const lossy = await list(fakes);
    failing.beforeCall = () => undefined;
    await expect(list(more, { after: lossy.cursorOf(lossy.agents[5] as never) })).rejects.toThrow(BadCursorError);
  });

  test('belong to one filter and order, in which the sequence of values means nothing', async () => {
    const fakes = fiveHundred();
    const request = { filter: { tags: ['a', 'b'] }, accountIds: ['account0', 'account1'] };
    for (const fake of fakes)
      for (const agent of fake.agents.values()) fake.agents.set(agent.id, { ...agent, tags: ['a'] });
    const page = await list(fakes, request);
    const after = page.cursorOf(page.agents[9] as never);
    const same = { filter: { tags: ['b', 'a', 'b'] }, accountIds: ['account1', 'account0'], after };
    expect(idsOf((await list(fakes, same)).agents)).toEqual(idsOf((await list(fakes, { ...request, after })).agents));
    const others = [
      { ...request, filter: { tags: ['a'] } },
      { ...request, filter: { ...request.filter, search: 'a' } },
      { ...request, filter: { ...request.filter, statuses: ['ACTIVE' as const] } },
      { ...request, accountIds: ['account0'] },
      { ...request, vendors: ['FAKE'] },
      { ...request, order: { field: 'CREATED_AT', direction: 'ASC' } as const },
      { ...request, order: { field: 'NAME', direction: 'DESC' } as const },
    ];
    for (const other of others) await expect(list(fakes, { ...other, after })).rejects.toThrow(BadCursorError);
  });

  test('that are no cursors are refused', async () => {
    const fakes = fiveHundred();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.json().map(encode)),
        async (after) => {
          await expect(list(fakes, { after })).rejects.toThrow(BadCursorError);
        },
      ),
    );
    const [version, print, names, [, id]] = JSON.parse(decode(await cursorInTheMiddle(fakes)));
    const start = `[${version},"${print}","${names}"`;
    for (const content of [
      `[1,"${print}","${names}",[1,"${id}"],{},[]]`,
      `${start},["x","${id}"],{},[]]`,
      `${start},[1e400,"${id}"],{},[]]`,
      `${start},[1,1],{},[]]`,
      `${start},1,{},[]]`,
      `${start},[1,"${id}"],{"y":"A"},[]]`,
      `${start},[1,"${id}"],{},{}]`,
      `${start},[1,"${id}"],{},[[0,-1]]]`,
    ]) {
      await expect(list(fakes, { after: encode(content) })).rejects.toThrow(BadCursorError);
    }
    expect(fakes.flatMap(({ calls }) => calls)).toHaveLength(8);
  });

  test('with a character changed are refused or harmless', async () => {
    const fakes = fiveHundred();
    const good = await cursorInTheMiddle(fakes);
    const known = new Set(idsOf(expected(fakes)));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.constantFrom(...'AZaz09-_'), async (index, character) => {
        const after = good.slice(0, index) + character + good.slice(index + 1);
        const page = await list(fakes, { after }).catch((error: unknown) => {
          if (error instanceof BadCursorError) return undefined;
          throw error;
        });
        const ids = page === undefined ? [] : idsOf(page.agents);
        expect(ids.filter((id) => !known.has(id))).toEqual([]);
        expect(new Set(ids).size).toBe(ids.length);
        expect(page?.failures ?? []).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('go on at the right place whatever their resume points say', async () => {
    const fakes = fiveHundred();
    const good = await cursorInTheMiddle(fakes);
    const all = idsOf(expected(fakes));
    const [version, print, names, key] = JSON.parse(decode(good));
    const somePoint = fc.oneof(
      fc.oneof(fc.nat(600), fc.constant(Number.MAX_SAFE_INTEGER)),
      fc.string(),
      fc.tuple(fc.integer(), fc.nat(), fc.string()).map((rank) => JSON.stringify(rank)),
      fc.constant(undefined),
    );
    const someUnordered = fc.nat(15).map((bits) => Buffer.of(bits).toString('base64url'));
    await fc.assert(
      fc.asyncProperty(fc.array(somePoint, { minLength: 4, maxLength: 4 }), someUnordered, async (points, u) => {
        const known = points.flatMap((point, index) => (point === undefined ? [] : [[index, point]]));
        const content = [version, print, names, key, { u }, known];
        for (const fake of fakes) fake.calls.length = 0;
        const page = await list(fakes, { after: encode(JSON.stringify(content)) });
        expect(idsOf(page.agents)).toEqual(all.slice(100, 120));
        for (const { calls } of fakes) expect(calls.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test('of a vendor that has grown old lead to a reading from the beginning', async () => {
    const fake = new FakeVendor({
      paging: 'CURSOR',
      order: 'NEWEST_FIRST',
      maxPageSize: 50,
      agents: agentsInARow(300),
    });
    const all = idsOf(expected([fake]));
    let after: string | undefined;
    for (let page = 0; page < 5; page++) {
      const { agents, cursorOf } = await list([fake], { after });
      after = cursorOf(agents[19] as never);
    }
    for (const code of ['INVALID', 'NOT_FOUND'] as const) {
      fake.calls.length = 0;
      fake.beforeCall = (call) => {
        const isOld = call.operation === 'list' && call.request.cursor !== undefined && fake.calls.length === 1;
        if (isOld) throw failure(code);
      };
      const page = await list([fake], { after });
      expect(page.failures).toEqual([]);
      expect(idsOf(page.agents)).toEqual(all.slice(100, 120));
      expect(fake.calls[0]).toMatchObject({ request: { cursor: expect.any(String) } });
      expect(fake.calls[1]).toMatchObject({ request: { cursor: undefined } });
    }
  });
});

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function decode(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString();
}
