/** Nothing longer than this is believed: GraphQL's `Int` must hold it. 68 years, in seconds. */
const LONGEST = 2_147_483_647;

/**
 * The `Retry-After` header in seconds: a number of seconds or an HTTP date (RFC 9110, 10.2.3). Fractions, which some
 * servers send, are rounded up.
 *
 * @returns undefined when there is none or it can not be read
 */
export function retryAfterSeconds(header: string | undefined, now: number = Date.now()): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(LONGEST, Math.ceil(Number(text)));
  // Every form of an HTTP date begins with the day of the week. `Date.parse` takes much else, `1.5` for one.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return undefined;
  // The oldest form names no zone, and means GMT.
  const date = Date.parse(/:\d\d \d{4}$/.test(text) ? `${text} GMT` : text);
  return Number.isNaN(date) ? undefined : Math.min(LONGEST, Math.max(0, Math.ceil((date - now) / 1000)));
}
