/** @module The conditions that vendors and lists of accounts are narrowed by, and how a predicate is split into them and a rest. */
import type { AgentStatus } from '../../core/agent.ts';
import { lookUp } from '../../core/json.ts';
import { searchOf } from '../../core/search.ts';
import type { AgentFilter } from '../../vendors/listing.ts';
import { and, conjunctsOf, hasAny, isIn } from './combine.ts';
import { FALSE, type FieldReference, type Predicate, type RelativeScalar, TRUE, unified } from './predicate.ts';

/** All of them must hold. Absent: no restriction. Empty: no agent. */
export interface PlainConditions extends AgentFilter {
  /** Values of the enum `Vendor`: at any of these. */
  readonly vendors?: readonly string[] | undefined;
  /** In any of these. */
  readonly accountIds?: readonly string[] | undefined;
}

/** Plain conditions as a predicate. */
export function plainPredicate({ vendors, accountIds, statuses, search, tags }: PlainConditions): Predicate<string> {
  const text = searchOf(search);
  const among = (field: FieldReference, values: readonly string[] | undefined) =>
    values === undefined ? TRUE : isIn(field, values);
  return and<string>([
    among(VENDOR, vendors),
    among(ACCOUNT, accountIds),
    among(STATUS, statuses),
    text === undefined ? TRUE : { op: 'SEARCH', text },
    tags === undefined ? TRUE : hasAny(TAGS, tags),
  ]);
}

/** A predicate as plain conditions and what else has to hold. */
export interface SplitPredicate<Value> {
  readonly plain: PlainConditions;
  readonly rest: Predicate<Value>;
}

/**
 * Takes out of a predicate what has to hold in any case and is a plain condition, in one form: lists sorted, each value once.
 * Of several conditions on tags the one with the fewest is taken, since vendors may be asked for each of them; of several
 * searches the longest.
 */
export function splitPredicate<Value extends RelativeScalar>(predicate: Predicate<Value>): SplitPredicate<Value> {
  const lists = new Map<ListKey, readonly string[]>();
  const searches: string[] = [];
  const tagLists: (readonly string[])[] = [];
  const rest: Predicate<Value>[] = [];
  for (const conjunct of conjunctsOf(predicate)) {
    const key = conjunct.op === 'IN' ? lookUp(LIST_KEYS, conjunct.field.name) : undefined;
    if (conjunct.op === 'IN' && key !== undefined) {
      const values = sortedSet(conjunct.values);
      lists.set(key, lists.get(key)?.filter((value) => values.includes(value)) ?? values);
    } else if (conjunct.op === 'SEARCH') searches.push(conjunct.text);
    else if (conjunct.op === 'HAS_ANY' && conjunct.field.name === TAGS.name) tagLists.push(sortedSet(conjunct.values));
    else rest.push(conjunct);
  }
  if ([...lists.values()].some((values) => values.length === 0)) return { plain: {}, rest: FALSE };
  // By their texts where they are of one length, so that it does not depend on the order in which they stand.
  const [search, ...otherSearches] = searches.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const [tags, ...otherTags] = tagLists.sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  for (const text of otherSearches) rest.push({ op: 'SEARCH', text });
  for (const values of otherTags) rest.push({ op: 'HAS_ANY', field: TAGS, values: values as readonly Value[] });
  return {
    plain: {
      vendors: lists.get('vendors'),
      accountIds: lists.get('accountIds'),
      // Only words of the enum are compared with a status.
      statuses: lists.get('statuses') as readonly AgentStatus[] | undefined,
      search,
      tags,
    },
    rest: and(rest),
  };
}

const VENDOR = unified('vendor');
const ACCOUNT = unified('accountId');
const STATUS = unified('status');
const TAGS = unified('tags');

type ListKey = 'vendors' | 'accountIds' | 'statuses';

const LIST_KEYS: Readonly<Record<string, ListKey>> = {
  vendor: 'vendors',
  accountId: 'accountIds',
  status: 'statuses',
};

function sortedSet(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map(String))].sort();
}
