import type { Account } from '../../accounts/account.ts';
import type { AgentFields } from '../../core/agent.ts';
import { containsText } from '../../core/search.ts';
import type { Verdict } from './verdict.ts';

/** Where a search looks at an item of a list: nowhere else, however much of the agent is known, so that all is searched alike. */
export type SearchedField = 'name' | 'description' | 'instructions';

/** Where a search looks at the agents of an account: at what its list holds, and at descriptions, which vendors search too. */
export function searchedFields({ vendor }: Pick<Account, 'vendor'>): readonly SearchedField[] {
  return vendor.capabilities.listing.wholeItems ? ['name', 'description', 'instructions'] : ['name', 'description'];
}

/** Whether one of the searched texts contains it. */
export function isFoundIn(fields: AgentFields, text: string, searched: readonly SearchedField[]): Verdict {
  const texts = searched.map((field) => fields[field]);
  if (texts.some((each) => typeof each === 'string' && containsText(each, text))) return true;
  return texts.includes(undefined) ? undefined : false;
}
