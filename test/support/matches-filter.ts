import type { Account } from '../../src/accounts/account.ts';
import { evaluate } from '../../src/agents/filter/evaluate.ts';
import { plainPredicate } from '../../src/agents/filter/plain-conditions.ts';
import { searchedFields } from '../../src/agents/filter/searched-fields.ts';
import type { AgentRecord } from '../../src/core/agent.ts';
import type { AgentFilter } from '../../src/vendors/listing.ts';

/** Whether an agent of an account matches a plain filter, and is not deleted. undefined: the record does not say. */
export function matchesFilter(
  agent: AgentRecord,
  filter: AgentFilter,
  account: Pick<Account, 'vendor'>,
): boolean | undefined {
  if (agent.fields.status === 'DELETED') return false;
  return evaluate(plainPredicate(filter), agent, { account, searched: searchedFields(account) });
}
