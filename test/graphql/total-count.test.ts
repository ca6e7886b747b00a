import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import type { AgentFilter, Vendor } from '../generated/graphql.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { readRoll, walkRoll } from './rolls.ts';

const FILTERS: readonly AgentFilter[] = [{}, { search: 'support' }, { statuses: ['ACTIVE'] }, { tags: ['sales'] }];

/** Below, at, and above the largest page of most lists; also where the first page shows nothing, a part, or all of it. */
describe.each([40, 100, 104])('the count of the agents of a vendor with %i', (agents) => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ agents });
  });
  afterAll(() => api.close());

  test.each(vendors.map(({ name }) => name))(
    'at %s is the same for every size of the page, exact or null',
    async (name) => {
      for (const filter of FILTERS.map((given) => ({ ...given, vendors: [name as Vendor] }))) {
        const counts = new Set<number | null>();
        for (const first of [0, 1, 5, 20, 50, 100]) counts.add((await readRoll(api, { filter, first })).totalCount);
        expect(counts.size, JSON.stringify({ filter, counts: [...counts] })).toBe(1);
        const { length } = (await walkRoll(api, 100, { filter })).flatMap(({ nodes }) => nodes);
        expect([length, null]).toContain([...counts][0]);
      }
    },
  );
});
