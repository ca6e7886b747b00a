/** @module How many agents have which values. */
import { sql } from 'kysely';
import { compareCodePoints } from '../../agents/directory/order.ts';
import { isFalse } from '../../agents/filter/predicate.ts';
import type { Store } from '../../store/store.ts';
import { foundAgents } from './found-agents.ts';
import { plainCounts, plainTagCounts } from './plain-counts.ts';
import type { CatalogQuestion } from './question.ts';

/** A field that agents are counted by. */
export type CatalogFacetField = 'VENDOR' | 'ACCOUNT' | 'STATUS' | 'MODEL' | 'LANGUAGE_MODEL' | 'TAG';

/** What is counted. */
export interface FacetRequest {
  readonly fields: readonly CatalogFacetField[];
  /** Most values of each field. */
  readonly first: number;
}

/** The values of a field, the most frequent first. */
export interface CatalogFacet {
  readonly field: CatalogFacetField;
  readonly values: readonly FacetCount[];
}

/** A value and how many agents have it; null: those that have none. */
export interface FacetCount {
  readonly value: string | null;
  readonly count: number;
}

/** The column of each field, of the agents and of their counts. */
const COLUMNS = {
  VENDOR: 'vendor',
  ACCOUNT: 'account_id',
  STATUS: 'status',
  MODEL: 'model',
  LANGUAGE_MODEL: 'language_model',
} as const;

/** Counts the agents of a question by fields. */
export async function countFacets(
  store: Store,
  question: CatalogQuestion,
  { fields, first }: FacetRequest,
): Promise<CatalogFacet[]> {
  const asked = [...new Set(fields)];
  if (question.accounts.length === 0 || isFalse(question.filter)) return asked.map((field) => ({ field, values: [] }));
  const known = await Promise.all(asked.map((field) => knownCounts(store, question, field)));
  const open = asked.filter((_, index) => known[index] === undefined);
  const counted = open.length === 0 ? new Map<string, FacetCount[]>() : await countOneByOne(store, question, open);
  return asked.map((field, index) => ({
    field,
    values: inOrder(known[index] ?? counted.get(field) ?? []).slice(0, first),
  }));
}

/** What is counted already; undefined where the agents have to be looked at one by one. */
async function knownCounts(
  store: Store,
  question: CatalogQuestion,
  field: CatalogFacetField,
): Promise<FacetCount[] | undefined> {
  if (field === 'TAG') {
    const tags = plainTagCounts(store, question);
    if (tags === undefined) return undefined;
    return tags
      .select(['tag as value', sql<number>`sum(n)`.as('count')])
      .groupBy('tag')
      .execute();
  }
  const column = `agent_count.${COLUMNS[field]}` as const;
  return plainCounts(store, question)
    ?.select([sql<string | null>`nullif(${sql.ref(column)}, '')`.as('value'), sql<number>`sum(n)`.as('count')])
    .groupBy(column)
    .execute();
}

/** Finds the agents once, and counts them by each field. */
async function countOneByOne(
  store: Store,
  question: CatalogQuestion,
  fields: readonly CatalogFacetField[],
): Promise<Map<string, FacetCount[]>> {
  const found = foundAgents(store, question).select([
    'agent.pk',
    ...Object.values(COLUMNS).map((column) => `agent.${column}` as const),
  ]);
  const counts = fields.map((field) => {
    const name = sql.lit(field);
    return field === 'TAG'
      ? sql`select ${name} as field, agent_tag.tag as value, count(*) as n from found join agent_tag on agent_tag.pk = found.pk group by agent_tag.tag`
      : sql`select ${name} as field, ${sql.ref(COLUMNS[field])} as value, count(*) as n from found group by ${sql.ref(COLUMNS[field])}`;
  });
  const { rows } = await sql<{ field: string; value: string | null; n: number }>`
    with found as materialized ${found} ${sql.join(counts, sql` union all `)}`.execute(store.reader);
  return Map.groupBy(
    rows.map(({ field, value, n }) => ({ field, value, count: n })),
    ({ field }) => field,
  );
}

/** The most frequent first. Sums may be larger than an engine's usual numbers, and come as texts. */
function inOrder(counts: readonly FacetCount[]): FacetCount[] {
  return counts
    .map(({ value, count }) => ({ value, count: Number(count) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || compareCodePoints(a.value ?? '', b.value ?? ''));
}
