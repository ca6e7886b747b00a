import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import {
  type ListedVersions,
  MAX_PAGE_SIZE,
  shownNotes,
  UnknownPlaceError,
  type VersionsRequest,
  versionId,
} from './listed-versions.ts';
import { VersionList } from './version-list.ts';

/**
 * The versions older than the one with this id, newest first, for vendors whose ids say nothing of the order. The list is read
 * from the newest version on until that one is found, so that a page is the same whatever is added meanwhile.
 *
 * @throws UnknownPlaceError when no version has this id
 */
export async function listedById(
  account: Account,
  agent: AgentRecord,
  { first, after, signal }: VersionsRequest,
): Promise<ListedVersions> {
  const list = new VersionList(account, agent, signal);
  const begin = () => {
    if (after === undefined) return 0;
    const place = list.placeOf(String(after));
    return place === undefined ? undefined : place + 1;
  };
  const lacking = () => (begin() ?? Number.POSITIVE_INFINITY) + first + 1 - list.versions.length;
  while (!list.isDone && lacking() > 0) await list.readPage(Math.min(lacking(), MAX_PAGE_SIZE));
  const start = begin();
  if (start === undefined) throw new UnknownPlaceError();
  const { findSecrets, vendor } = account;
  const { onlyNewest = Number.POSITIVE_INFINITY } = vendor.capabilities.versions ?? {};
  const versions = list.versions.slice(start, start + first).map((version, index) => ({
    ...version,
    id: versionId(version),
    place: versionId(version),
    notes: shownNotes(version, findSecrets),
    async number() {
      if (version.number !== null) return version.number;
      await list.readAll();
      return list.versions.length - start - index;
    },
  }));
  return {
    versions,
    hasNextPage: list.versions.length > start + first,
    hasPreviousPage: after !== undefined,
    async isComplete() {
      if (!Number.isFinite(onlyNewest)) return true;
      await list.readAll();
      return list.versions.length < onlyNewest;
    },
  };
}
