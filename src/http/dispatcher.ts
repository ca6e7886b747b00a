import { Agent, type Dispatcher, interceptors } from 'undici';

/** A vendor's answer larger than this is refused, before and after decompression. An agent has about 10 kB, a page 100. */
export const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

/** No address answers within this: the connection counts as never made. Milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Set on the options of a request: called when the request is about to be written to a connection that stands. */
export interface StartAware {
  onStart?: () => void;
}

/**
 * One dispatcher per account and credential: keep-alive connections, cached name look-ups, bounded answers. No cookies,
 * no redirects, no cache. HTTP/2 is off so that `concurrency` bounds the calls under way, not only the connections.
 *
 * @param concurrency calls under way at once; further ones wait in line, and their deadline runs meanwhile
 */
export function createDispatcher(concurrency: number): Dispatcher {
  const agent = new Agent({
    connections: concurrency,
    pipelining: 1,
    allowH2: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxResponseSize: MAX_RESPONSE_BYTES,
  });
  return agent.compose(
    reportStart,
    interceptors.dns(),
    interceptors.decompress({ skipErrorResponses: false, maxSize: MAX_RESPONSE_BYTES }),
  );
}

const reportStart: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options: Dispatcher.DispatchOptions & StartAware, handler) =>
    dispatch(
      options,
      new Proxy(handler, {
        get(target, property) {
          if (property === 'onRequestStart') options.onStart?.();
          const value: unknown = Reflect.get(target, property);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
    );
