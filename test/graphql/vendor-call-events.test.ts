import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VENDOR_CALL_CHANNEL, type VendorCallEvent } from '../../src/http/events.ts';
import { startWriteApi, type WriteApi } from '../lifecycle/api.ts';
import { CASES, createInput, type VendorCase } from '../lifecycle/cases/index.ts';
import { eventsOf } from '../support/events.ts';

/** Reads whatever can be read of an account and one agent. */
const READS = `query ($account: ID!, $id: ID!) {
  agents(first: 2, filter: { accountIds: [$account] }) { totalCount nodes { id instructions raw } }
  agent(id: $id) { raw versions(first: 2) { nodes { number } } }
  account(id: $account) { health { reachable } }
}`;

/** The mutations that a vendor has, in an order in which each is possible. */
async function writeAll(api: WriteApi, vendor: VendorCase, id: string): Promise<void> {
  const { has, key } = vendor;
  if (has.includes('PUBLISH')) await api.mutate('publishAgent', { id });
  await api.mutate('updateAgent', { id, ...vendor.update, name: createInput(vendor).name });
  if (has.includes('PAUSE')) await api.mutate('pauseAgent', { id });
  if (has.includes('RESUME')) await api.mutate('resumeAgent', { id });
  if (has.includes('RESTORE_VERSION')) await api.mutate('restoreAgentVersion', { id, version: 1 });
  await api.mutate('copyAgent', { id, toAccountId: key, ...createInput(vendor) });
  await api.mutate('deleteAgent', { id });
}

describe.each(CASES)('the events of calls to $key', (vendor) => {
  const { key } = vendor;
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
  });
  afterAll(() => api.close());

  test('are one for each call that it got, say what it was for, and show neither ids nor queries', async () => {
    const events = eventsOf<VendorCallEvent>(VENDOR_CALL_CHANNEL);
    api.forgetCalls();
    const { agent } = await api.mutate('createAgent', { accountId: key, ...createInput(vendor) });
    const id = agent?.id ?? '';
    await api.run(READS, { account: key, id });
    await writeAll(api, vendor, id);

    const { calls } = api.server(key);
    expect(events.map(({ attempts }) => attempts)).toEqual(calls.map(() => 1));
    expect(events.filter(({ operation, pathTemplate }) => operation === null || pathTemplate === null)).toEqual([]);
    for (const event of events) expect(event).toMatchObject({ accountId: key, vendor: key });

    const patterns = events.map(
      ({ method, pathTemplate }) => new RegExp(`^${method} .*${pathTemplate?.replace(/\{\w+\}/g, '[^/]+')}$`),
    );
    const received = calls.map(({ method, url }) => `${method} ${new URL(url, 'http://vendor').pathname}`);
    expect(received.filter((call) => !patterns.some((pattern) => pattern.test(call)))).toEqual([]);

    const operations = new Set(events.map(({ operation }) => operation));
    for (const operation of ['CREATE', 'UPDATE', 'COPY', 'DELETE', 'HEALTH', 'LIST', ...vendor.has]) {
      expect([...operations]).toContain(operation);
    }
    expect(JSON.stringify(events)).not.toContain(id.slice(key.length + 1));
    expect(JSON.stringify(events)).not.toContain(String(agent?.name));
  });
});
