/** @module Cursors of the catalog's lists: the value that is ordered by, and the id. They are told from those of live lists. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { BadCursorError } from '../../agents/directory/cursor.ts';
import { storable } from '../copy/texts.ts';
import { NUMBER_FIELDS } from './order-columns.ts';
import type { CatalogQuestion } from './question.ts';

/** A place in a list. */
export interface CatalogPlace {
  readonly value: string | number | null;
  readonly id: string;
}

const wireForm = z.tuple([z.literal('c1'), z.string(), z.union([z.string(), z.number(), z.null()]), z.string()]);

/** Whether a cursor is one of a list of the catalog. */
export function isCatalogCursor(cursor: string): boolean {
  return wireForm.safeParse(parse(cursor)).success;
}

/** Writes and reads the cursors of one list. */
export class CatalogCursors {
  private readonly print: string;
  /** Of the values that are ordered by. */
  private readonly type: 'number' | 'string';

  /** @param filter what must not change during a walk, besides the order: the filter, as text */
  constructor({ order }: CatalogQuestion, filter: string) {
    const identity = JSON.stringify([filter, order.field, order.direction, order.nulls]);
    this.type = NUMBER_FIELDS.has(order.field) ? 'number' : 'string';
    this.print = hash('sha256', identity, 'base64url').slice(0, 8);
  }

  /** The cursor of a place. */
  encode({ value, id }: CatalogPlace): string {
    return Buffer.from(JSON.stringify(['c1', this.print, value, id])).toString('base64url');
  }

  /** @throws BadCursorError with a sentence for the caller */
  decode(cursor: string, argument: 'after' | 'before'): CatalogPlace {
    const { data } = wireForm.safeParse(parse(cursor));
    if (data === undefined) throw this.foreign(argument);
    const [, print, value, id] = data;
    if (print !== this.print) {
      throw new BadCursorError('expected a cursor of a list with the same filter and orderBy', argument);
    }
    if (value !== null && typeof value !== this.type) throw this.foreign(argument);
    // As columns hold it: what no engine can be asked for was given out by nobody.
    return { value: typeof value === 'string' ? storable(value) : value, id: storable(id) };
  }

  private foreign(argument: 'after' | 'before'): BadCursorError {
    return new BadCursorError('expected a cursor that this API gave out for a list of the catalog', argument);
  }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
