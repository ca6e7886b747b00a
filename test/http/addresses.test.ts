/** @module Host names with several addresses, and name services that fail: the look-up is replaced before undici takes it. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { LookupAddress } from 'node:dns';
import { isIP, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { serveCounting } from './counting-vendor.ts';
import { failureOf, json, serve, transportTo } from './test-vendor.ts';

/** Some containers have no IPv6, not even a loopback. */
function canListen(address: string): boolean {
  return (
    isIP(address) === 4 ||
    Object.values(networkInterfaces())
      .flat()
      .some((own) => own?.address === address)
  );
}

type Found = (error: Error | null, addresses?: LookupAddress[]) => void;

const names = vi.hoisted(() => {
  const names = { lookUp: (_found: Found): void => undefined, asked: 0 };
  const dns = process.getBuiltinModule('node:dns');
  const original = dns.lookup as (host: string, options: object, found: Found) => void;
  const lookup = (host: string, options: object, found: Found) => {
    if (host !== 'vendor.example') return original(host, options, found);
    names.asked++;
    return names.lookUp(found);
  };
  Object.assign(dns, { lookup });
  return names;
});

const write = { method: 'POST', path: '/agents', body: { name: 'A' } } as const;
const status = (answer: { status: number }) => answer.status;

beforeEach(() => {
  names.asked = 0;
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

describe('a host with two addresses', () => {
  test('gets no more calls at once than are allowed in all', async () => {
    names.lookUp = (found) =>
      found(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ]);
    const { port, count } = await serveCounting(['127.0.0.1', '127.0.0.2']);
    const transport = transportTo(`http://vendor.example:${port}`, { concurrency: 3 });
    const reads = Array.from({ length: 40 }, (_, n) => transport.read({ method: 'GET', path: `/${n}a` }, status));
    await Promise.all(reads);
    expect(count).toMatchObject({ calls: 40, most: 3 });
  });

  const ALTERNATIVES: [host: string, addresses: string[]][] = [
    ['127.0.0.1', ['::1', '127.0.0.1']],
    ['127.0.0.1', ['127.0.0.1', '::1']],
    ['127.0.0.1', ['::1', '::2', '127.0.0.2', '127.0.0.1']],
    ['::1', ['127.0.0.1', '::1']],
  ];

  test.each(ALTERNATIVES.filter(([host]) => canListen(host)))(
    'of which only %s answers is reached, by every one of many calls at once',
    async (host, addresses) => {
      names.lookUp = (found) =>
        found(
          null,
          addresses.map((address) => ({ address, family: isIP(address) })),
        );
      const vendor = await serve((response) => setTimeout(() => json(response, 200, {}), 20), host);
      const transport = transportTo(`http://vendor.example:${vendor.port}`, { concurrency: 8 });
      const reads = Array.from({ length: 24 }, (_, n) => transport.read({ method: 'GET', path: `/${n}` }, status));
      expect(new Set(await Promise.all(reads))).toEqual(new Set([200]));
      expect(vendor.calls).toHaveLength(24);
    },
  );

  test('is known by its name, not by its address', async () => {
    names.lookUp = (found) => found(null, [{ address: '127.0.0.1', family: 4 }]);
    const vendor = await serve((response) => json(response, 200, {}));
    await transportTo(`http://vendor.example:${vendor.port}`).write(write);
    expect(vendor.calls[0]?.headers.host).toBe(`vendor.example:${vendor.port}`);
  });

  test('does not get a write a second time when the connection to the first falls silent', async () => {
    names.lookUp = (found) =>
      found(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]);
    const vendor = await serve(() => undefined);
    let sent = 0;
    const cut = (message: unknown) => {
      sent++;
      const { socket } = message as { socket: Socket };
      // What the kernel reports when nobody confirms what was sent.
      setTimeout(() => socket.destroy(Object.assign(new Error('read ETIMEDOUT'), { code: 'ETIMEDOUT' })), 50);
    };
    subscribe('undici:client:sendHeaders', cut);
    onTestFinished(() => void unsubscribe('undici:client:sendHeaders', cut));
    const error = await failureOf(transportTo(`http://vendor.example:${vendor.port}`).write(write));
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'the connection broke (ETIMEDOUT)',
      mayHaveTakenEffect: true,
    });
    expect(sent).toBe(1);
    expect(vendor.calls).toHaveLength(1);
  });
});

describe('an address', () => {
  const ADDRESSES: [host: string, listening: string][] = [
    ['[::1]', '::1'],
    ['[0:0:0:0:0:0:0:1]', '::1'],
    ['[::ffff:127.0.0.1]', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['localhost', '127.0.0.1'],
  ];

  test.each(ADDRESSES.filter(([, listening]) => canListen(listening)))(
    '%s is reached as it is',
    async (host, listening) => {
      const vendor = await serve((response) => json(response, 200, {}), listening);
      expect(await transportTo(`http://${host}:${vendor.port}`).read({ method: 'GET', path: '/' }, status)).toBe(200);
    },
  );
});

describe('a name service', () => {
  test('that does not know the host leaves a write without effect', async () => {
    names.lookUp = (found) => found(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    const error = await failureOf(transportTo('http://vendor.example').write(write));
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'no connection could be made (ENOTFOUND)',
      retryable: true,
      mayHaveTakenEffect: false,
    });
    expect(names.asked).toBe(3);
  });

  test('that does not answer does not outlast the deadline', async () => {
    names.lookUp = () => undefined;
    const transport = transportTo('http://vendor.example', { timeoutMs: 300 });
    const value = await failureOf(transport.write(write));
    expect(value).toMatchObject({ code: 'TIMEOUT', mayHaveTakenEffect: false });
  });

  test('that answers after the deadline does not make a call go out any more', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    names.lookUp = (found) => void setTimeout(found, 250, null, [{ address: '127.0.0.1', family: 4 }]);
    const transport = transportTo(`http://vendor.example:${vendor.port}`, { timeoutMs: 150 });
    const error = await failureOf(transport.write(write));
    expect(error).toMatchObject({ code: 'TIMEOUT', mayHaveTakenEffect: false });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(vendor.calls).toEqual([]);
  });
});
