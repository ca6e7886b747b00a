import { plainNumber } from '../../core/json.ts';
import type { DriftRecorder } from '../client.ts';

/**
 * A count in an answer; undefined when there is none, or one that is no count: that is drift, and costs nothing else.
 *
 * @example
 * const total = readCount(page.total, 'total', drift);
 */
export function readCount(value: unknown, path: string, drift: DriftRecorder): number | undefined {
  if (value === undefined || value === null) return undefined;
  const count = plainNumber(value);
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
  drift.add({ path, problem: 'expected a whole number, 0 or more' });
  return undefined;
}
