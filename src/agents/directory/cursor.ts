/**
 * @module Cursors: opaque to clients, and all that a walk needs to go on without state in the server. They are checked,
 * not signed: one that was tampered with can at worst ask for another place in a list that its caller may read anyway.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AgentFilter } from '../../vendors/listing.ts';
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
  readonly filter: AgentFilter;
  readonly vendors: readonly string[] | undefined;
  readonly accountIds: readonly string[] | undefined;
  readonly order: DirectoryOrder;
}

/**
 * Writes a cursor.
 *
 * @param names of all parts of the list, in order
 */
export function encodeCursor(position: WalkPosition, identity: WalkIdentity, names: readonly string[]): string {
  const { key, resume, missed } = position;
  const places = key === undefined ? null : [key.value, key.id];
  const exhausted = flagged(names, (name) => resume.get(name)?.exhausted === true);
  const flags = {
    u: flagged(names, (name) => resume.get(name)?.unordered === true),
    m: flagged(names, (name) => missed.has(name)),
  };
  const head = [VERSION, fingerprint(identity), hash(names.join('\n'), 6), places];
  // Of some thousand accounts, even a bit for each is much, and this one only saves calls.
  const whole = [...head, { x: exhausted, ...flags }];
  const start = lengthOf([...whole, []]) <= MAX_BYTES ? whole : [...head, flags];
  const points: [number, number | string][] = [];
  let length = lengthOf([...start, []]);
  for (const point of pointsOf(names, resume)) {
    length += lengthOf(point) + 1;
    if (length > MAX_BYTES) break;
    points.push(point);
  }
  return Buffer.from(JSON.stringify([...start, points])).toString('base64url');
}

/**
 * Reads a cursor.
 *
 * @param names of all parts of the list, in order
 * @throws BadCursorError with a sentence for the caller
 */
export function decodeCursor(cursor: string, identity: WalkIdentity, names: readonly string[]): WalkPosition {
  const { data, success } = wireForm.safeParse(parse(cursor));
  if (!success) throw new BadCursorError('expected a cursor that this API gave out');
  const [, print, namesPrint, places, { x = '', u = '', m = '' }, points] = data;
  if (print !== fingerprint(identity)) {
    throw new BadCursorError('expected a cursor of a list with the same filter and orderBy');
  }
  const [value = null, id = ''] = places ?? [];
  if (value !== null && typeof value !== (identity.order.field === 'NAME' ? 'string' : 'number')) {
    throw new BadCursorError('expected a cursor that this API gave out');
  }
  const key = places === null ? undefined : { value, id };
  if (namesPrint !== hash(names.join('\n'), 6)) {
    if (m !== '')
      throw new BadCursorError('other accounts are configured than when this cursor was given out; begin anew');
    return { key, resume: new Map(), missed: new Set() };
  }
  const pointOf = new Map(points);
  const resume = names.map((name, index): [string, ResumePoint] => {
    const point = pointOf.get(index);
    const place = typeof point === 'number' ? { offset: point } : { cursor: point };
    return [name, { ...place, unordered: isFlagged(u, index), exhausted: isFlagged(x, index) }];
  });
  return { key, resume: new Map(resume), missed: new Set(names.filter((_, index) => isFlagged(m, index))) };
}

/** In bytes, as a cursor holds it. */
function lengthOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

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

/** A bit for each name. Empty when none is set. */
function flagged(names: readonly string[], isSet: (name: string) => boolean): string | undefined {
  const bits = Buffer.alloc(Math.ceil(names.length / 8));
  for (const [index, name] of names.entries()) {
    if (isSet(name)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  }
  const end = bits.findLastIndex((byte) => byte !== 0) + 1;
  return end === 0 ? undefined : bits.subarray(0, end).toString('base64url');
}

function isFlagged(bits: string, index: number): boolean {
  return (((Buffer.from(bits, 'base64url')[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function fingerprint({ filter, vendors, accountIds, order }: WalkIdentity): string {
  const sorted = (list: readonly string[] | undefined) => (list === undefined ? null : [...new Set(list)].sort());
  const content = JSON.stringify([
    sorted(filter.statuses),
    filter.search ?? null,
    sorted(filter.tags),
    sorted(vendors),
    sorted(accountIds),
    order.field,
    order.direction,
  ]);
  return hash(content, 12);
}
