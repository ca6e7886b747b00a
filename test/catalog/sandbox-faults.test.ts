import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import { vendors } from '../../src/vendors/index.ts';
import { dataOf } from '../graphql/data-of.ts';
import { wireKey, withDocuments } from '../graphql/fault-cases.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { type KeptCatalog, keepCatalog, likeThese, SWEEP_MS } from './kept-catalog.ts';
import { countedAgents, type Documents, heldDocuments, replayedDocuments } from './kept-rows.ts';

/** More than may be missing at once, also after some of the tests have removed one. */
const AGENTS = 15;

/** So that a list has several pages. */
const PAGE = 5;

const MINUTE_MS = 60_000;

interface ListedAgent {
  readonly id: string;
  readonly vendorId: string;
}

/** What a Rollcall without a catalog lists. */
async function listed(api: TestRollcall): Promise<readonly ListedAgent[]> {
  const { agents } = dataOf<object>(await api.run('{ agents(first: 50) { nodes { id vendorId } } }')) as {
    agents: { nodes: ListedAgent[] };
  };
  return agents.nodes;
}

describe.each(vendors)('the catalog of $key', (vendor) => {
  const { key } = vendor;
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ agents: AGENTS, only: [key] });
  });
  afterAll(() => api.close());

  const held = ({ store }: KeptCatalog) => heldDocuments(store, key);

  /** A catalog that is loaded, and what tells the calls of the vendor's list from all others. */
  async function loaded(): Promise<KeptCatalog & { isList: (call: SandboxCall) => boolean; before: Documents }> {
    api.server(key).faults.clear();
    const kept = await keepCatalog(api);
    kept.account(key).listPageSize.noteCap(PAGE);
    await kept.catalog.runDue();
    api.forgetCalls();
    await kept.catalog.request(kept.account(key));
    await kept.catalog.runDue();
    return { ...kept, isList: likeThese(api.server(key).calls), before: await held(kept) };
  }

  const fail = (fault: Fault, matches: (call: SandboxCall) => boolean) =>
    api.server(key).faults.add({ fault, matches });
  const rewriteLists = (isList: (call: SandboxCall) => boolean, change: (documents: readonly unknown[]) => unknown[]) =>
    fail({ kind: 'REWRITE', rewrite: (json) => withDocuments(json, change) }, isList);

  /** Deletes an agent without the catalog's being told, and gives its id at the vendor. */
  const removeOne = async () => {
    const [{ id, vendorId }] = (await listed(api)) as [ListedAgent];
    await api.run('mutation ($id: ID!) { deleteAgent(input: { id: $id }) { deletedAgentId } }', { id });
    return vendorId;
  };

  test('is read with its list alone when nothing has changed, and nothing is written', async () => {
    const { store, catalog, account, before } = await loaded();
    const rowsOf = () =>
      store.reader.selectFrom('agent').select(['id', 'observed_at', 'whole_at', 'list_hash']).execute();
    const rows = await rowsOf();
    api.forgetCalls();
    await catalog.request(account(key));
    await catalog.runDue();
    const pages = vendor.capabilities.listing.paging === 'ALL' ? 1 : Math.ceil(rows.length / PAGE);
    // Pages of a list that shifts overlap by one.
    expect(api.callCount()).toBeGreaterThanOrEqual(pages);
    expect(api.callCount()).toBeLessThanOrEqual(pages + 2);
    expect(await rowsOf()).toEqual(rows);
    expect(Object.keys(before)).toHaveLength(rows.length);
    expect(await replayedDocuments(store, key)).toEqual(before);
    expect(await countedAgents(store, key)).toEqual({ counted: rows.length, held: rows.length });
  });

  test('keeps its agents and its time when a page fails, and removes who is gone once the list is whole again', async () => {
    const kept = await loaded();
    const { asOf } = await kept.copy(key);
    const gone = await removeOne();
    let calls = 0;
    fail({ kind: 'ANSWER', when: 'before', status: 500, body: '{}' }, (call) => {
      return kept.isList(call) && (vendor.capabilities.listing.paging === 'ALL' || ++calls > 1);
    });
    await kept.sweep();
    expect(await kept.copy(key)).toMatchObject({
      state: 'FAILED',
      asOf,
      failure: { code: 'UNAVAILABLE', retryable: true },
    });
    expect(await held(kept)).toEqual(kept.before);

    api.server(key).faults.clear();
    await kept.sweep();
    await kept.sweep();
    const copy = await kept.copy(key);
    expect(copy).toMatchObject({ state: 'FRESH', failure: null });
    expect(copy.asOf).toBeGreaterThan(asOf as number);
    const { [gone]: _, ...others } = kept.before;
    expect(await held(kept)).toEqual(others);
    expect(await replayedDocuments(kept.store, key)).toEqual(others);
  });

  test('keeps its agents when the list is empty', async () => {
    const kept = await loaded();
    rewriteLists(kept.isList, () => []);
    for (let time = 1; time <= 2; time++) {
      await kept.sweep();
      expect(['FAILED', 'REMOVALS_HELD']).toContain((await kept.copy(key)).state);
      expect(await held(kept)).toEqual(kept.before);
    }
    api.server(key).faults.clear();
    await kept.sweep();
    expect(await kept.copy(key)).toMatchObject({ state: 'FRESH', missing: 0 });
    expect(await held(kept)).toEqual(kept.before);
  });

  test('keeps agents that the list leaves out though they are there', async () => {
    const kept = await loaded();
    rewriteLists(kept.isList, (documents) => documents.slice(1));
    // Who can not be asked for one agent has to be believed the second time.
    const times = kept.account(key).client.get === undefined ? 1 : 3;
    for (let time = 1; time <= times; time++) await kept.sweep();
    expect(await held(kept)).toEqual(kept.before);
    api.server(key).faults.clear();
    await kept.sweep();
    expect(await kept.copy(key)).toMatchObject({ state: 'FRESH', missing: 0 });
    expect(await held(kept)).toEqual(kept.before);
  });

  test('removes nobody while items of the list can not be read', async () => {
    const kept = await loaded();
    const { asOf } = await kept.copy(key);
    await removeOne();
    const idKey = wireKey(vendor, 'vendorId');
    rewriteLists(kept.isList, ([first, ...others]) =>
      first === undefined ? [] : [{ ...(first as object), [idKey]: undefined }, ...others],
    );
    for (let time = 1; time <= 3; time++) {
      await kept.sweep();
      expect(await kept.copy(key)).toMatchObject({ state: 'FAILED', asOf, failure: { code: 'BAD_RESPONSE' } });
      expect(await held(kept)).toEqual(kept.before);
    }
  });

  test('waits as long as the vendor says when it refuses for the rate', async () => {
    const own = await startRollcall({ agents: 2, only: [key] });
    try {
      const kept = await keepCatalog(own);
      await kept.catalog.runDue();
      const { asOf } = await kept.copy(key);
      own.server(key).faults.add({
        fault: { kind: 'ANSWER', when: 'before', status: 429, body: '{}', headers: { 'retry-after': '7200' } },
      });
      await kept.sweep();
      const copy = await kept.copy(key);
      expect(copy).toMatchObject({ state: 'FAILED', asOf, failure: { code: 'RATE_LIMITED', retryable: true } });
      const waits = (copy.nextDueAt as number) - kept.clock.now();
      expect(waits).toBeGreaterThan(7_100_000);
      expect(waits).toBeLessThanOrEqual(7_200_000);
      own.forgetCalls();
      await kept.sweep();
      expect(own.callCount()).toBe(0);
    } finally {
      await own.close();
    }
  });

  test('begins anew when the account points elsewhere', async () => {
    const kept = await loaded();
    const elsewhere = await startRollcall({ agents: 3, only: [key] });
    try {
      const moved = kept.another({ accounts: elsewhere.options.accounts });
      expect(await moved.copy(key)).toMatchObject({ state: 'NEVER', asOf: null, held: 0 });
      expect(await held(moved)).toEqual({});
      await moved.catalog.runDue();
      const nodes = await listed(elsewhere);
      expect(Object.keys(await held(moved)).toSorted()).toEqual(nodes.map(({ vendorId }) => vendorId).toSorted());
      expect(await moved.copy(key)).toMatchObject({ state: 'FRESH', held: nodes.length });
    } finally {
      await elsewhere.close();
    }
  });
});

