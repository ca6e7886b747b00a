/** @module One rule for every vendor's times. */

/** Epoch values below this are seconds: as milliseconds they would lie before 1973. */
const SMALLEST_MILLISECONDS = 1e11;

/** Longer than any year of four digits, in milliseconds; a second of them more is the year 10000. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
/** The first moment of the year 1, in milliseconds. */
const FIRST = new Date(0).setUTCFullYear(1, 0, 1);

/**
 * A date, or a date and a time, in the extended form of ISO 8601; a blank in place of the `T` as databases write it.
 * Seconds, their fraction and the zone may be left out.
 */
const ISO_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)?)?$/;

/**
 * A vendor's timestamp: an ISO 8601 text, or an epoch number where the vendor documents one (in seconds or
 * milliseconds). A time without a zone is UTC, whatever the zone of the machine. Kept to the millisecond, which is what the
 * `DateTime` scalar shows and what agents are ordered by.
 *
 * @returns null when there is no value, when it is no point in time, and when it lies outside the years 1 to 9999
 */
export function parseTimestamp(value: unknown): Date | null {
  const time = typeof value === 'number' ? fromEpoch(value) : typeof value === 'string' ? fromText(value) : undefined;
  return time !== undefined && time >= FIRST && time <= LAST ? new Date(time) : null;
}

function fromEpoch(value: number): number {
  return Math.trunc(Math.abs(value) < SMALLEST_MILLISECONDS ? value * 1000 : value);
}

function fromText(text: string): number | undefined {
  return fromUtc(text) ?? fromAnyForm(text);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * `2026-03-01T10:00:00Z`, a fraction of up to nine digits in it or not: what nearly every vendor writes, in a sixth of the
 * time that the pattern takes.
 *
 * @returns undefined for any other text, also for a time that is rare (a 29th of February, a leap second)
 */
function fromUtc(text: string): number | undefined {
  const end = text.length - 1;
  if (end < 19 || end > 29 || text[10] !== 'T' || text[end] !== 'Z') return undefined;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const fraction = end === 19 ? 0 : text[19] === '.' ? digits(text, 20, end) : Number.NaN;
  const milliseconds = end > 23 ? Math.trunc(fraction / 10 ** (end - 23)) : fraction * 10 ** (23 - end);
  // Whatever is no number is not within its limits. Date.UTC takes the years 0 to 99 for those of the last century.
  const isDay = year >= 100 && day >= 1 && day <= (DAYS[month - 1] ?? 0);
  const isTime = hour < 24 && minute < 60 && second < 60 && milliseconds >= 0;
  return isDay && isTime ? Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) : undefined;
}

/** NaN where one of the characters is no digit, and where there are none. */
function digits(text: string, start: number, end: number): number {
  let number = start === end ? Number.NaN : 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function fromAnyForm(text: string): number | undefined {
  const match = ISO_TIME.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as Parts;
  const [fraction = '', sign, zoneHour = '0', zoneMinute = '0'] = match.slice(7);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  // A leap second, and the midnight at the end of a day, are the beginning of what follows.
  const isTime = (hour < 24 && minute < 60 && second <= 60) || (hour === 24 && minute === 0 && second === 0);
  if (!isDay || !isTime || Number(zoneHour) > 23 || Number(zoneMinute) > 59) return undefined;
  const local = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second, Number(fraction.slice(0, 3).padEnd(3, '0')));
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000;
  return local.getTime() - (sign === '-' ? -offset : offset);
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number];

function daysOf(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}
