import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { listedById } from './listed-by-id.ts';
import { listedByNumber } from './listed-by-number.ts';
import { type ListedVersions, UnknownPlaceError, type VersionsRequest } from './listed-versions.ts';

/**
 * A page of an agent's versions, newest first; null where the vendor keeps none.
 *
 * @throws UnknownPlaceError when the version that the page follows cannot be found
 */
export async function listVersions(
  account: Account,
  agent: AgentRecord,
  request: VersionsRequest,
): Promise<ListedVersions | null> {
  const { client, vendor } = account;
  if (client.versions === undefined) return null;
  if (vendor.capabilities.versions !== undefined) return listedById(account, agent, request);
  const { after, ...rest } = request;
  if (typeof after === 'string') throw new UnknownPlaceError();
  return listedByNumber(account, agent, { ...rest, after });
}
