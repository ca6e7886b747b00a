/**
 * @module Cursors: opaque to clients, and all that a walk needs to go on without state in the server. They are checked,
 * not signed: one that was tampered with can at worst ask for another place in a list that its caller may read anyway.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AgentFilter } from '../../vendors/vendor.ts';
import type { AgentOrder, OrderKey } from './order.ts';

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

/** Where a walk over all accounts goes on: behind `key`. */
export interface WalkPosition {
  readonly key: OrderKey;
  /** By the name of the part. One that is missing begins at its beginning. */
  readonly resume: ReadonlyMap<string, ResumePoint>;
}

/** A cursor that is none, or one of another query. */
export class BadCursorError extends Error {
  override readonly name = 'BadCursorError';
}

const VERSION = 1;

const flag = z.literal(1).optional();

const wireForm = z.tuple([
  z.literal(VERSION),
  z.string(),
  z.union([z.number(), z.string(), z.null()]),
  z.string(),
  z.array(
    z.tuple([
      z.string(),
      z.strictObject({ o: z.int().nonnegative().optional(), c: z.string().optional(), u: flag, x: flag }),
    ]),
  ),
]);

/** What must not change during a walk: a cursor of one list has no meaning in another. */
export interface WalkIdentity {
  readonly filter: AgentFilter;
  readonly vendors: readonly string[] | undefined;
  readonly accountIds: readonly string[] | undefined;
  readonly order: AgentOrder;
}

/** Writes a cursor. */
export function encodeCursor({ key, resume }: WalkPosition, identity: WalkIdentity): string {
  const points = [...resume].map(([part, { offset, cursor, unordered, exhausted }]) => [
    part,
    { o: offset, c: cursor, u: unordered ? 1 : undefined, x: exhausted ? 1 : undefined },
  ]);
  const content = [VERSION, fingerprint(identity), key.value, key.id, points];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** @throws BadCursorError with a sentence for the caller */
export function decodeCursor(cursor: string, identity: WalkIdentity): WalkPosition {
  const { data, success } = wireForm.safeParse(parse(cursor));
  if (!success) throw new BadCursorError('expected a cursor that this API gave out');
  const [, print, value, id, points] = data;
  if (print !== fingerprint(identity)) {
    throw new BadCursorError('expected a cursor of a list with the same filter and orderBy');
  }
  if (value !== null && typeof value !== (identity.order.field === 'NAME' ? 'string' : 'number')) {
    throw new BadCursorError('expected a cursor that this API gave out');
  }
  const resume = points.map(([part, { o, c, u, x }]): [string, ResumePoint] => [
    part,
    { offset: o, cursor: c, unordered: u === 1, exhausted: x === 1 },
  ]);
  return { key: { value, id }, resume: new Map(resume) };
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
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}
