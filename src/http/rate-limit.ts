/** @module How many calls a vendor still allows, as the headers of its answers tell. */

/** What a vendor's headers say of its rate limit. */
export interface VendorRateLimit {
  /** Calls in all; null when the headers do not say. */
  readonly limit: number | null;
  /** Calls that are left. */
  readonly remaining: number;
  /** When there will be more; null when the headers do not say. */
  readonly resetAt: Date | null;
}

/** An answer's headers, by their names in lower case, as undici has them. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The families of headers, by the name of what is left. All of them but the first are in wide use and in no standard; those
 * that a vendor documents stand in its file in `docs/vendors/`, and are looked for in every spelling, since the pages of one
 * vendor disagree.
 */
const FAMILIES = ['ratelimit', 'x-ratelimit', 'x-rate-limit'].map((name) => ({
  limit: `${name}-limit`,
  bareLimit: name,
  remaining: `${name}-remaining`,
  reset: `${name}-reset`,
}));

/** A larger number is a time of the Unix clock, in seconds or milliseconds, and not a number of seconds from now. */
const SMALLEST_TIME = 1_000_000_000;
const SMALLEST_TIME_IN_MS = 100_000_000_000;

/**
 * Reads what the headers of an answer say of the rate limit, whichever way they say it: `RateLimit` as the drafts of the
 * IETF had it over time (`"default";r=50;t=30` since the 8th, `limit=100, remaining=50, reset=30` before;
 * draft-ietf-httpapi-ratelimit-headers), or one header for each number.
 *
 * @returns undefined when they say nothing that can be read
 */
export function readRateLimit(headers: ResponseHeaders, now = Date.now()): VendorRateLimit | undefined {
  const text = (name: string) => {
    const value = headers[name] ?? '';
    return typeof value === 'string' ? value : value.join(', ');
  };
  const joint =
    headers.ratelimit === undefined ? undefined : readJoint(text('ratelimit'), text('ratelimit-policy'), now);
  if (joint !== undefined) return joint;
  for (const family of FAMILIES) {
    const remaining = headers[family.remaining] === undefined ? undefined : wholeNumber(text(family.remaining));
    if (remaining === undefined) continue;
    // One of the spellings has no word for the limit itself.
    const limit = wholeNumber(text(family.limit)) ?? wholeNumber(text(family.bareLimit)) ?? null;
    return { limit, remaining, resetAt: timeOf(wholeNumber(text(family.reset)), now) };
  }
  return undefined;
}

/** Of several policies, the one that leaves the least. */
function readJoint(text: string, policies: string, now: number): VendorRateLimit | undefined {
  const items = /(^|[\s,;])r=/.test(text) ? text.split(',') : [text];
  const found = items.flatMap((item): VendorRateLimit[] => {
    const remaining = parameter(item, 'r') ?? parameter(item, 'remaining');
    if (remaining === undefined) return [];
    const name = /^\s*("[^"]*"|[\w*.-]+)/.exec(item)?.[1];
    const policy = policies.split(',').find((one) => name !== undefined && one.trim().startsWith(name));
    const limit = parameter(item, 'limit') ?? (policy === undefined ? undefined : parameter(policy, 'q')) ?? null;
    const reset = parameter(item, 't') ?? parameter(item, 'reset');
    return [{ limit, remaining, resetAt: timeOf(reset, now) }];
  });
  return found.sort((one, other) => one.remaining - other.remaining)[0];
}

function parameter(text: string, name: string): number | undefined {
  const [, value] = new RegExp(`(?:^|[\\s,;])${name}=(\\d+)`).exec(text) ?? [];
  return value === undefined ? undefined : wholeNumber(value);
}

/** The first number: what follows it are parameters, or what a proxy has added. */
function wholeNumber(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,15})(?![\d.])/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function timeOf(reset: number | undefined, now: number): Date | null {
  if (reset === undefined) return null;
  if (reset >= SMALLEST_TIME_IN_MS) return new Date(reset);
  return new Date(reset >= SMALLEST_TIME ? reset * 1000 : now + reset * 1000);
}

/** Remembers what the last answer that told anything told. */
export class RateLimitMemory {
  private last: VendorRateLimit | undefined;

  /** Takes the headers of an answer. */
  note(headers: ResponseHeaders): void {
    this.last = readRateLimit(headers) ?? this.last;
  }

  /** undefined when nothing was told, or what was told is over. */
  get current(): VendorRateLimit | undefined {
    const { last } = this;
    return last?.resetAt != null && last.resetAt.getTime() <= Date.now() ? undefined : last;
  }
}
