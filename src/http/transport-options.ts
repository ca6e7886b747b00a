import type { ReadErrorBody } from './answer-error.ts';
import type { Authorizer } from './authorizer.ts';
import type { CalledAccount } from './events.ts';

/** What a transport needs to know of its account. */
export interface TransportOptions {
  /** Named in the events of calls. */
  readonly account?: CalledAccount | undefined;
  /** Stands before every path; without a slash at its end. */
  readonly baseUrl: string;
  /** Sent with every call: credentials that do not change, for one. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Gives the credentials that change. @default those in `headers` are all */
  readonly authorizer?: Authorizer | undefined;
  /**
   * Total time of one call once it is sent; milliseconds. Retries are included, unless an attempt provably did nothing:
   * then the next one has all of the time.
   */
  readonly timeoutMs: number;
  /**
   * How long a call may wait before it is sent, with several attempts before the last one is: in the queue and then, no
   * longer than `timeoutMs`, for the end of a pause and for the call that tries whether the vendor is back; milliseconds.
   * @default 60000
   */
  readonly queueTimeoutMs?: number | undefined;
  /** Calls under way at once. */
  readonly concurrency: number;
  /** Larger answers are refused, before and after decompression; bytes. @default 33554432 */
  readonly maxResponseBytes?: number | undefined;
  /** How old an answer may be that is given to a read; milliseconds. @default 0: every read asks the vendor */
  readonly maxAgeMs?: number | undefined;
  /** Never shown anywhere: blanked in every message of the vendor. */
  readonly secrets: readonly string[];
  /** Whether the vendor is told of the trace that a call belongs to. @default false */
  readonly sendTraceContext?: boolean | undefined;
  /** Reads the bodies of the vendor's errors. */
  readonly readErrorBody: ReadErrorBody;
}

/** The default of `queueTimeoutMs`. */
export const DEFAULT_QUEUE_TIMEOUT_MS = 60_000;

/** The default of `maxResponseBytes`. */
export const DEFAULT_MAX_RESPONSE_BYTES = 33_554_432;
