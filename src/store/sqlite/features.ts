import { sql } from 'kysely';
import type { SoughtWord, StoreFeatures } from '../store.ts';

/** The shortest text that the trigram index knows anything of: a shorter one matches nothing there, without an error. */
const TRIGRAM = 3;

/** So many agents that hold a text are more than are worth being sorted for a page. */
const MANY = 2_000;

/** What SQLite does in its own way: full-text indexes are tables, kept by triggers. */
export const sqliteFeatures: StoreFeatures = {
  maxParameters: 32_766,
  // It would rather look at the rows.
  countingIndex: 'agent_by_key',
  holdsText(part, access, words = []) {
    const stands = sql<boolean>`instr(agent.search_text, ${part}) > 0`;
    if (access === 'SCAN') return stands;
    if ([...part].length >= TRIGRAM) {
      return sql`agent.pk in (select rowid from agent_trigram where agent_trigram match ${phrase(part)})`;
    }
    if (words.length === 0) return stands;
    const candidates = sqliteFeatures.holdsWords(words.map((word) => ({ word, isPrefix: false })));
    return sql`(${candidates} and ${stands})`;
  },
  async textAccess(reader, part) {
    if ([...part].length < TRIGRAM) return 'INDEX';
    const { rows } = await sql<{ n: number }>`select count(*) as n from (
      select rowid from agent_trigram where agent_trigram match ${phrase(part)} limit ${MANY})`.execute(reader);
    return (rows[0]?.n ?? 0) < MANY ? 'INDEX' : 'SCAN';
  },
  isOneOf: (column, values, isFilter = false) =>
    sql`${sql.raw(isFilter ? '+' : '')}${column} in (select value from json_each(${JSON.stringify(values)}))`,
  contains: (column, part) => sql`instr(${column}, ${part}) > 0`,
  startsWith: (column, beginning) => sql`substr(${column}, 1, length(${beginning})) = ${beginning}`,
  jsonValue: (column, key) => sql`json_extract(${column}, ${pathTo(key)})`,
  jsonListHolds: (column, key, items) =>
    sql`exists (select 1 from json_each(${column}, ${pathTo(key)}) as item where item.value in (${sql.join(items)}))`,
  jsonListLength: (column, key) => sql`json_array_length(${column}, ${pathTo(key)})`,
  holdsWords: (words) =>
    sql`agent.pk in (select rowid from agent_word where agent_word match ${words.map(wordQuery).join(' AND ')})`,
  // One writes at a time.
  orderChanges: () => Promise.resolve(),
  orderKeys: () => Promise.resolve(),
};

/** A key with dots in it is one step. */
function pathTo(key: string): string {
  return `$."${key}"`;
}

function wordQuery({ word, isPrefix }: SoughtWord): string {
  return `${phrase(word)}${isPrefix ? '*' : ''}`;
}

function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