test('when vendors are down for an hour their agents stay, with the time they were seen, and are looked for ever less often', async () => {
  const api = await startRollcall({ agents: 2 });
  const kept = await keepCatalog(api);
  const { now } = Date;
  let ahead = 0;
  // The circuits of the vendors go by the machine's clock.
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
  try {
    await kept.catalog.runDue();
    const before = new Map(
      await Promise.all(vendors.map(async ({ key }) => [key, await heldDocuments(kept.store, key)] as const)),
    );
    const asOfs = new Map(
      (await Promise.all(vendors.map(({ key }) => kept.copy(key)))).map((copy) => [copy.accountId, copy.asOf]),
    );
    for (const { key } of vendors) {
      api.server(key).faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 503, body: '{}' } });
    }
    ahead += SWEEP_MS;
    api.forgetCalls();
    for (let minute = 0; minute < 60; minute += 10) {
      await kept.catalog.runDue();
      for (const { key } of vendors) {
        const copy = await kept.copy(key);
        expect(copy).toMatchObject({ state: 'FAILED', asOf: asOfs.get(key), failure: { code: 'UNAVAILABLE' } });
        expect(await heldDocuments(kept.store, key)).toEqual(before.get(key));
        expect((copy.nextDueAt as number) - kept.store.now()).toBeLessThanOrEqual(60 * MINUTE_MS);
      }
      ahead += 10 * MINUTE_MS;
    }
    const { failures } = await kept.store.reader
      .selectFrom('account_sync')
      .select(({ fn }) => fn.max('failures').as('failures'))
      .executeTakeFirstOrThrow();
    expect(failures).toBeLessThanOrEqual(6);

    for (const { key } of vendors) api.server(key).faults.clear();
    ahead += 60 * MINUTE_MS;
    await kept.catalog.runDue();
    for (const { key } of vendors) {
      const copy = await kept.copy(key);
      expect(copy).toMatchObject({ state: 'FRESH', failure: null });
      expect(copy.asOf).toBeGreaterThan((asOfs.get(key) as number) + 60 * MINUTE_MS);
      expect(await heldDocuments(kept.store, key)).toEqual(before.get(key));
    }
  } finally {
    clock.mockRestore();
    await api.close();
  }
});
