import { BlockList, isIP } from 'node:net';
import { StartUpError } from '../core/errors/start-up-error.ts';

/** The proxies of undici's `EnvHttpProxyAgent`, and the hosts that are reached without. */
export interface ProxySettings {
  /** For `http:`. Empty: none. */
  readonly httpProxy: string;
  /** For `https:`. Empty: the other one. */
  readonly httpsProxy: string;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** What undici can ask for a tunnel. */
const SCHEMES: readonly string[] = ['http:', 'https:', 'socks5:', 'socks:'];

/**
 * The proxies that the environment names, for a URL that may be behind one; `NO_PROXY` is looked at with every call. A
 * proxy elsewhere can not reach what listens on this machine's loopback, the sandbox for one, so it is not asked to.
 *
 * @returns undefined when there is none
 * @throws StartUpError when a proxy that would be asked can not be
 */
export function proxySettings(
  baseUrl: string,
  environment: Readonly<Record<string, string | undefined>>,
): ProxySettings | undefined {
  const isHere = isLoopback(baseUrl);
  const [httpProxy = '', httpsProxy = ''] = ['http_proxy', 'https_proxy'].map((lowerCase) => {
    // In this order undici looks at them, too.
    const name = environment[lowerCase] === undefined ? lowerCase.toUpperCase() : lowerCase;
    const proxy = withScheme(environment[name] ?? '');
    if (proxy === '') return '';
    const url = URL.parse(proxy);
    if (isHere && url !== null && !isLoopback(proxy)) return '';
    const problem = problemOf(url);
    // Without what it holds: that may be a password.
    if (problem !== undefined) throw new StartUpError(`${name}: ${problem}`);
    return proxy;
  });
  return httpProxy === '' && httpsProxy === '' ? undefined : { httpProxy, httpsProxy };
}

/** Proxies are often named without one: `proxy.example.com:3128`. */
function withScheme(value: string): string {
  return value === '' || value.includes('://') ? value : `http://${value}`;
}

/** What undici would throw at, and what no call could get through; undefined when there is nothing. */
function problemOf(url: URL | null): string | undefined {
  const example = 'the URL of a proxy, such as http://proxy.example.com:3128';
  if (url === null || url.hostname === '') return `expected ${example}`;
  if (!SCHEMES.includes(url.protocol)) return `expected ${example}: its scheme may be http, https or socks5`;
  if (url.pathname.length > 1 || url.search !== '' || url.hash !== '') return `expected ${example}, without a path`;
  try {
    decodeURIComponent(`${url.username}:${url.password}`);
    return undefined;
  } catch {
    return 'expected a user and a password that are written as in URLs: % as %25, @ as %40, and all else in UTF-8';
  }
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  if (family === 0) return host === 'localhost' || host.endsWith('.localhost');
  return loopback.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
