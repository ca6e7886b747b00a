import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRollcall } from '../../src/rollcall.ts';
import { listen } from '../../src/server/listen.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { AccountSettings, Vendor } from '../../src/vendors/vendor.ts';
import { startRollcall } from '../support/rollcall.ts';

const SECRET = 'chtb_test_of_this_file_only';

/** A Rollcall over one Chatsby account. */
function rollcallOver(baseUrl: string, changed: (client: VendorClient) => Partial<VendorClient> = () => ({})) {
  const log: { level: string; details: object; message: string }[] = [];
  const logAs = (level: string) => (details: object, message: string) => void log.push({ level, details, message });
  const chatsby = vendors.find(({ key }) => key === 'chatsby');
  if (chatsby === undefined) throw new Error('no Chatsby');
  const vendor: Vendor = {
    ...chatsby,
    connect(settings, context) {
      const client = chatsby.connect(settings, context);
      return Object.assign(Object.create(client) as VendorClient, changed(client));
    },
  };
  const settings: AccountSettings = chatsby.accountSettings.parse({
    id: 'support',
    vendor: 'chatsby',
    apiKey: SECRET,
    baseUrl,
  });
  const rollcall = createRollcall({
    vendors: [...vendors.filter(({ key }) => key !== 'chatsby'), vendor],
    accounts: [settings],
    logger: { info: logAs('info'), warn: logAs('warn'), error: logAs('error') },
  });
  onTestFinished(() => rollcall.close());
  const post = async (query: string, signal?: AbortSignal) =>
    rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      ...(signal === undefined ? {} : { signal }),
    });
  return { rollcall, log, post };
}

/** A vendor that takes calls and never answers. */
async function silentVendor() {
  const seen = { open: 0, ended: 0 };
  const server: Server = createServer((_, response) => {
    seen.open++;
    response.once('close', () => {
      seen.ended++;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 5000) throw new Error('it never came to that');
    await sleep(10);
  }
}

describe('an error that nobody expected', () => {
  const broken = () => ({
    list: () => Promise.reject(new TypeError("cannot read 'x' of undefined")),
    get: () => Promise.reject(new TypeError('also this')),
  });

  test('is masked, and logged under the id that the caller gets', async () => {
    const { log, post } = rollcallOver('http://127.0.0.1:9', broken);
    const response = await post('{ accounts { id } agent(id: "support:x") { id } }');
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { errorId: string } }[] };
    expect(errors).toHaveLength(1);
    const errorId = errors[0]?.extensions.errorId;
    expect(errorId).toMatch(/^[0-9a-f-]{36}$/);
    expect(errors[0]).toMatchObject({
      message: `Unexpected error, logged as ${errorId}.`,
      path: ['agent'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    });
    expect(Object.keys(errors[0]?.extensions ?? {}).toSorted()).toEqual(['code', 'errorId']);
    expect(JSON.stringify(errors)).not.toContain('also this');
    expect(log).toEqual([
      {
        level: 'error',
        message: 'unexpected error',
        details: {
          errorId,
          message: expect.stringContaining('also this'),
          stack: expect.stringContaining('TypeError'),
        },
      },
    ]);
  });

  test('costs no field that does not need it', async () => {
    const { post } = rollcallOver('http://127.0.0.1:9', broken);
    const response = await post('{ accounts { id label } agent(id: "support:x") { id } }');
    expect(await response.json()).toMatchObject({
      data: { accounts: [{ id: 'support', label: 'support' }], agent: null },
      errors: [{ path: ['agent'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
  });

  test('has another id each time', async () => {
    const { log, post } = rollcallOver('http://127.0.0.1:9', broken);
    await Promise.all([post('{ agents { totalCount } }'), post('{ agents { totalCount } }')]);
    const ids = log.map(({ details }) => (details as { errorId: string }).errorId);
    expect(new Set(ids).size).toBe(2);
  });

  test('is also a value that GraphQL can not write into the answer', async () => {
    const { log, post } = rollcallOver('http://127.0.0.1:9', () => ({
      get: (vendorId) =>
        Promise.resolve({
          accountId: 'support',
          vendorId,
          fields: { name: 'x', temperature: 'hot, says hunter2' as unknown as number },
          document: {},
          raw: {},
          original: {},
          whole: true,
          operations: [],
          observedAt: 0,
        }),
    }));
    const response = await post('{ agent(id: "support:x") { name temperature } }');
    const answer = (await response.json()) as { errors: object[] };
    expect(answer).toMatchObject({
      data: { agent: { name: 'x', temperature: null } },
      errors: [{ path: ['agent', 'temperature'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    expect(log).toHaveLength(1);
  });
});

describe('a client that goes away', () => {
  const queries = [
    '{ agents { nodes { id } } }',
    '{ agent(id: "support:x") { name } }',
    '{ account(id: "support") { health { reachable } } }',
  ];

  test.each(queries)('ends the vendor calls of %s at once, and is no error of ours', async (query) => {
    const { seen, baseUrl } = await silentVendor();
    const { log, post } = rollcallOver(baseUrl);
    const client = new AbortController();
    const answer = post(query, client.signal).then(
      () => 'answered',
      () => 'rejected',
    );
    await until(() => seen.open === 1);
    expect(seen.ended).toBe(0);
    client.abort();
    await until(() => seen.ended === 1);
    expect(await answer).toBe('rejected');
    await sleep(50);
    expect(seen.open).toBe(1);
    expect(log).toEqual([]);
  });

  test('over a real connection does the same', async () => {
    const { seen, baseUrl } = await silentVendor();
    const { rollcall, log } = rollcallOver(baseUrl);
    const listening = await listen(rollcall.listener, '127.0.0.1', 0);
    onTestFinished(() => listening.stop());
    const client = new AbortController();
    const answer = fetch(`${listening.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: queries[0] }),
      signal: client.signal,
    }).catch(() => 'rejected');
    await until(() => seen.open === 1);
    client.abort();
    expect(await answer).toBe('rejected');
    await until(() => seen.ended === 1);
    await sleep(50);
    expect(log).toEqual([]);
  });

  test('takes nothing from another one that asks for the same', async () => {
    const api = await startRollcall({ only: ['chatsby'] });
    onTestFinished(() => api.close());
    api.server('chatsby').faults.add({ fault: { kind: 'DELAY', ms: 300 } });
    const client = new AbortController();
    const query = '{ agents { nodes { id } failures { code } } }';
    const ask = async () =>
      api.rollcall.yoga.fetch('http://rollcall/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        signal: client.signal,
      });
    const leaving = ask().catch(() => 'rejected');
    const staying = api.run(query);
    await until(() => api.callCount() > 0);
    client.abort();
    expect(await leaving).toBe('rejected');
    const { data } = await staying;
    expect((data as unknown as { agents: { nodes: unknown[]; failures: unknown[] } }).agents).toMatchObject({
      nodes: { length: 12 },
      failures: [],
    });
    expect(api.callCount()).toBe(1);
  });
});
