import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareAgents, NEWEST_FIRST } from '../../src/agents/directory/order.ts';
import type { AgentRecord } from '../../src/core/agent.ts';
import { RequestReads } from '../../src/core/request-reads.ts';
import type { CallOperation } from '../../src/http/call.ts';
import { ReadCache } from '../../src/http/read-cache.ts';
import type { FakeOptions, FakeVendor } from '../support/fake-vendor.ts';
import { fakesOf, someAccounts, someTime } from './arbitraries.ts';
import { avoidableFailures, idsOf, list } from './list.ts';

/** Set RUNS for a longer search. */
const RUNS = Number(process.env.RUNS ?? 200);
const MAX_AGE_MS = 100;

/** What happens at a vendor, by other hands than Rollcall's. */
interface Change {
  readonly account: number;
  readonly kind: 'CREATE_NEWEST' | 'CREATE_OLD' | 'DELETE';
  readonly time: number;
  readonly pick: number;
}

/** What happens, and how much time passes, before a request or a call. */
interface Event {
  readonly changes: readonly Change[];
  readonly ms: number;
}

const someEvent: fc.Arbitrary<Event> = fc.record({
  changes: fc.array(
    fc.record<Change>({
      account: fc.nat(2),
      kind: fc.constantFrom('CREATE_NEWEST', 'CREATE_OLD', 'DELETE', 'DELETE'),
      time: someTime,
      pick: fc.nat(1000),
    }),
    { maxLength: 3 },
  ),
  ms: fc.constantFrom(0, 1, 20, 60, 99, 100),
});

/** Vendors over time, whose answers are kept. */
class Course {
  now = 0;
  private readonly bornAt = new Map<string, number>();
  private readonly fakes: readonly FakeVendor[];
  private readonly caches: readonly ReadCache[];
  private readonly firstOf = new Map<FakeVendor, Change['kind']>();
  private created = 0;

  constructor(fakes: readonly FakeVendor[], beforeCalls: readonly Event[]) {
    this.fakes = fakes;
    const due = [...beforeCalls];
    for (const fake of fakes) fake.beforeCall = () => this.pass(due.shift());
    this.caches = fakes.map((fake) => keepAnswers(fake, () => this.now));
  }

  end(): void {
    for (const cache of this.caches) cache.clear();
  }

  pass(event: Event | undefined): void {
    this.now += event?.ms ?? 0;
    for (const { account, kind, time, pick } of event?.changes ?? []) {
      const fake = this.fakes[account % this.fakes.length];
      if (fake === undefined || !this.canHappen(fake, kind)) continue;
      const chosen = [...fake.agents.keys()][pick % fake.agents.size];
      if (kind !== 'DELETE') {
        const createdAt = kind === 'CREATE_OLD' ? time : Date.UTC(2026, 1, 1) + this.created;
        const id = `new${this.created++}`;
        fake.agents.set(id, { id, createdAt });
        this.bornAt.set(`${fake.account.id}:${id}`, this.now);
      } else if (chosen !== undefined) {
        fake.agents.delete(chosen);
      }
    }
  }

  /** What was there at this time, and is still. */
  thereSince(time: number): AgentRecord[] {
    return this.fakes
      .flatMap((fake) => [...fake.agents.values()].map((agent) => fake.record(agent)))
      .filter((agent) => (this.bornAt.get(idsOf([agent])[0] ?? '') ?? Number.NEGATIVE_INFINITY) <= time)
      .sort((a, b) => compareAgents(a, b, NEWEST_FIRST));
  }

  /**
   * Not where nothing can tell, even without a cache, that a list has shifted between two calls: cursors that count agents,
   * small pages by number, and a deletion that a creation makes up for in a list that is read to its end.
   */
  private canHappen(fake: FakeVendor, kind: Change['kind']): boolean {
    const { account, options } = fake;
    const { paging, maxPageSize, order } = account.vendor.capabilities.listing;
    const isBlind = (paging === 'CURSOR' && options.cursors === 'COUNTING') || (paging === 'PAGE' && maxPageSize < 5);
    if (kind === 'DELETE' && isBlind) return false;
    if (options.tellsTotal !== true || order !== 'UNKNOWN' || (paging !== 'PAGE' && paging !== 'OFFSET')) return true;
    const first = this.firstOf.get(fake) ?? kind;
    this.firstOf.set(fake, first);
    return (first === 'DELETE') === (kind === 'DELETE');
  }
}

