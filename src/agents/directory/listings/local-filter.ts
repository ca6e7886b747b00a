import type { Account } from '../../../accounts/account.ts';
import type { AgentFields, AgentRecord } from '../../../core/agent.ts';
import { containsText } from '../../../core/search.ts';
import type { AgentFilter } from '../../../vendors/listing.ts';

/** true, false, or undefined when the answer depends on a field that this record does not hold yet. */
type Verdict = boolean | undefined;

/** Where a search looks at an item of a list: nowhere else, however much of the agent is known, so that all is searched alike. */
export type SearchedField = 'name' | 'description' | 'instructions';

/** Where a search looks at the agents of an account: at what its list holds, and at descriptions, which vendors search too. */
export function searchedFields({ vendor }: Account): readonly SearchedField[] {
  return vendor.capabilities.listing.wholeItems ? ['name', 'description', 'instructions'] : ['name', 'description'];
}

/** One condition each: a condition that is added to the filter and not here does not compile. */
const CONDITIONS: {
  readonly [Key in keyof Required<AgentFilter>]: (
    fields: AgentFields,
    wanted: NonNullable<AgentFilter[Key]>,
    searched: readonly SearchedField[],
  ) => Verdict;
} = {
  statuses: ({ status }, wanted) => (status === undefined ? undefined : status !== null && wanted.includes(status)),
  tags: ({ tags }, wanted) => (tags === undefined ? undefined : wanted.some((tag) => tags?.includes(tag))),
  search: (fields, wanted, searched) => {
    const texts = searched.map((field) => fields[field]);
    if (texts.some((text) => typeof text === 'string' && containsText(text, wanted))) return true;
    return texts.includes(undefined) ? undefined : false;
  },
};

const KEYS = Object.keys(CONDITIONS) as (keyof AgentFilter)[];

/**
 * Whether an agent matches what a vendor was not asked to filter by. Agents that the vendor calls deleted are shown only
 * to whoever asks for that state: they are gone, though some vendors still list them.
 *
 * @param searched where a search looks. @default where vendors do
 * @returns undefined when the answer depends on a field that this record does not hold yet
 */
export function matchesFilter(
  { fields }: AgentRecord,
  filter: AgentFilter,
  asksForDeleted: boolean,
  searched: readonly SearchedField[] = ['name', 'description'],
): Verdict {
  if (fields.status === 'DELETED' && !asksForDeleted) return false;
  let isKnown = true;
  for (const key of KEYS) {
    const verdict = verdictOn(key, fields, filter, searched);
    if (verdict === false) return false;
    isKnown &&= verdict === true;
  }
  return isKnown ? true : undefined;
}

function verdictOn<Key extends keyof AgentFilter>(
  key: Key,
  fields: AgentFields,
  filter: AgentFilter,
  searched: readonly SearchedField[],
): Verdict {
  const wanted = filter[key];
  return wanted === undefined ? true : CONDITIONS[key](fields, wanted as NonNullable<AgentFilter[Key]>, searched);
}
