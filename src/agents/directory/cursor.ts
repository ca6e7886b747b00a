/**
 * @module Cursors: opaque to clients, and all that a walk needs to go on without state in the server. They are checked,
 * not signed: one that was tampered with can at worst ask for another place in a list that its caller may read anyway.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { canonicalText } from '../filter/canonical-text.ts';
import { splitPredicate } from '../filter/plain-conditions.ts';
import { isTrue, type RelativePredicate } from '../filter/predicate.ts';
import type { DirectoryOrder, OrderKey } from './order.ts';

/** Where the reading of one account's list goes on. Only a hint: whatever it says, no agent is shown twice. */
export interface ResumePoint {
  /** For lists by offset: this many agents stand before. */
  readonly offset?: number | undefined;
  /** For lists by cursor: the vendor's own. */
  readonly cursor?: string | undefined;
  /** The list was seen not to be in the promised order: read it to its end. */
  readonly unordered?: boolean | undefined;
  /** The list was read to its end, and nothing stands behind the place of the walk. */
  readonly exhausted?: boolean | undefined;
}

/** Where a walk over all accounts goes on. */
export interface WalkPosition {
  /** Behind this place; undefined: at the beginning. */
  readonly key: OrderKey | undefined;
  /** By the name of the part. One that is missing begins at its beginning. */
  readonly resume: ReadonlyMap<string, ResumePoint>;
  /** Names of parts that failed on an earlier page, so that agents before this place were not shown. */
  readonly missed: ReadonlySet<string>;
}

/** A cursor that is none, or one of another query. */
export class BadCursorError extends Error {
  override readonly name = 'BadCursorError';
  /** What it was given as. */
  readonly argument: 'after' | 'before';

  constructor(message: string, argument: 'after' | 'before' = 'after') {
    super(message);
    this.argument = argument;
  }
}

const VERSION = 2;

/**
 * Longest cursor, however many accounts there are, in characters. Resume points save calls, and change nothing else: those
 * that save the least are left out.
 */
const MAX_LENGTH = 1024;

const MAX_BYTES = (MAX_LENGTH / 4) * 3;

const wireForm = z.tuple([
  z.literal(VERSION),
  z.string(),
  /** Which parts there are: the numbers below count them. */
  z.string(),
  z.union([z.tuple([z.union([z.number(), z.string(), z.null()]), z.string()]), z.null()]),
  z.strictObject({ x: z.string().optional(), u: z.string().optional(), m: z.string().optional() }),
  z.array(z.tuple([z.int().nonnegative(), z.union([z.int().nonnegative(), z.string()])])),
]);

/** What must not change during a walk: a cursor of one list has no meaning in another. */
export interface WalkIdentity {
  readonly filter: RelativePredicate;
  readonly order: DirectoryOrder;
}

/** Writes and reads the cursors of one list. */
export class WalkCursors {
  private readonly identity: WalkIdentity;
  private readonly names: readonly string[];
  /** Of {@link identity} and {@link names}: made with the first cursor, and the same in all others. */
  private prints: readonly [string, string] | undefined;

  /** @param names of all parts of the list, in order */
  constructor(identity: WalkIdentity, names: readonly string[]) {
    this.identity = identity;
    this.names = names;
  }

  /** Writes a cursor. */
  encode({ key, resume, missed }: WalkPosition): string {
    const { names } = this;
    const places = key === undefined ? null : [key.value, key.id];
    const exhausted = flagged(names, (name) => resume.get(name)?.exhausted === true);
    const flags = {
      u: flagged(names, (name) => resume.get(name)?.unordered === true),
      m: flagged(names, (name) => missed.has(name)),
    };
    const head = [VERSION, ...this.printed(), places];
    // Of some thousand accounts, even a bit for each is much, and this one only saves calls.
    const whole = JSON.stringify([...head, { x: exhausted, ...flags }]);
    const start = Buffer.byteLength(whole) + NO_POINTS.length <= MAX_BYTES ? whole : JSON.stringify([...head, flags]);
    const points: string[] = [];
    let length = Buffer.byteLength(start) + NO_POINTS.length;
    for (const point of pointsOf(names, resume)) {
      const text = JSON.stringify(point);
      length += Buffer.byteLength(text) + 1;
      if (length > MAX_BYTES) break;
      points.push(text);
    }
    return Buffer.from(`${start.slice(0, -1)},[${points.join(',')}]]`).toString('base64url');
  }