function keepAnswers(fake: FakeVendor, now: () => number): ReadCache {
  const cache = new ReadCache({ maxAgeMs: MAX_AGE_MS, now });
  const { client } = fake.account;
  const kept =
    <Argument, Answer>(operation: CallOperation, ask: (argument: Argument) => Promise<Answer>) =>
    (argument: Argument): Promise<Answer> => {
      const key = `${operation} ${JSON.stringify(argument)}`;
      const read = cache.begin({ operation, method: 'GET', path: key }, key);
      if (read === undefined) throw new Error('a read outside of a request');
      if (read.isKept) return Promise.resolve(read.value as Answer);
      const answer = ask(argument).then((value) => {
        read.keep(value, 0);
        return value;
      });
      return read.until(answer);
    };
  Object.assign(client, {
    list: kept('LIST', client.list),
    ...(client.get && { get: kept('GET', client.get) }),
    ...(client.count && { count: kept('COUNT', client.count) }),
  });
  return cache;
}

const asRequest = <T>(work: () => T): T =>
  new RequestReads({ maxAgeMs: Number.POSITIVE_INFINITY, mayKeep: true }).run(work);

/** The pages of a walk, each asked for in a request of its own. */
async function walk(fakes: readonly FakeVendor[], course: Course, first: number, events: readonly Event[], most = 300) {
  const pages = [];
  for (let after: string | undefined; pages.length < most; course.pass(events[pages.length])) {
    const page = await asRequest(() => list(fakes, { first, after }));
    pages.push(page);
    const last = page.agents.at(-1);
    if (!page.hasNextPage) return pages;
    after = last === undefined ? page.endCursor : page.cursorOf(last);
  }
  return pages;
}

const someWalk = fc.record({
  first: fc.integer({ min: 1, max: 12 }),
  pages: fc.integer({ min: 1, max: 6 }),
  events: fc.array(someEvent, { maxLength: 8 }),
});

const readable = someAccounts(28).map((accounts) =>
  accounts.map(
    (options): FakeOptions => ({
      ...options,
      agents: options.agents?.map((agent) => ({ ...agent, unreadable: false })) ?? [],
    }),
  ),
);

test('a walk over pages of different ages shows every agent that was there since before the oldest of them once and in order', async () => {
  let saved = 0;
  await fc.assert(
    fc.asyncProperty(
      readable,
      fc.array(someWalk, { maxLength: 3 }),
      someWalk,
      fc.array(someEvent, { maxLength: 30 }),
      async (accounts, earlier, { first, events }, beforeCalls) => {
        const fakes = fakesOf(accounts);
        const course = new Course(fakes, beforeCalls);
        // What these leave is of different ages.
        for (const { first, pages, events } of earlier) await walk(fakes, course, first, events, pages);
        const begin = course.now;
        const calls = () => fakes.reduce((sum, { calls }) => sum + calls.length, 0);
        const before = calls();
        const pages = await walk(fakes, course, first, events);
        course.end();
        if (calls() === before) saved++;
        expect(avoidableFailures(pages, [])).toEqual([]);
        const shown = pages.flatMap(({ agents }) => agents);
        expect(idsOf(shown)).toEqual(idsOf(shown.toSorted((a, b) => compareAgents(a, b, NEWEST_FIRST))));
        expect(new Set(idsOf(shown)).size).toBe(shown.length);
        const stayed = idsOf(course.thereSince(begin - MAX_AGE_MS));
        expect(idsOf(shown).filter((id) => stayed.includes(id))).toEqual(stayed);
      },
    ),
    { numRuns: RUNS },
  );
  expect(saved).toBeGreaterThan(RUNS / 100);
});
