import { sql } from 'kysely';
import type { SoughtWord, StoreFeatures } from '../store.ts';

/** Any number, the same for all: it stands for the end of the log of changes. */
const CHANGES_LOCK = 7_205_759_403;

/** Another one: it stands for the keys of agents. */
const KEYS_LOCK = 7_205_759_404;

/** As the index has it, letter for letter. */
export const WORDS_OF_DOCUMENT = "array_to_tsvector(string_to_array(words, ' '))";

/** The shortest text that an index of trigrams knows. */
const TRIGRAM = 3;

/** What PostgreSQL does in its own way. */
export const postgresFeatures: StoreFeatures = {
  maxParameters: 65_535,
  countingIndex: undefined,
  holdsText(part, _access, words = []) {
    const stands = sql<boolean>`agent.search_text like ${`%${part.replaceAll(/[\\%_]/g, '\\$&')}%`}`;
    if ([...part].length >= TRIGRAM || words.length === 0) return stands;
    const candidates = postgresFeatures.holdsWords(words.map((word) => ({ word, isPrefix: false })));
    return sql`(${candidates} and ${stands})`;
  },
  // It knows how many there are.
  textAccess: () => Promise.resolve('INDEX'),
  isOneOf: (column, values) => sql`${column} = any(${values}::text[])`,
  // With its type said, so that it is not taken for one of two functions of this name.
  contains: (column, part) => sql`strpos(${column}, ${part}::text) > 0`,
  startsWith: (column, beginning) => sql`starts_with(${column}, ${beginning}::text)`,
  jsonValue: (column, key, type) =>
    type === 'NUMBER'
      ? sql`(${column} ->> ${key}::text)::double precision`
      : sql`(${column} ->> ${key}::text) collate "C"`,
  jsonListHolds: (column, key, items) =>
    sql`exists (select 1 from jsonb_array_elements(${column} -> ${key}::text) as item where item in (${sql.join(
      items.map((item) => sql`${JSON.stringify(item)}::jsonb`),
    )}))`,
  jsonListLength: (column, key) => sql`jsonb_array_length(${column} -> ${key}::text)`,
  holdsWords: (words) =>
    sql`agent.pk in (select pk from agent_document where ${sql.raw(WORDS_OF_DOCUMENT)} @@ ${words.map(wordQuery).join(' & ')}::tsquery)`,
  async orderChanges(transaction) {
    await sql`select pg_advisory_xact_lock(${CHANGES_LOCK})`.execute(transaction);
  },
  async orderKeys(transaction) {
    await sql`select pg_advisory_xact_lock(${KEYS_LOCK})`.execute(transaction);
  },
};

function wordQuery({ word, isPrefix }: SoughtWord): string {
  return `'${word.replaceAll(/['\\]/g, '$&$&')}'${isPrefix ? ':*' : ''}`;
}
