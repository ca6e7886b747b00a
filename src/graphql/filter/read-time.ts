import { addDuration, type Duration, parseDuration } from '../../core/durations.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import { badInput } from '../errors.ts';

/** A time with its zone: RFC 3339. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** The years that a point in time can be shown in. */
const [FIRST_YEAR, LAST_YEAR] = [1, 9999];

/**
 * What a `DateTimeOrDuration` says.
 *
 * @param now has to be so that the duration leads to a time that can be shown
 * @throws GraphQLError `BAD_USER_INPUT`
 */
export function readTime(value: unknown, path: string, now: Date): Date | Duration {
  const text = String(value);
  const time = RFC_3339.test(text) ? parseTimestamp(text) : null;
  if (time !== null) return time;
  const duration = parseDuration(text);
  if (duration === undefined) {
    throw badInput(
      path,
      'expected a time such as 2026-03-01T10:00:00Z, or a duration from now such as -P2W, P1D or -PT12H',
    );
  }
  const year = addDuration(now, duration).getUTCFullYear();
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return duration;
  throw badInput(path, `expected a duration that leads to one of the years ${FIRST_YEAR} to ${LAST_YEAR}`);
}
