import type { AgentRecord, AgentVersion } from '../model/agent.ts';
import type { Account } from './account.ts';

/** A page of an agent's versions, newest first. */
export interface VersionPage {
  readonly versions: readonly AgentVersion[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Versions are small: this many are asked for at once. */
const VENDOR_PAGE_SIZE = 100;

/**
 * The versions below number `after`, newest first; null where the vendor keeps none. Numbers only grow, so that a page
 * is the same whatever is added meanwhile.
 *
 * @param first 0 or more
 */
export async function listVersions(
  account: Account,
  agent: AgentRecord,
  { first, after, signal }: { first: number; after: number | undefined; signal: AbortSignal | undefined },
): Promise<VersionPage | null> {
  const { versions: readPage } = account.client;
  if (readPage === undefined) return null;
  const found = new Map<number, AgentVersion>();
  for (let offset = 0; found.size <= first; offset += VENDOR_PAGE_SIZE) {
    const page = await readPage(agent, { offset, limit: VENDOR_PAGE_SIZE }, { signal });
    for (const version of page.versions) {
      if (after === undefined || version.number < after) found.set(version.number, version);
    }
    if (!page.hasMore) break;
  }
  const sorted = [...found.values()].sort((a, b) => b.number - a.number);
  return { versions: sorted.slice(0, first), hasNextPage: sorted.length > first, hasPreviousPage: after !== undefined };
}
