import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { withoutInformational } from './informational.ts';
import { proxySettings } from './proxy-settings.ts';

/** No address answers within this: the connection counts as never made. Milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000;

/** So long one address of a host is tried before the next one, of the other family, is; milliseconds. */
const ADDRESS_TIMEOUT_MS = 500;

/** What a dispatcher is made for. */
export interface DispatcherOptions {
  /** Of the account: whether there is a proxy on the way to it. */
  readonly baseUrl: string;
  /** Connections at once. */
  readonly concurrency: number;
  /** Larger answers are refused; before they are unpacked. */
  readonly maxResponseBytes: number;
}

/**
 * One dispatcher per account and credential: keep-alive connections, bounded answers, and the proxy that the environment
 * names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`). Node itself chooses among a host's addresses. No cookies, no redirects,
 * no cache, and no time limits of its own but for connecting: the caller's signal is the deadline.
 */
export function createDispatcher({ baseUrl, concurrency, maxResponseBytes }: DispatcherOptions): Dispatcher {
  const pool: Pool.Options = {
    connections: concurrency,
    pipelining: 1,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxResponseBytes,
  };
  const direct = buildConnector({
    allowH2: false,
    timeout: CONNECT_TIMEOUT_MS,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS,
  });
  // A proxy's own pools come with a connector, and with nothing else of what is set here.
  const factory = (origin: string | URL, options: Pool.Options) => {
    const connect = typeof options.connect === 'function' ? options.connect : direct;
    return new Pool(origin, { ...options, ...pool, connect: withoutInformational(connect) });
  };
  const options = { ...pool, factory };
  const proxies = proxySettings(baseUrl, process.env);
  return proxies === undefined
    ? new Agent(options)
    : new EnvHttpProxyAgent({ ...options, ...proxies, connectTimeout: CONNECT_TIMEOUT_MS });
}
