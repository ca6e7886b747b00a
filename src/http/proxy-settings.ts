import { BlockList, isIP } from 'node:net';

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

/**
 * The proxies that the environment names, for a URL that may be behind one; `NO_PROXY` is looked at with every call. A
 * proxy elsewhere can not reach what listens on this machine's loopback, the sandbox for one, so it is not asked to.
 *
 * @returns undefined when there is none
 * @throws TypeError when a proxy's URL can not be read
 */
export function proxySettings(
  baseUrl: string,
  environment: Readonly<Record<string, string | undefined>>,
): ProxySettings | undefined {
  const isHere = isLoopback(baseUrl);
  // In this order undici looks at them, too.
  const [httpProxy = '', httpsProxy = ''] = ['http_proxy', 'https_proxy'].map((name) => {
    const proxy = proxyUrl(name.toUpperCase(), environment[name] ?? environment[name.toUpperCase()] ?? '');
    return isHere && proxy !== '' && !isLoopback(proxy) ? '' : proxy;
  });
  return httpProxy === '' && httpsProxy === '' ? undefined : { httpProxy, httpsProxy };
}

/** Proxies are often named without a scheme: `proxy.example.com:3128`. */
function proxyUrl(name: string, value: string): string {
  const url = value === '' || value.includes('://') ? value : `http://${value}`;
  if (url === '' || URL.canParse(url)) return url;
  throw new TypeError(`${name} is no URL of a proxy, such as http://proxy.example.com:3128`);
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  if (family === 0) return host === 'localhost' || host.endsWith('.localhost');
  return loopback.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
