/** @module What is said between the thread that answers requests and those that have the database open. */

/** What a thread is started with. */
export interface ThreadSettings {
  /** Of the database's file; `:memory:` for one that ends with the thread. */
  readonly path: string;
  readonly role: 'WRITER' | 'READER';
}

/** A statement to be worked off. */
export interface ThreadRequest {
  readonly number: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What came of it. */
export interface ThreadAnswer {
  /** Of the request. */
  readonly number: number;
  readonly rows: readonly unknown[];
  /** How many rows were written, where none are returned. */
  readonly changes: number;
  readonly error?: string;
}
