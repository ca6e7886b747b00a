import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { failureOf, json, serve, transportTo } from './test-vendor.ts';

const call = { method: 'GET', path: '/agents' } as const;

describe('closing a transport', () => {
  test('ends its idle connections', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const connections = () =>
      new Promise((resolve, reject) =>
        vendor.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    const transport = transportTo(vendor.url);
    await Promise.all([1, 2, 3].map((page) => transport.read({ ...call, query: { page } }, () => undefined)));
    expect(await connections()).toBeGreaterThan(0);
    await transport.close();
    await vi.waitFor(async () => expect(await connections()).toBe(0));
  });

  test('waits for the calls that are under way', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, 'here'), 150));
    const transport = transportTo(vendor.url);
    const read = transport.read(call, ({ body }) => body);
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    await transport.close();
    const outcome = await Promise.race([read, Promise.resolve('closed before the answer')]);
    expect(outcome).toBe('here');
  });

  test('fails the calls that are queued', async () => {
    const vendor = await serve((response) => setTimeout(() => json(response, 200, 'here'), 150));
    const transport = transportTo(vendor.url, { concurrency: 1 });
    const read = transport.read(call, ({ body }) => body);
    const waiting = failureOf(transport.write({ method: 'DELETE', path: '/a' }));
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1));
    await transport.close();
    expect(await read).toBe('here');
    expect(await waiting).toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: false });
    expect(vendor.calls).toHaveLength(1);
  });

  test('can be asked for twice', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const transport = transportTo(vendor.url);
    await transport.read(call, () => undefined);
    await Promise.all([transport.close(), transport.close()]);
    await transport.close();
  });

  test('lets no further call out', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const transport = transportTo(vendor.url);
    await transport.close();
    const error = await failureOf(transport.write({ method: 'DELETE', path: '/a' }));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', mayHaveTakenEffect: false });
    expect(vendor.calls).toEqual([]);
  });

  test('lets the process end', async () => {
    const vendor = await serve((response) => json(response, 200, {}));
    const program = `
      import { Transport } from ${JSON.stringify(new URL('../../src/http/transport.ts', import.meta.url).href)};
      const transport = new Transport({ baseUrl: '${vendor.url}', headers: {}, timeoutMs: 60000, concurrency: 2, secrets: [], readErrorBody: () => ({}) });
      await transport.read({ method: 'GET', path: '/' }, () => undefined);
      await transport.close();
      console.log('closed');`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      timeout: 10_000,
    });
    expect(stdout.trim()).toBe('closed');
  });
});
