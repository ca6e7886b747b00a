/** @module A probe: the first page of a list, which shows what is new between two sweeps. */
import type { SeenThrough } from '../copy/observation.ts';
import { settleLease } from './lease.ts';
import { readFirstPage } from './list-pages.ts';
import { loadAgents } from './load-agents.ts';
import { nextProbe } from './next-times.ts';
import { probeQuery } from './probe-query.ts';
import type { SyncWork } from './sync-work.ts';

const PROBE: SeenThrough = { origin: 'PROBE' };

/** Looks at the first page of an account's list, and writes what it shows. Nothing is missing because it is not there. */
export async function probe(work: SyncWork): Promise<void> {
  const { store, account, claim } = work;
  const query = probeQuery(account);
  if (query !== undefined) {
    const { light } = await readFirstPage(work, query, PROBE);
    await loadAgents(work, { ids: light, areMissing: false }, PROBE);
  }
  await store.write((transaction) => settleLease(transaction, claim.lease, { probeAt: nextProbe(work) }, {}));
}
