import type { AgentRecord, AgentVersion } from '../model/agent.ts';
import { blankSecrets } from '../model/redacted.ts';
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
  { client, findSecrets }: Account,
  agent: AgentRecord,
  { first, after, signal }: { first: number; after: number | undefined; signal: AbortSignal | undefined },
): Promise<VersionPage | null> {
  if (client.versions === undefined) return null;
  const seen = new Map<number, AgentVersion>();
  const found = () => [...seen.values()].filter(({ number }) => after === undefined || number < after);
  for (let offset = 0; found().length <= first; offset += VENDOR_PAGE_SIZE) {
    const seenBefore = seen.size;
    const page = await client.versions(agent, { offset, limit: VENDOR_PAGE_SIZE }, { signal });
    for (const version of page.versions) seen.set(version.number, version);
    // A page that only repeats others is no way to get on, whatever the vendor says of more.
    if (!page.hasMore || seen.size === seenBefore) break;
  }
  const sorted = found().sort((a, b) => b.number - a.number);
  const versions = sorted.slice(0, first).map((version) => ({
    ...version,
    notes: version.notes === null ? null : blankSecrets(version.notes, findSecrets),
  }));
  return { versions, hasNextPage: sorted.length > first, hasPreviousPage: after !== undefined };
}
