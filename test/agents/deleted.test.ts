import { describe, expect, test } from 'vitest';
import type { FakeOptions } from '../support/fake-vendor.ts';
import { agentsInARow, FakeVendor } from '../support/fake-vendor.ts';
import { list } from './list.ts';

/** Thirty agents, every third of which the vendor calls deleted. */
function withDeleted(options: FakeOptions = {}): FakeVendor {
  const agents = agentsInARow(30).map((agent, index) => ({
    ...agent,
    status: index % 3 === 0 ? ('DELETED' as const) : ('ACTIVE' as const),
  }));
  return new FakeVendor({
    paging: 'OFFSET',
    order: 'NEWEST_FIRST',
    tellsTotal: true,
    statuses: ['ACTIVE', 'DELETED'],
    agents,
    ...options,
  });
}

async function statuses(fake: FakeVendor, ...asked: ('ACTIVE' | 'DELETED')[]) {
  const page = await list([fake], { first: 5, filter: asked.length === 0 ? {} : { statuses: asked } });
  return { statuses: new Set(page.agents.map(({ fields }) => fields.status)), total: await page.totalCount() };
}

describe('agents that a vendor lists although they are deleted', () => {
  test('are shown to nobody who does not ask for them', async () => {
    // The vendor's total counts them: the list, which fits on a page, tells how many are left.
    expect(await statuses(withDeleted())).toEqual({ statuses: new Set(['ACTIVE']), total: 20 });
    expect(await statuses(withDeleted({ maxPageSize: 10 }))).toMatchObject({ total: null });
    // To look for a state here, all of the list was read.
    expect(await statuses(withDeleted(), 'ACTIVE')).toEqual({ statuses: new Set(['ACTIVE']), total: 20 });
  });

  test('are shown to whoever asks for them', async () => {
    expect(await statuses(withDeleted(), 'DELETED')).toMatchObject({ statuses: new Set(['DELETED']) });
    expect(await statuses(withDeleted(), 'DELETED', 'ACTIVE')).toMatchObject({
      statuses: new Set(['ACTIVE', 'DELETED']),
    });
  });

  test('do not keep the total from being known where the vendor was asked for a state', async () => {
    const fake = withDeleted({ pushes: ['statuses'] });
    expect(await statuses(fake, 'ACTIVE')).toEqual({ statuses: new Set(['ACTIVE']), total: 20 });
    expect(await statuses(fake, 'DELETED')).toEqual({ statuses: new Set(['DELETED']), total: 10 });
    expect(await statuses(fake)).toMatchObject({ total: 20 });
  });
});
