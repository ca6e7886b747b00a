/** @module Cursors of the catalog's lists: the value that is ordered by, and the id. They are told from those of live lists. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { BadCursorError } from '../../agents/directory/cursor.ts';
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

  /** @param identity what must not change during a walk: the filter, as text */
  constructor({ order }: CatalogQuestion, filter: string) {
    const identity = JSON.stringify([filter, order.field, order.direction, order.nulls]);
    this.print = hash('sha256', identity, 'base64url').slice(0, 8);
  }

  /** The cursor of a place. */
  encode({ value, id }: CatalogPlace): string {
    return Buffer.from(JSON.stringify(['c1', this.print, value, id])).toString('base64url');
  }

  /** @throws BadCursorError with a sentence for the caller */
  decode(cursor: string, argument: 'after' | 'before'): CatalogPlace {
    const { data } = wireForm.safeParse(parse(cursor));
    if (data === undefined)
      throw new BadCursorError('expected a cursor that this API gave out for a list of the catalog', argument);
    const [, print, value, id] = data;
    if (print !== this.print) {
      throw new BadCursorError('expected a cursor of a list with the same filter and orderBy', argument);
    }
    return { value, id };
  }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
