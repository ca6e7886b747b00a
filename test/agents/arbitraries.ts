/** @module Random vendors and agents. */
import * as fc from 'fast-check';
import { type FakeAgent, type FakeOptions, FakeVendor } from '../support/fake-vendor.ts';

/** Few times, so that many agents share one. */
export const someTime = fc.integer({ min: 1, max: 12 }).map((minute) => Date.UTC(2026, 0, 1, 0, minute));

/** An agent without its id. */
export const someAgent: fc.Arbitrary<Omit<FakeAgent, 'id'>> = fc.record({
  createdAt: fc.oneof({ weight: 30, arbitrary: someTime }, { weight: 1, arbitrary: fc.constant(null) }),
  updatedAt: fc.option(someTime),
  name: fc.constantFrom('Anna', 'anton', 'Berta', 'Zoë', '𝒵', '\uffee'),
  description: fc.option(fc.constantFrom('sells', 'SELLS much', 'answers')),
  status: fc.constantFrom('ACTIVE', 'PAUSED', 'DRAFT', null),
  tags: fc.option(fc.subarray(['a', 'b', 'c'])),
});

/** Agents with ids of their own. */
export function someAgents(prefix: string, maxLength: number): fc.Arbitrary<FakeAgent[]> {
  return fc
    .array(someAgent, { maxLength })
    .map((agents) => agents.map((agent, index) => ({ ...agent, id: `${prefix}${(index * 7) % 10}${index}` })));
}

/** Options of a vendor that keeps what it promises. Pages are small, so that many of them are needed. */
export const someOptions: fc.Arbitrary<FakeOptions> = fc
  .record({
    paging: fc.constantFrom('ALL', 'CURSOR', 'PAGE', 'OFFSET'),
    maxPageSize: fc.integer({ min: 3, max: 12 }),
    order: fc.constantFrom('NEWEST_FIRST', 'UNKNOWN'),
    wholeItems: fc.boolean(),
    tellsTotal: fc.boolean(),
    canCount: fc.boolean(),
    cursors: fc.constantFrom('KEYSET', 'COUNTING'),
    pushes: fc.subarray(['statuses', 'search', 'tags']),
    unreadable: fc.boolean(),
  } satisfies Record<string, fc.Arbitrary<unknown>>)
  .map((options) => options as FakeOptions);

/** Several accounts, each at a vendor of its own. */
export function someVendors(
  maxAgents: number,
  options: fc.Arbitrary<FakeOptions> = someOptions,
): fc.Arbitrary<FakeVendor[]> {
  return fc
    .array(fc.tuple(options, someAgents('', maxAgents)), { minLength: 1, maxLength: 3 })
    .map((accounts) =>
      accounts.map(([option, agents], index) => new FakeVendor({ ...option, agents, accountId: `account${index}` })),
    );
}
