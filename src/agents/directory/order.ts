import type { ShownAgent } from '../../core/agent.ts';
import { formatAgentId } from '../../core/ids.ts';

/** What a list is ordered by. */
export interface DirectoryOrder {
  readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'NAME';
  readonly direction: 'ASC' | 'DESC';
}

/** The order unless asked otherwise, which is the one that most vendors have. */
export const NEWEST_FIRST: DirectoryOrder = { field: 'CREATED_AT', direction: 'DESC' };

/**
 * An agent's place in an order: the value ordered by (epoch milliseconds or a name; null when the agent has none), and
 * its global id, which settles ties.
 */
export interface OrderKey {
  readonly value: number | string | null;
  readonly id: string;
}

/** The place of an agent. */
export function orderKey(agent: ShownAgent, order: DirectoryOrder): OrderKey {
  return { value: orderValue(agent, order), id: globalId(agent) };
}

/** false when the record does not hold the value that is ordered by, because it is an item of a light list. */
export function isPlaceKnown({ fields }: ShownAgent, { field }: DirectoryOrder): boolean {
  return field === 'NAME' || fields[field === 'CREATED_AT' ? 'createdAt' : 'updatedAt'] !== undefined;
}

/** Whether agents are asked for in the order of {@link NEWEST_FIRST}. */
export function isNewestFirst({ field, direction }: DirectoryOrder): boolean {
  return field === NEWEST_FIRST.field && direction === NEWEST_FIRST.direction;
}

/** {@link compareKeys} for two agents. */
export function compareAgents(a: ShownAgent, b: ShownAgent, order: DirectoryOrder): number {
  const byValue = compareValues(orderValue(a, order), orderValue(b, order), order);
  return byValue !== 0 ? byValue : compareCodePoints(globalId(a), globalId(b));
}

/** Negative when `a` stands before `b`. Without a value comes last, whichever direction; ties go by id, ascending. */
export function compareKeys(a: OrderKey, b: OrderKey, order: DirectoryOrder): number {
  const byValue = compareValues(a.value, b.value, order);
  return byValue !== 0 ? byValue : compareCodePoints(a.id, b.id);
}

/** Whether these are two readings of one agent. */
export function isSameAgent(a: ShownAgent, b: ShownAgent | undefined): boolean {
  return a.vendorId === b?.vendorId && a.accountId === b.accountId;
}

/** Whether a value stands before another one. Neither is missing. */
export function isBefore(a: OrderKey['value'], b: OrderKey['value'], order: DirectoryOrder): boolean {
  return compareValues(a, b, order) < 0;
}

function globalId({ accountId, vendorId }: ShownAgent): string {
  return formatAgentId(accountId, vendorId);
}

/** What an agent is ordered by; null when it has none, or the record does not show it. */
export function orderValue({ fields }: ShownAgent, { field }: DirectoryOrder): OrderKey['value'] {
  switch (field) {
    case 'CREATED_AT':
      return fields.createdAt?.getTime() ?? null;
    case 'UPDATED_AT':
      return fields.updatedAt?.getTime() ?? null;
    case 'NAME':
      return fields.name;
  }
}

function compareValues(a: OrderKey['value'], b: OrderKey['value'], { direction }: DirectoryOrder): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const ascending = typeof a === 'number' && typeof b === 'number' ? a - b : compareCodePoints(String(a), String(b));
  return direction === 'ASC' ? ascending : -ascending;
}

/**
 * Text by code point. JavaScript's own comparison goes by UTF-16 unit, which puts what lies beyond U+FFFF before the
 * last 8,192 characters below it.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a.charCodeAt(index) === b.charCodeAt(index)) index++;
  if (index === length) return a.length - b.length;
  // Behind the first half of a pair, the difference may lie in the second half: then the whole pair counts.
  const start = index > 0 && isFirstHalf(a.charCodeAt(index - 1)) ? index - 1 : index;
  const byPair = codePoint(a, start) - codePoint(b, start);
  return byPair !== 0 ? byPair : codePoint(a, index) - codePoint(b, index);
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function codePoint(text: string, index: number): number {
  return text.codePointAt(index) ?? -1;
}
