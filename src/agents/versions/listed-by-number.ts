import type { Account } from '../../accounts/account.ts';
import type { AgentRecord, AgentVersion } from '../../core/agent.ts';
import { MAX_VERSIONS, PageLimit } from '../../core/page-limit.ts';
import { windowFrom } from '../directory/pages/window.ts';
import {
  isTooLarge,
  type ListedVersions,
  MAX_PAGE_SIZE,
  shownNotes,
  type VersionsRequest,
  versionId,
} from './listed-versions.ts';

/**
 * The versions below number `after`, newest first. Numbers only grow, so that a page is the same whatever is added meanwhile.
 * No more are asked for than are needed, and fewer where an answer is too large.
 *
 * @param first 0 or more
 */
export async function listedByNumber(
  { client, findSecrets }: Account,
  agent: AgentRecord,
  { first, after, signal }: Omit<VersionsRequest, 'after'> & { readonly after: number | undefined },
): Promise<ListedVersions> {
  const seen = new Map<number, NumberedVersion>();
  const found = () => [...seen.values()].filter(({ number }) => after === undefined || number < after);
  const pageLimit = new PageLimit('versions', MAX_VERSIONS);
  let maxSize = MAX_PAGE_SIZE;
  let offset = 0;
  /** Where the reading left off to go on further ahead. */
  let leftAt: number | undefined;
  while (found().length <= first) {
    const window = windowFrom(offset, first + 1 - found().length, maxSize, 'PAGE');
    const page = await client.versions?.(agent, window, { signal }).catch((error: unknown) => {
      if (!isTooLarge(error) || window.limit === 1) throw error;
    });
    if (page === undefined) {
      maxSize = Math.floor(window.limit / 2);
      continue;
    }
    const numbered = page.versions.filter(isNumbered);
    if (leftAt !== undefined && !numbered.some(({ number }) => number >= (after ?? 0))) {
      // Numbers were left out after all, so that the place was passed: back to where it is sure to come.
      offset = leftAt;
      leftAt = undefined;
      continue;
    }
    const isFirstPage = seen.size === 0;
    const seenBefore = seen.size;
    for (const version of numbered) seen.set(version.number, version);
    // A page that only repeats others ends the list, even if the vendor says that there are more.
    if (!page.hasMore || seen.size === seenBefore) break;
    pageLimit.add(page.versions.length, window.limit);
    const end = window.offset + window.limit;
    // Numbers are hardly ever left out: the one looked for stands as far behind the newest as it is lower.
    const place = after === undefined || !isFirstPage ? 0 : Math.max(...seen.keys()) - after;
    leftAt = place > end ? end : undefined;
    offset = Math.max(end, place);
  }
  const sorted = found().sort((a, b) => b.number - a.number);
  const versions = sorted.slice(0, first).map((version) => ({
    ...version,
    id: versionId(version),
    place: version.number,
    notes: shownNotes(version, findSecrets),
    number: async () => version.number,
  }));
  return {
    versions,
    hasNextPage: sorted.length > first,
    hasPreviousPage: after !== undefined,
    isComplete: async () => true,
  };
}

type NumberedVersion = AgentVersion & { readonly number: number };

function isNumbered(version: AgentVersion): version is NumberedVersion {
  return version.number !== null;
}
