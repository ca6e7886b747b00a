/** @module How many agents have which values. */
import { sql } from 'kysely';
import { isFalse } from '../../agents/filter/predicate.ts';
import type { Store } from '../../store/store.ts';
import { conditionOf } from './conditions.ts';
import { plainCounts } from './plain-counts.ts';
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
export function countFacets(
  store: Store,
  question: CatalogQuestion,
  { fields, first }: FacetRequest,
): Promise<CatalogFacet[]> {
  return Promise.all(
    [...new Set(fields)].map(async (field) => ({ field, values: await countField(store, question, field, first) })),
  );
}

async function countField(
  store: Store,
  question: CatalogQuestion,
  field: CatalogFacetField,
  first: number,
): Promise<FacetCount[]> {
  if (question.accounts.length === 0 || isFalse(question.filter)) return [];
  if (field === 'TAG') return countTags(store, question, first);
  const column = COLUMNS[field];
  const counts = plainCounts(store, question);
  if (counts !== undefined) {
    return toCounts(
      await counts
        .select([
          sql<string | null>`nullif(${sql.ref(`agent_count.${column}`)}, '')`.as('value'),
          sql<number>`sum(n)`.as('count'),
        ])
        .groupBy(`agent_count.${column}`)
        .having(sql<boolean>`sum(n) > 0`)
        .orderBy(sql`sum(n)`, 'desc')
        .orderBy(`agent_count.${column}`)
        .limit(first)
        .execute(),
    );
  }
  return toCounts(
    await store.reader
      .selectFrom('agent')
      .select([sql.ref<string | null>(`agent.${column}`).as('value'), sql<number>`count(*)`.as('count')])
      .where((where) => conditionOf(store, question, where))
      .groupBy(`agent.${column}`)
      .orderBy(sql`count(*)`, 'desc')
      .orderBy(sql`coalesce(${sql.ref(`agent.${column}`)}, '')`)
      .limit(first)
      .execute(),
  );
}

async function countTags(store: Store, question: CatalogQuestion, first: number): Promise<FacetCount[]> {
  const agents = store.reader
    .selectFrom('agent')
    .select('agent.pk')
    .where((where) => conditionOf(store, question, where));
  return toCounts(
    await store.reader
      .selectFrom('agent_tag')
      .select(['agent_tag.tag as value', sql<number>`count(*)`.as('count')])
      .where('agent_tag.pk', 'in', agents)
      .groupBy('agent_tag.tag')
      .orderBy(sql`count(*)`, 'desc')
      .orderBy('agent_tag.tag')
      .limit(first)
      .execute(),
  );
}

/** Sums may be larger than an engine's usual numbers, and come as texts. */
function toCounts(rows: readonly { readonly value: string | null; readonly count: number }[]): FacetCount[] {
  return rows.map(({ value, count }) => ({ value, count: Number(count) }));
}
