import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { pages } from '../faults/injected.ts';
import { AGENTS_IN_ALL, AGENTS_OF_EACH, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { wireKey, withDocuments } from './fault-cases.ts';

/** Twenty full pages. By offset, each is looked for again where it does not show that it joins the one before. */
const MAX_AGENTS = 2_000;
const MOST_CALLS = 100;

let api: TestRollcall;
beforeEach(async () => {
  api = await startRollcall({ maxAgentsPerAccount: MAX_AGENTS });
});
afterEach(() => api.close());

interface Failure {
  readonly account: { readonly id: string };
  readonly code: string;
}

interface Roll {
  readonly nodes: readonly { readonly id: string; readonly account: { readonly id: string } }[];
  readonly failures: readonly Failure[];
}

async function roll(): Promise<Roll> {
  const { data, errors } = await api.run(
    '{ agents(first: 100) { nodes { id account { id } } failures { account { id } code } } }',
  );
  expect(errors).toBeUndefined();
  return (data as unknown as { agents: Roll }).agents;
}

/** From now on, the vendor's lists hold this many of these, in one answer. */
function listsOnly(vendor: Vendor, count: number, item: (index: number) => object): void {
  const items = Array.from({ length: count }, (_, index) => item(index));
  api
    .server(vendor.key)
    .faults.add({ fault: { kind: 'REWRITE', rewrite: (json) => withDocuments(json, () => items) } });
}

/** Where the vendor's answers were not as documented, as far as they were looked at. */
async function driftOf({ key }: Vendor): Promise<readonly { readonly path: string }[]> {
  const { data } = await api.run('{ accounts { id contractDrift { path } } }');
  const { accounts } = data as unknown as { accounts: { id: string; contractDrift: { path: string }[] }[] };
  const found = accounts.find(({ id }) => id === key);
  if (found === undefined) throw new Error(key);
  return found.contractDrift;
}

/** The others are all there, and nothing unexpected was logged. */
async function expectOnlyItsOwnRows(vendor: Vendor, before: Roll, code: string): Promise<void> {
  const after = await roll();
  expect(after.nodes).toEqual(before.nodes.filter(({ account }) => account.id !== vendor.key));
  expect(after.nodes).toHaveLength(AGENTS_IN_ALL - AGENTS_OF_EACH);
  expect(after.failures).toEqual([{ account: { id: vendor.key }, code }]);
  expect(api.log.filter(({ level }) => level === 'error')).toEqual([]);
}

const [first] = vendors;

describe('an answer of 9 MB with broken items', () => {
  test('fails before they are read', async () => {
    if (first === undefined) throw new Error('no vendor');
    const before = await roll();
    listsOnly(first, 750_000, () => ({ bogus: 1 }));
    await expectOnlyItsOwnRows(first, before, 'LIMIT_EXCEEDED');
    expect(await driftOf(first)).toEqual([]);
  });

  test('is drift as far as it is read', async () => {
    if (first === undefined) throw new Error('no vendor');
    listsOnly(first, 100, () => ({ bogus: 1 }));
    await roll();
    expect(await driftOf(first)).not.toEqual([]);
  });
});

describe.each(vendors.map((vendor) => ({ label: vendor.label, vendor })))('$label, when it is ill', ({ vendor }) => {
  test('and answers with 130,000 agents at once, costs nobody else a row', async () => {
    const before = await roll();
    listsOnly(vendor, 130_000, (index) => ({ [wireKey(vendor, 'vendorId')]: `agent-${index}` }));
    await expectOnlyItsOwnRows(vendor, before, 'LIMIT_EXCEEDED');
    expect(await driftOf(vendor)).toEqual([]);
  });

  test.runIf(vendor.capabilities.listing.paging === 'CURSOR')(
    'and has a list of small pages whose cursors never end, is asked a hundred times and named',
    async () => {
      const { fault } = pages((page) => `endless-${page}`, 1);
      if (fault === undefined) throw new Error('no fault');
      api.server(vendor.key).faults.add({ fault: fault(vendor) });
      api.forgetCalls();
      const { data } = await api.run(
        `query ($account: ID!) {
          agents(filter: { accountIds: [$account] }, orderBy: { field: NAME, direction: ASC }) {
            nodes { id account { id } } failures { account { id } code }
          }
        }`,
        { account: vendor.key },
      );
      const { agents } = data as unknown as { agents: Roll };
      expect(agents).toEqual({ nodes: [], failures: [{ account: { id: vendor.key }, code: 'BAD_RESPONSE' }] });
      expect(api.callCount()).toBe(101);
    },
  );

  test('and has a list that never ends, is asked no more often than its pages are allowed for an id that no path can carry', async () => {
    const { fault } = pages((page) => `endless-${page}`);
    if (fault === undefined) throw new Error('no fault');
    const isList = ({ url }: { readonly url: string }) => !/a(?:\/|%2F)b/i.test(url);
    api.server(vendor.key).faults.add({ fault: fault(vendor), matches: isList });
    api.forgetCalls();
    const { data } = await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id: `${vendor.key}:a/b` });
    expect(data).toEqual({ agent: null });
    expect(api.callCount()).toBeLessThanOrEqual(MOST_CALLS);
  });
});
