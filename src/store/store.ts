/** @module What outlives the process: tables, the same for every engine, and what the engines do each in their own way. */
import type { Expression, Kysely, SqlBool, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A transaction that writes. */
export type StoreTransaction = Transaction<Tables>;

/** What an engine does in its own way. */
export interface StoreFeatures {
  /** Most values that one statement takes. */
  readonly maxParameters: number;
  /**
   * Whether an agent's `search_text` holds a folded text.
   *
   * @param part not empty
   * @param access @default 'INDEX'
   * @param words of which all stand among the words of an agent that holds the text; none: that is not known
   */
  holdsText(part: string, access?: TextAccess, words?: readonly string[]): Expression<SqlBool>;
  /** How a text is best looked for in a list that is read in its order, and only as far as needed. */
  textAccess(reader: Kysely<Tables>, part: string): Promise<TextAccess>;
  /**
   * Whether a column is one of these, however many they are.
   *
   * @param isFilter no index is to be used for it: rows are found another way, and looked at
   */
  isOneOf(column: Expression<unknown>, values: readonly string[], isFilter?: boolean): Expression<SqlBool>;
  /** Which index agents that are found by their texts are best counted by; undefined where the engine knows. */
  readonly countingIndex: string | undefined;
  /** Whether a text holds another one, letter for letter. */
  contains(column: Expression<unknown>, part: string): Expression<SqlBool>;
  /** Whether a text begins with another one, letter for letter. */
  startsWith(column: Expression<unknown>, beginning: string): Expression<SqlBool>;
  /** What a JSON object holds under a key, as a text or a number; null where it holds nothing. */
  jsonValue(column: Expression<unknown>, key: string, type: 'TEXT' | 'NUMBER'): Expression<unknown>;
  /** Whether the list that a JSON object holds under a key has one of these items. */
  jsonListHolds(column: Expression<unknown>, key: string, items: readonly (string | number)[]): Expression<SqlBool>;
  /** How many items the list has that a JSON object holds under a key; null where it holds none. */
  jsonListLength(column: Expression<unknown>, key: string): Expression<number>;
  /** Whether an agent's words are all of these: each whole, or as the beginning of one where `isPrefix`. */
  holdsWords(words: readonly SoughtWord[]): Expression<SqlBool>;
  /**
   * Has changes be numbered in the order of their transactions' ends: the last statement before the changes are written. Without
   * it, whoever reads on from a number misses what a slower writer numbered before.
   */
  orderChanges(transaction: StoreTransaction): Promise<void>;
  /** Has free keys of agents be looked for by one transaction after the other: before the keys are. */
  orderKeys(transaction: StoreTransaction): Promise<void>;
}

/**
 * How a text is looked for. `INDEX`: by the index of texts, which gives all agents that hold it. `SCAN`: in one agent after the
 * other, which is sooner where many hold it and few are wanted.
 */
export type TextAccess = 'INDEX' | 'SCAN';

/** A word that is looked for. */
export interface SoughtWord {
  readonly word: string;
  readonly isPrefix: boolean;
}

/** A store that is open. */
export interface Store {
  readonly engine: 'SQLITE' | 'POSTGRESQL';
  readonly features: StoreFeatures;
  /** Reads what was committed. Not to be waited for inside of {@link Store.write}: with one connection it would never answer. */
  readonly reader: Kysely<Tables>;
  /** Writes a statement that stands alone, and makes the tables. */
  readonly writer: Kysely<Tables>;
  /**
   * Writes in one transaction: all of it, or nothing. Transactions of one process, and with SQLite of all, run one after the
   * other.
   */
  write<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** The time by the store's clock, which all who share it go by; milliseconds since 1970. */
  now(): number;
  close(): Promise<void>;
}
