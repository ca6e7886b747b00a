/** @module One request and its answer, as HTTP has them. */
import { type Dispatcher, request } from 'undici';
import type { VendorCall } from './call.ts';
import { connectionError } from './connection-error.ts';
import { ACCEPTED_ENCODINGS, decodeBody } from './decode-body.ts';
import type { StartAware } from './dispatcher.ts';
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
  readonly url: URL;
  /** Besides those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; undefined when there is none. */
  readonly body: Uint8Array | undefined;
}

/** What ends a request. */
export interface ExchangeSignals {
  /** Aborted when the deadline has passed. */
  readonly expired: AbortSignal;
  /** Aborted when the deadline has passed or, for what may be cancelled, when the caller cancels. */
  readonly signal: AbortSignal;
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
 * @throws VendorError when there is no answer that HTTP can make sense of; what the signal was aborted with, when
 * the caller cancels
 */
export async function exchange(
  { method, url, headers, body }: HttpRequest,
  { dispatcher, timeoutMs, maxResponseBytes }: ExchangeOptions,
  { expired, signal }: ExchangeSignals,
): Promise<HttpAnswer> {
  let started = false;
  try {
    const options: Parameters<typeof request>[1] & StartAware = {
      method,
      dispatcher,
      headers: {
        accept: 'application/json',
        'accept-encoding': ACCEPTED_ENCODINGS,
        'user-agent': 'rollcall',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body ?? null,
      signal,
      onStart: () => {
        started = true;
      },
    };
    signal.throwIfAborted();
    const response = await unlessAborted(signal, request(url, options));
    const header = (name: string) => [response.headers[name] ?? []].flat();
    const bytes = await response.body.bytes();
    return {
      status: response.statusCode,
      text: await decodeBody(bytes, header('content-encoding').join(','), maxResponseBytes),
      retryAfter: header('retry-after')[0],
      location: header('location')[0],
      headers: response.headers,
    };
  } catch (error) {
    if (signal.aborted && !expired.aborted) throw signal.reason;
    throw connectionError(error, { started, timeoutMs, maxResponseBytes, deadline: expired });
  }
}

/**
 * What a promise gives, unless the signal aborts first. undici hears of an abort only when the request is on a connection;
 * looking up and connecting would outlast it.
 */
export function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
