/** @module What goes wrong with a vendor in the tests, and what Rollcall is to make of it. */

import type { Fault } from '../../sandbox/faults.ts';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import type { TestRollcall } from '../support/rollcall.ts';

/** How long an account waits whose vendor is slow; milliseconds. */
export const IMPATIENCE_MS = 1000;

/** What a client is told. */
export interface ExpectedFailure {
  readonly code: 'UNAVAILABLE' | 'TIMEOUT' | 'RATE_LIMITED' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'BAD_RESPONSE';
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
}

/** A way in which all calls of one vendor fail. */
export interface FailureCase extends ExpectedFailure {
  readonly what: string;
  /** undefined: the server is closed. */
  readonly fault: ((secrets: readonly string[]) => Fault) | undefined;
}

const down = { code: 'UNAVAILABLE', retryable: true, retryAfterSeconds: null } as const;
const bad = { code: 'BAD_RESPONSE', retryable: false, retryAfterSeconds: null } as const;

function answer(status: number, body: string, headers: Record<string, string> = {}): () => Fault {
  return () => ({ kind: 'ANSWER', when: 'before', status, body, headers });
}

/** A refusal that quotes the credentials that it was sent, wherever a vendor's errors have their words. */
function refusal(status: number): (secrets: readonly string[]) => Fault {
  return (secrets) => {
    const words = `no access with ${secrets.join(' or ')}`;
    const body = JSON.stringify({
      message: words,
      detail: words,
      error: { message: words, code: `key ${secrets[0]}` },
    });
    return { kind: 'ANSWER', when: 'before', status, body };
  };
}

/** All ways in which a vendor can fail altogether. */
export const FAILURES: readonly FailureCase[] = [
  { what: 'is down', fault: undefined, ...down },
  { what: 'resets the connection', fault: () => ({ kind: 'RESET', when: 'before' }), ...down },
  { what: 'answers 500', fault: answer(500, '{"error":"oops"}'), ...down },
  {
    what: 'answers 502 with a page',
    fault: answer(502, '<html><h1>Bad Gateway</h1></html>', { 'content-type': 'text/html' }),
    ...down,
  },
  {
    what: 'is slower than its deadline',
    fault: () => ({ kind: 'DELAY', ms: 5 * IMPATIENCE_MS }),
    code: 'TIMEOUT',
    retryable: true,
    retryAfterSeconds: null,
  },
  {
    what: 'never answers',
    fault: () => ({ kind: 'HANG', when: 'before' }),
    code: 'TIMEOUT',
    retryable: true,
    retryAfterSeconds: null,
  },
  { what: 'answers 401', fault: refusal(401), code: 'UNAUTHORIZED', retryable: false, retryAfterSeconds: null },
  { what: 'answers 403', fault: refusal(403), code: 'FORBIDDEN', retryable: false, retryAfterSeconds: null },
  {
    what: 'answers 429 with Retry-After',
    fault: answer(429, '{}', { 'retry-after': '120' }),
    code: 'RATE_LIMITED',
    retryable: true,
    retryAfterSeconds: 120,
  },
  { what: 'redirects to a log-in page', fault: answer(302, '', { location: 'https://login.example.com/' }), ...bad },
  {
    what: 'answers 200 with a page',
    fault: answer(200, '<!doctype html><title>Maintenance</title>', { 'content-type': 'text/html' }),
    ...bad,
  },
  { what: 'answers JSON that is cut off', fault: () => ({ kind: 'TRUNCATE' }), ...bad },
  { what: 'answers 200 with nothing', fault: answer(200, ''), ...bad },
  { what: 'answers 204', fault: () => ({ kind: 'ANSWER', when: 'before', status: 204 }), ...bad },
  ...['{"data":5}', '{}', '{"data":{"id":"x"}}', '5', '"no"', 'null', 'true', '[[]]', '{"error":"none"}'].map(
    (body) => ({
      what: `answers 200 with ${body}`,
      fault: answer(200, body),
      ...bad,
    }),
  ),
];

/** The code in `errors` that stands for a failure of an account. */
export const ERROR_CODE: Readonly<Record<ExpectedFailure['code'], string>> = {
  UNAVAILABLE: 'VENDOR_UNAVAILABLE',
  TIMEOUT: 'VENDOR_UNAVAILABLE',
  RATE_LIMITED: 'VENDOR_RATE_LIMITED',
  UNAUTHORIZED: 'VENDOR_UNAUTHORIZED',
  FORBIDDEN: 'VENDOR_UNAUTHORIZED',
  BAD_RESPONSE: 'VENDOR_BAD_RESPONSE',
};

/** What the sandbox's accounts sign in with, by vendor key. */
export const SECRETS: ReadonlyMap<string, readonly string[]> = new Map(
  vendors.map((vendor) => [
    vendor.key,
    secretsIn(sandboxedVendor(vendor.key).createSandbox({ agents: 0 }).credentials),
  ]),
);

function secretsIn({ apiKey, headers }: Readonly<Record<string, unknown>>): string[] {
  const values = [apiKey, ...Object.values(headers ?? {})].filter((value) => typeof value === 'string');
  // Of `Bearer <token>`, the token alone is the secret.
  return values.map((value) => value.replace(/^Bearer /, ''));
}

/** Lets the vendor fail from now on. */
export async function fail(api: TestRollcall, vendor: string, { fault }: FailureCase): Promise<void> {
  const server = api.server(vendor);
  if (fault === undefined) await server.close();
  else server.faults.add({ fault: fault(SECRETS.get(vendor) ?? []) });
}

/** A list of documents inside an answer: the answer itself, or under the one key that holds a list. */
export function withDocuments(json: unknown, change: (documents: readonly unknown[]) => readonly unknown[]): unknown {
  if (Array.isArray(json)) return change(json);
  const entries = Object.entries(json as object);
  return Object.fromEntries(entries.map(([key, value]) => [key, Array.isArray(value) ? change(value) : value]));
}

/** The wire key of a unified field in the vendor's documents. */
export function wireKey(vendor: Vendor, field: string): string {
  const [key] = unifiedPaths(vendor.contract.listItem ?? vendor.contract.agent).get(field) ?? [];
  if (key === undefined) throw new Error(`${vendor.label} has no ${field}`);
  return key;
}
