import type { Account } from '../../accounts/account.ts';
import { parseAgentId } from '../../core/ids.ts';
import { isIn, mapConditions } from './combine.ts';
import { type FieldValue, holdsFor } from './compare-value.ts';
import {
  FALSE,
  type FieldCondition,
  type FieldReference,
  type Predicate,
  type Scalar,
  TRUE,
  unified,
} from './predicate.ts';

/**
 * What is left of a predicate for the agents of one account, where their vendor and account are known, and what their
 * vendor has no notion of is null. `FALSE`: none of them can match, and the account need not be asked.
 */
export function forAccount(predicate: Predicate, account: Pick<Account, 'id' | 'vendor'>): Predicate {
  return mapConditions<Scalar, Scalar>(predicate, (condition) => {
    if (condition.op === 'SEARCH' || condition.op === 'WORDS') return condition;
    if (condition.field.name === 'id') return withoutAccountId(condition, account.id);
    const value = constantOf(condition.field, account);
    if (value === undefined) return condition;
    return holdsFor(condition, value) ? TRUE : FALSE;
  });
}

/** A global id begins with the account's. */
function withoutAccountId(condition: FieldCondition, accountId: string): Predicate {
  if (condition.op !== 'IN') return condition;
  const ids = condition.values.flatMap((value) => parseAgentId(String(value)) ?? []);
  const ofAccount = ids.filter((id) => id.accountId === accountId);
  return isIn<Scalar>(
    unified('vendorId'),
    ofAccount.map(({ vendorId }) => vendorId),
  );
}

/** What all agents of the account have in a field; undefined when they differ. */
function constantOf(field: FieldReference, { id, vendor }: Pick<Account, 'id' | 'vendor'>): FieldValue | undefined {
  if (field.kind === 'LANGUAGE_MODEL') return undefined;
  if (field.kind === 'EXTENSION') return field.vendor === vendor.name ? undefined : null;
  switch (field.name) {
    case 'vendor':
      return vendor.name;
    case 'accountId':
      return id;
    case 'status':
      return vendor.capabilities.statuses.length === 0 ? null : undefined;
    case 'tags':
      return vendor.capabilities.hasTags ? undefined : null;
    default:
      return undefined;
  }
}
