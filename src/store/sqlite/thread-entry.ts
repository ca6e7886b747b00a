/**
 * @module A thread with one connection to the database: SQLite works off a statement where it is called, and in the thread that
 * answers requests everybody would wait for it.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadAnswer, ThreadRequest, ThreadSettings } from './thread-messages.ts';

/** Statements are prepared once; there are not many texts. */
const MAX_STATEMENTS = 500;

/** How long a statement waits while another process writes; milliseconds. */
const BUSY_MS = 15_000;

const { path, role } = workerData as ThreadSettings;
const database = new DatabaseSync(path, { readOnly: role === 'READER', timeout: BUSY_MS });
const statements = new Map<string, StatementSync>();

if (role === 'WRITER') {
  // Readers go on while one writes. What was committed survives a process that is killed; a machine that loses its power may
  // lose the last moments, which the vendors still know.
  database.exec('pragma journal_mode = wal; pragma synchronous = normal;');
}
// Negative: kibibytes.
database.exec('pragma cache_size = -65536; pragma temp_store = memory; pragma mmap_size = 268435456;');

function statementOf(sql: string): StatementSync {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  if (statements.size >= MAX_STATEMENTS) statements.clear();
  const statement = database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}

function run({ sql, parameters }: ThreadRequest): Pick<ThreadAnswer, 'rows' | 'changes'> {
  const statement = statementOf(sql);
  const values = parameters as SQLInputValue[];
  // A statement with columns is one that reads, or that returns what it wrote.
  if (statement.columns().length > 0) return { rows: statement.all(...values), changes: 0 };
  return { rows: [], changes: Number(statement.run(...values).changes) };
}

parentPort?.on('message', (request: ThreadRequest | 'CLOSE') => {
  if (request === 'CLOSE') {
    database.close();
    parentPort?.close();
    return;
  }
  const { number } = request;
  try {
    parentPort?.postMessage({ number, ...run(request) } satisfies ThreadAnswer);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ number, rows: [], changes: 0, error: message } satisfies ThreadAnswer);
  }
});
