import type { Account } from '../accounts/account.ts';
import type { AgentRecord, AgentVersion } from '../core/agent.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { blankSecrets } from '../core/secrets/redacted.ts';
import { windowFrom } from './directory/pages/window.ts';

/** A page of an agent's versions, newest first. */
export interface ListedVersions {
  readonly versions: readonly AgentVersion[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Most versions that are asked for at once: some vendors show the whole agent in each. */
const MAX_PAGE_SIZE = 100;

/**
 * The versions below number `after`, newest first; null where the vendor keeps none. Numbers only grow, so that a page
 * is the same whatever is added meanwhile. No more are asked for than are needed, and fewer where an answer is too large.
 *
 * @param first 0 or more
 */
export async function listVersions(
  { client, findSecrets }: Account,
  agent: AgentRecord,
  { first, after, signal }: { first: number; after: number | undefined; signal: AbortSignal | undefined },
): Promise<ListedVersions | null> {
  if (client.versions === undefined) return null;
  const seen = new Map<number, AgentVersion>();
  const found = () => [...seen.values()].filter(({ number }) => after === undefined || number < after);
  let maxSize = MAX_PAGE_SIZE;
  let offset = 0;
  /** Where the reading left off to go on further ahead. */
  let leftAt: number | undefined;
  while (found().length <= first) {
    const window = windowFrom(offset, first + 1 - found().length, maxSize, 'PAGE');
    const page = await client.versions(agent, window, { signal }).catch((error: unknown) => {
      if (!isTooLarge(error) || window.limit === 1) throw error;
    });
    if (page === undefined) {
      maxSize = Math.floor(window.limit / 2);
      continue;
    }
    if (leftAt !== undefined && !page.versions.some(({ number }) => number >= (after ?? 0))) {
      // Numbers were left out after all, so that the place was passed: back to where it is sure to come.
      offset = leftAt;
      leftAt = undefined;
      continue;
    }
    const isFirstPage = seen.size === 0;
    const seenBefore = seen.size;
    for (const version of page.versions) seen.set(version.number, version);
    // A page that only repeats others is no way to get on, whatever the vendor says of more.
    if (!page.hasMore || seen.size === seenBefore) break;
    const end = window.offset + window.limit;
    // Numbers are hardly ever left out: the one looked for stands as far behind the newest as it is lower.
    const place = after === undefined || !isFirstPage ? 0 : Math.max(...seen.keys()) - after;
    leftAt = place > end ? end : undefined;
    offset = Math.max(end, place);
  }
  const sorted = found().sort((a, b) => b.number - a.number);
  const versions = sorted.slice(0, first).map((version) => ({
    ...version,
    notes: version.notes === null ? null : blankSecrets(version.notes, findSecrets),
  }));
  return { versions, hasNextPage: sorted.length > first, hasPreviousPage: after !== undefined };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof VendorError && error.reason === 'TOO_LARGE';
}
