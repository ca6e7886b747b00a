import { isIP } from 'node:net';
import { z } from 'zod';
import '../contract/meta.ts';
import { documentLimits } from './document-limits.ts';
import { httpLimits } from './http-limits.ts';
import { origin } from './urls.ts';
import { wholeNumber } from './whole-number.ts';
import { workerCount } from './worker-count.ts';

/**
 * A credential: a text that is not empty and that an HTTP header can carry. A line break at its end, as files often
 * have one, is refused here rather than at the first call. Marked as secret: wherever the vendor quotes it, it is blanked.
 */
export const secret = z
  .string({ error: 'expected a non-empty string' })
  .min(1, { error: 'expected a non-empty string', abort: true })
  .regex(/^[\t -~\u0080-\u00ff]+$/, {
    error:
      'expected a string that an HTTP header can carry: no line breaks (not even at its end), no control characters',
  })
  .meta({ secret: true });

const hostExpectation = 'expected a host name or an IP address, without a port';

/** A host name or an address. */
export const host = z
  .string({ error: hostExpectation })
  .refine((text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text), { error: hostExpectation });

/** How Rollcall itself is reached, and what it allows. */
export const serverSettings = z.strictObject({
  /** Address to listen on. @default '127.0.0.1' */
  host: host.default('127.0.0.1'),
  /** Port to listen on; 0 takes a free one. @default 4000 */
  port: wholeNumber(0, 65_535).default(4000),
  /**
   * How many processes answer, each on a core of its own; `auto`: as many as there are cores. What callers may ask for, locks of
   * agents and idempotency keys hold for all of them together (docs/operating.md). @default 1
   */
  workers: workerCount.default(1),
  /** Web origins whose pages may call the endpoint. @default [] - no cross-origin access */
  corsOrigins: z.array(origin).default([]),
  /**
   * Host names, besides its own, under which Rollcall is reached: those of proxies in front that pass on the name they
   * were asked for. On loopback every other name is refused. @default []
   */
  allowedHosts: z.array(host).default([]),
  /**
   * Something else guards the network on which Rollcall listens: without it, a server that nobody signs in to listens on
   * loopback only. @default false
   */
  trustedNetwork: z.boolean().default(false),
  /**
   * How many agents of one account one request may read: where it has to be read to its end, where a filter looks at them
   * here, and by id. Beyond it the account fails with a clear error. @default 10000
   */
  maxAgentsPerAccount: wholeNumber(1, 1_000_000).default(10_000),
  /** How many agents one request may read, of all accounts and whatever for. @default 20000 */
  maxAgentsPerRequest: wholeNumber(1, 10_000_000).default(20_000),
  /**
   * How many calls to vendors one request may make, whichever accounts and fields they are for; what needs more fails with a
   * clear error. A write that has begun is never cut. @default 1000
   */
  maxVendorCallsPerRequest: wholeNumber(1, 1_000_000).default(1_000),
  /**
   * Whether every answer tells what it has cost, as `extensions.rollcall` (docs/statistics.md). Otherwise those do that were
   * asked for it by the header `rollcall-statistics`. @default false
   */
  statistics: z.boolean().default(false),
  /**
   * Whether plain requests go from the HTTP server straight to the operation, and operations are compiled. Without it, all goes
   * through GraphQL Yoga and graphql-js: the answers are the same, and take more of the processor. @default true
   */
  fastPath: z.boolean().default(true),
  ...documentLimits,
  ...httpLimits,
});

/** How Rollcall takes part in a federated graph. */
export const federationSettings = z.strictObject({
  /**
   * Stands before the names of types and root fields of the subgraph at `/federation`: for graphs in which another
   * service has a type or field of the same name. @default '' - names as they are
   */
  prefix: z
    .string()
    .regex(/^([A-Z][A-Za-z0-9]*)?$/, {
      error: 'expected a prefix such as Rollcall: a capital, then letters and digits',
    })
    .default(''),
  /**
   * The version of the federation specification that the subgraph is written in. From 2.5 on it says which scopes its fields
   * need, so that the router can look at them too. @default '2.0' - what every composition takes
   */
  version: z
    .string()
    .regex(/^2\.([0-9]|1[0-2])$/, { error: "expected a version from '2.0' to '2.12', in quotes" })
    .default('2.0'),
});

/** What {@link serverSettings} gives. */
export type ServerSettings = z.output<typeof serverSettings>;

/** What {@link federationSettings} gives. */
export type FederationSettings = z.output<typeof federationSettings>;

const accountId = 'expected lower-case letters, digits and hyphens, beginning with a letter or digit';

/**
 * What every account has, whichever vendor it is with. A vendor extends it with `vendor: z.literal('name')` and what
 * that vendor needs; it stays strict, so that an unknown key is reported.
 */
export const accountSettingsBase = z.strictObject({
  /** Names the account in the API and in ids of agents. Unique. */
  id: z.string({ error: accountId }).regex(/^[a-z0-9][a-z0-9-]*$/, { error: accountId }),
  /** Name to show to people. Default: the id. */
  label: z.string().optional(),
  /**
   * Deadline of one vendor call once it is sent, retries included; milliseconds. What was refused for its rate, or found no
   * connection, did nothing: sent again, it has all of the time. @default 15000
   */
  timeoutMs: wholeNumber(100, 300_000).default(15_000),
  /**
   * How long a call may wait to be sent: in the queue while `concurrency` others are under way and then, no longer than
   * `timeoutMs`, for the end of a pause after a 429, or for others to try whether the vendor is back; milliseconds. What
   * waits longer is not sent. @default 60000
   */
  queueTimeoutMs: wholeNumber(100, 600_000).default(60_000),
  /** Vendor calls under way at once. @default 8 */
  concurrency: wholeNumber(1, 64).default(8),
  /**
   * A larger answer of the vendor is not read, nor unpacked, to its end; bytes. An agent has about 10 kB, so a page of 100
   * about 1 MB. @default 33554432 - 32 MiB
   */
  maxResponseBytes: wholeNumber(1_024, 268_435_456).default(33_554_432),
  /**
   * How old an answer of the vendor may be that a query is given: what was read before is given again for so long, unless a
   * write of this process could have changed it, or the caller sends `Cache-Control: no-cache` (docs/caching.md);
   * milliseconds. Longer than a few minutes it would be a copy of the vendor's data and no cache. @default 0 - off
   */
  maxAgeMs: wholeNumber(0, 300_000).default(0),
  /**
   * Whether the vendor is told of the trace that a call belongs to (`traceparent`, `tracestate`), where an OpenTelemetry SDK
   * is loaded: for servers of one's own, whose spans then continue the trace. @default false - vendors are third parties
   */
  sendTraceContext: z.boolean().default(false),
  /** The account is an embedded server's, and its agents are invented. @default false */
  sandbox: z.boolean().optional(),
});

/** What the settings of an account have in common: what {@link accountSettingsBase} gives, and the vendor's name. */
export type CommonAccountSettings = z.output<typeof accountSettingsBase> & { vendor: string };