  /**
   * Reads a cursor.
   *
   * @throws BadCursorError with a sentence for the caller
   */
  decode(cursor: string): WalkPosition {
    const { names, identity } = this;
    const { data, success } = wireForm.safeParse(parse(cursor));
    if (!success) throw new BadCursorError('expected a cursor that this API gave out');
    const [, listPrint, namesPrint, places, { x = '', u = '', m = '' }, points] = data;
    const [ownPrint, ownNamesPrint] = this.printed();
    if (listPrint !== ownPrint) {
      throw new BadCursorError('expected a cursor of a list with the same filter and orderBy');
    }
    const [value = null, id = ''] = places ?? [];
    if (value !== null && typeof value !== (identity.order.field === 'NAME' ? 'string' : 'number')) {
      throw new BadCursorError('expected a cursor that this API gave out');
    }
    const key = places === null ? undefined : { value, id };
    if (namesPrint !== ownNamesPrint) {
      if (m !== '')
        throw new BadCursorError('other accounts are configured than when this cursor was given out; begin anew');
      return { key, resume: new Map(), missed: new Set() };
    }
    const pointOf = new Map(points);
    const [isUnordered, isExhausted, isMissed] = [isFlaggedIn(u), isFlaggedIn(x), isFlaggedIn(m)];
    const resume = names.map((name, index): [string, ResumePoint] => {
      const point = pointOf.get(index);
      const place = typeof point === 'number' ? { offset: point } : { cursor: point };
      return [name, { ...place, unordered: isUnordered(index), exhausted: isExhausted(index) }];
    });
    return { key, resume: new Map(resume), missed: new Set(names.filter((_, index) => isMissed(index))) };
  }

  private printed(): readonly [string, string] {
    this.prints ??= [fingerprint(this.identity), print(this.names.join('\n'), 6)];
    return this.prints;
  }
}

/** What is added to a cursor that has no points. */
const NO_POINTS = ',[]';

/** Where to go on, by the number of the part: what saves the most calls first. */
function pointsOf(names: readonly string[], resume: WalkPosition['resume']): [number, number | string][] {
  const points = names.flatMap((name, index): [number, number | string][] => {
    const { offset = 0, cursor, exhausted = false } = resume.get(name) ?? {};
    // Nothing is read of what is at its end; and a beginning needs no place.
    if (exhausted || (cursor === undefined && offset === 0)) return [];
    return [[index, cursor ?? offset]];
  });
  const worth = ([, point]: [number, number | string]) => (typeof point === 'number' ? point : Number.MAX_VALUE);
  return points.sort((a, b) => worth(b) - worth(a));
}

/** A bit for each name; undefined when none is set. */
function flagged(names: readonly string[], isSet: (name: string) => boolean): string | undefined {
  let bits: Buffer | undefined;
  let end = 0;
  for (const [index, name] of names.entries()) {
    if (!isSet(name)) continue;
    bits ??= Buffer.alloc(Math.ceil(names.length / 8));
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
    end = (index >> 3) + 1;
  }
  return bits?.toString('base64url', 0, end);
}

/** Whether the bit of this number is set. */
function isFlaggedIn(text: string): (index: number) => boolean {
  const bits = Buffer.from(text, 'base64url');
  return (index) => (((bits[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}

function print(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function fingerprint({ filter, order }: WalkIdentity): string {
  const { plain, rest } = splitPredicate(filter);
  const { statuses = null, search = null, tags = null, vendors = null, accountIds = null } = plain;
  const plainContent = [statuses, search, tags, vendors, accountIds, order.field, order.direction];
  const content = JSON.stringify(isTrue(rest) ? plainContent : [...plainContent, canonicalText(rest)]);
  return print(content, 12);
}
