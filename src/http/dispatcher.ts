import { Agent, type Dispatcher, interceptors } from 'undici';

/** No address answers within this: the connection counts as never made. Milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Set on the options of a request: called when the request is being written to a connection that stands. */
export interface StartAware {
  onStart?: () => void;
}

/**
 * One dispatcher per account and credential: keep-alive connections, cached name look-ups, bounded answers. No cookies,
 * no redirects, no cache, and no time limits of its own but for connecting: the caller's signal is the deadline.
 *
 * @param concurrency connections to one address. A host may have several addresses, so this alone bounds no calls.
 * @param maxResponseBytes larger answers are refused, before and after decompression
 */
export function createDispatcher(concurrency: number, maxResponseBytes: number): Dispatcher {
  const agent = new Agent({
    connections: concurrency,
    pipelining: 1,
    allowH2: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxResponseBytes,
  });
  return agent.compose(
    reportStart,
    interceptors.dns(),
    interceptors.decompress({ skipErrorResponses: false, maxSize: maxResponseBytes }),
  );
}

/** Stands next to the connections: whatever is above it, it sees whether the request was written. */
const reportStart: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options: Dispatcher.DispatchOptions & StartAware, handler) => {
    let started = false;
    return dispatch(options, {
      onRequestStart(controller, context) {
        handler.onRequestStart?.(controller, context);
        // Aborted while it waited: undici does not write it any more.
        if (controller.aborted) return;
        started = true;
        options.onStart?.();
      },
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError: (controller, error) => handler.onResponseError?.(controller, started ? sealed(error) : error),
    });
  };

/** The dns interceptor sends a request again, to another address, after some codes. One that was written it must not. */
function sealed(error: Error): Error {
  return 'code' in error && (error.code === 'ETIMEDOUT' || error.code === 'ECONNREFUSED')
    ? new Error(error.message, { cause: error })
    : error;
}
