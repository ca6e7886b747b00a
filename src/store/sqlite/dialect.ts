/** @module Kysely over the threads that have the database open. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { DatabaseThread } from './thread.ts';

/** Hands out connections. */
export interface ConnectionSource {
  acquire(): Promise<DatabaseThread>;
  release(): void;
}

/** One after the other: a transaction has the thread for itself. */
export class OneAtATime implements ConnectionSource {
  private readonly thread: DatabaseThread;
  private readonly waiting: (() => void)[] = [];
  private isTaken = false;

  constructor(thread: DatabaseThread) {
    this.thread = thread;
  }

  async acquire(): Promise<DatabaseThread> {
    if (this.isTaken) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.isTaken = true;
    return this.thread;
  }

  release(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.isTaken = false;
    else next();
  }
}

/** Each statement to the thread that has the least to do. For statements that stand alone. */
export class SideBySide implements ConnectionSource {
  private readonly threads: readonly DatabaseThread[];

  constructor(threads: readonly DatabaseThread[]) {
    this.threads = threads;
  }

  async acquire(): Promise<DatabaseThread> {
    return this.threads.reduce((best, thread) => (thread.load < best.load ? thread : best));
  }

  release(): void {}
}

/** A dialect whose connections are threads. */
export function threadDialect(source: ConnectionSource): Dialect {
  return {
    createAdapter: () => new ThreadAdapter(),
    createDriver: () => new ThreadDriver(source),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (database: Kysely<unknown>) => new SqliteIntrospector(database),
  };
}

/** Kysely takes SQLite for an engine that makes tables outside of transactions; it makes them inside. */
class ThreadAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ThreadDriver implements Driver {
  private readonly source: ConnectionSource;

  constructor(source: ConnectionSource) {
    this.source = source;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new ThreadConnection(await this.source.acquire());
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // At once: a transaction that reads first could not become one that writes when another process has written meanwhile.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {
    this.source.release();
  }

  async destroy(): Promise<void> {}
}

class ThreadConnection implements DatabaseConnection {
  private readonly thread: DatabaseThread;

  constructor(thread: DatabaseThread) {
    this.thread = thread;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.thread.run(sql, parameters);
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: kysely asks for a generator, and a thread answers all rows at once.
  async *streamQuery<Row>(): AsyncGenerator<QueryResult<Row>> {
    throw new Error('large results are read page by page');
  }
}
