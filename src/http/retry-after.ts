/**
 * The `Retry-After` header in seconds: a number of seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @returns undefined when there is none or it can not be read
 */
export function retryAfterSeconds(header: string | undefined, now: number = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
