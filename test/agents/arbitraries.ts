/** @module Random vendors and agents. */
import * as fc from 'fast-check';
import { type FakeAgent, type FakeOptions, FakeVendor, SORTS } from '../support/fake-vendor.ts';

/** Few times, so that many agents share one. */
export const someTime = fc.integer({ min: 1, max: 12 }).map((minute) => Date.UTC(2026, 0, 1, 0, minute));

/** An agent without its id. */
export const someAgent: fc.Arbitrary<Omit<FakeAgent, 'id'>> = fc.record({
  createdAt: fc.oneof({ weight: 30, arbitrary: someTime }, { weight: 1, arbitrary: fc.constant(null) }),
  updatedAt: fc.option(someTime),
  name: fc.constantFrom('Anna', 'anton', 'Berta', 'Zoë', 'zoe\u0308', '𝒵', '\uffee'),
  description: fc.option(fc.constantFrom('sells', 'SELLS much', 'answers')),
  instructions: fc.option(fc.constantFrom('keep a SECRET', 'sell')),
  status: fc.constantFrom('ACTIVE', 'PAUSED', 'DRAFT', null),
  tags: fc.option(fc.subarray(['a', 'b', 'c'])),
  unreadable: fc.integer({ min: 0, max: 19 }).map((dice) => dice === 19),
});

/** Agents with ids of their own. */
export function someAgents(maxLength: number): fc.Arbitrary<FakeAgent[]> {
  return fc
    .array(someAgent, { maxLength })
    .map((agents) => agents.map((agent, index) => ({ ...agent, id: `${(index * 7) % 10}${index}` })));
}

/** Options of a vendor that keeps what it promises. Pages are small, so that many of them are needed. */
export const someOptions: fc.Arbitrary<FakeOptions> = fc
  .record({
    paging: fc.constantFrom('ALL', 'CURSOR', 'PAGE', 'OFFSET'),
    maxPageSize: fc.integer({ min: 3, max: 12 }),
    order: fc.constantFrom('NEWEST_FIRST', 'UNKNOWN'),
    orders: fc.subarray([...SORTS]),
    wholeItems: fc.boolean(),
    tellsTotal: fc.boolean(),
    canCount: fc.boolean(),
    cursors: fc.constantFrom('KEYSET', 'COUNTING'),
    pushes: fc.subarray(['statuses', 'search', 'tags']),
    lightLacks: fc.subarray(['description', 'tags', 'status', 'createdAt', 'updatedAt']),
  } satisfies Record<string, fc.Arbitrary<unknown>>)
  .map((options) => options as FakeOptions);

/** Several accounts, each at a vendor of its own, as the options of {@link fakesOf}. */
export function someAccounts(
  maxAgents: number,
  options: fc.Arbitrary<FakeOptions> = someOptions,
): fc.Arbitrary<readonly FakeOptions[]> {
  return fc
    .array(fc.tuple(options, someAgents(maxAgents)), { minLength: 1, maxLength: 3 })
    .map((accounts) =>
      accounts.map(([option, agents], index) => ({ ...option, agents, accountId: `account${index}` })),
    );
}

/** The vendors that these options describe. */
export function fakesOf(accounts: readonly FakeOptions[]): FakeVendor[] {
  return accounts.map((options) => new FakeVendor(options));
}
