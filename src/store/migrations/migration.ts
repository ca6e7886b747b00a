import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Store } from '../store.ts';

/** The types of columns that the engines have other words for. */
export interface MigrationTypes {
  readonly engine: Store['engine'];
  /** A number of 64 bits that rows are found by: in SQLite only this type is the row's own number. */
  readonly key: RawBuilder<unknown>;
  /** Text that is ordered by code point. */
  readonly text: RawBuilder<unknown>;
  /** A number of 64 bits, not whole. */
  readonly real: RawBuilder<unknown>;
  /** JSON that is looked into. */
  readonly json: RawBuilder<unknown>;
  /** A whole number of its own for each row, never used again. */
  readonly serial: RawBuilder<unknown>;
}

/** One step of the tables, forward. */
export interface StoreMigration {
  /** A number and what it makes: steps go by this name. */
  readonly name: string;
  up(database: Kysely<unknown>, types: MigrationTypes): Promise<void>;
}

/** The words of an engine. */
export function migrationTypes(engine: Store['engine']): MigrationTypes {
  return engine === 'SQLITE'
    ? { engine, key: sql`integer`, text: sql`text`, real: sql`real`, json: sql`text`, serial: sql`integer` }
    : {
        engine,
        key: sql`bigint`,
        text: sql`text collate "C"`,
        real: sql`double precision`,
        json: sql`jsonb`,
        serial: sql`bigint generated always as identity`,
      };
}
