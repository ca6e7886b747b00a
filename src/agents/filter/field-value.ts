import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { formatAgentId } from '../../core/ids.ts';
import type { FieldValue } from './compare-value.ts';
import type { FieldReference } from './predicate.ts';

/** What an agent shows in a field; undefined when the record does not hold it yet. */
export function fieldValue(
  { accountId, vendorId, fields }: AgentRecord,
  { name }: FieldReference,
  { vendor }: Pick<Account, 'vendor'>,
): FieldValue | undefined {
  switch (name) {
    case 'id':
      return formatAgentId(accountId, vendorId);
    case 'vendor':
      return vendor.name;
    case 'accountId':
      return accountId;
    case 'vendorId':
      return vendorId;
    case 'avatarUrl':
      return shownUrl(fields.avatarUrl);
    default:
      return fields[name];
  }
}

/** As the `URL` scalar writes it. */
function shownUrl(url: string | null | undefined): string | null | undefined {
  return url === null || url === undefined ? url : (URL.parse(url)?.href ?? url);
}
