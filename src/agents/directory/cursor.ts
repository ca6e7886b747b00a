/**
 * @module Cursors: opaque to clients, and all that a walk needs to go on without state in the server. They are checked,
 * not signed: one that was tampered with can at worst ask for another place in a list that its caller may read anyway.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AgentFilter } from '../../vendors/vendor.ts';
import type { AgentOrder, OrderKey } from './order.ts';

/** Where the reading of one account's list goes on. Only a hint: whatever it says, no agent is shown twice or missed. */
export interface ResumePoint {
  /** For lists by offset: this many agents stand before. */
  readonly offset?: number | undefined;
  /** For lists by cursor: the vendor's own. */
  readonly cursor?: string | undefined;
  /** The list was seen not to be in the promised order: read it to its end. */
  readonly unordered?: boolean | undefined;
}

/** Where a walk over all accounts goes on: behind `key`. */
export interface WalkPosition {
  readonly key: OrderKey;
  readonly resume: Readonly<Record<string, ResumePoint>>;
}

/** A cursor that is none, or one of another query. */
export class BadCursorError extends Error {
  override readonly name = 'BadCursorError';
}

const VERSION = 1;

const wireForm = z.tuple([
  z.literal(VERSION),
  z.string(),
  z.union([z.number(), z.string(), z.null()]),
  z.string(),
  z.record(
    z.string(),
    z.strictObject({ o: z.int().nonnegative().optional(), c: z.string().optional(), u: z.literal(true).optional() }),
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
  const points = Object.entries(resume).map(([part, { offset, cursor, unordered }]) => [
    part,
    { o: offset, c: cursor, ...(unordered ? { u: true } : {}) },
  ]);
  const content = [VERSION, fingerprint(identity), key.value, key.id, Object.fromEntries(points)];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** @throws BadCursorError with a sentence for the caller */
export function decodeCursor(cursor: string, identity: WalkIdentity): WalkPosition {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new BadCursorError('expected a cursor that this API gave out');
  }
  const { data, success } = wireForm.safeParse(json);
  if (!success) throw new BadCursorError('expected a cursor that this API gave out');
  const [, print, value, id, points] = data;
  if (print !== fingerprint(identity)) {
    throw new BadCursorError('expected a cursor of a list with the same filter and orderBy');
  }
  const resume = Object.entries(points).map(([part, { o, c, u }]) => [part, { offset: o, cursor: c, unordered: u }]);
  return { key: { value, id }, resume: Object.fromEntries(resume) };
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
