/** @module One request and its answer, as HTTP has them. */
import type { Dispatcher } from 'undici';
import type { Cancellation } from '../core/cancellation.ts';
import { AnswerReader } from './answer-reader.ts';
import type { VendorCall } from './call.ts';
import type { ResponseHeaders } from './rate-limit.ts';

/** What all requests to one account have in common. */
export interface ExchangeOptions {
  readonly dispatcher: Dispatcher;
  /** For the message of a time-out; milliseconds. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

/** A request, ready to be sent. */
export interface HttpRequest {
  readonly method: VendorCall['method'];
  /** Scheme, host and port. */
  readonly origin: string;
  /** The whole path with its query, encoded as it is sent. */
  readonly path: string;
  /** All of them. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; null when there is none. */
  readonly body: Uint8Array | null;
}

/** What ends a request. */
export interface ExchangeSignals {
  /** Aborted when the deadline has passed. */
  readonly expired: Cancellation;
  /** Aborted when the deadline has passed or, for what may be cancelled, when the caller cancels. */
  readonly signal: Cancellation;
}

/** An answer as it came, decoded. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
  readonly location: string | undefined;
  /** All of them. */
  readonly headers: ResponseHeaders;
}

/**
 * Sends one request and reads its answer, whatever its status.
 *
 * @throws VendorError, as a rejection, when there is no answer that HTTP can make sense of; what the signal was aborted
 * with, when the caller cancels
 */
export function exchange(
  request: HttpRequest,
  options: ExchangeOptions,
  signals: ExchangeSignals,
): Promise<HttpAnswer> {
  return new AnswerReader(options, signals).read(request);
}
