/** @module Durations of ISO 8601, and what they lead to from a point in time. */

/** A distance in time. Months and days are of the calendar, since not all are of one length; all three have the same sign. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

/**
 * `P1Y2M3W4DT5H6M7S`, of which any part may be left out, with a sign in front of the whole. Whole numbers of at most nine
 * digits; seconds may have a fraction.
 */
const ISO_DURATION =
  /^([+-])?P(?!$)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?!$)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?)?$/;

/** Reads a duration. @returns undefined when the text is none */
export function parseDuration(text: string): Duration | undefined {
  const match = ISO_DURATION.exec(text);
  if (match === null) return undefined;
  const [, sign, ...parts] = match;
  const [years, months, weeks, days, hours, minutes, seconds] = parts.map((part) =>
    Number(part?.replace(',', '.') ?? 0),
  ) as DurationParts;
  const signed = (value: number) => (sign === '-' && value !== 0 ? -value : value);
  return {
    months: signed(years * 12 + months),
    days: signed(weeks * 7 + days),
    milliseconds: signed(Math.trunc(((hours * 60 + minutes) * 60 + seconds) * 1000)),
  };
}

type DurationParts = [
  years: number,
  months: number,
  weeks: number,
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
];

/**
 * The point in time that lies so far from another one, in UTC: months first, where a day that the month does not have is its
 * last one, then days, then the rest.
 *
 * @returns an invalid date when it is further away than dates go
 */
export function addDuration(time: Date, { months, days, milliseconds }: Duration): Date {
  const result = new Date(time);
  const day = result.getUTCDate();
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() + months);
  result.setUTCDate(Math.min(day, daysOfMonth(result)));
  result.setUTCDate(result.getUTCDate() + days);
  result.setTime(result.getTime() + milliseconds);
  return result;
}

function daysOfMonth(time: Date): number {
  const last = new Date(time);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return last.getUTCDate();
}
