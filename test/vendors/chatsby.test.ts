import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import { chatsby } from '../../src/vendors/chatsby/index.ts';
import type { VendorClient } from '../../src/vendors/client.ts';

describe('Chatsby', () => {
  let server: SandboxServer;
  let client: VendorClient;

  beforeEach(async () => {
    const sandbox = sandboxedVendor('chatsby').createSandbox({ agents: 12 });
    server = await serveSandbox(sandbox);
    const settings = chatsby.accountSettings.parse({
      id: 'support',
      vendor: 'chatsby',
      baseUrl: server.baseUrl,
      ...sandbox.credentials,
    });
    client = chatsby.connect(settings, { accountId: 'support', drift: new DriftLog() });
  });

  afterEach(async () => {
    await client.close();
    await server.close();
  });

  test('a page of the list holds whole agents, the newest first', async () => {
    const page = await client.list({ query: {}, limit: 5, offset: 0 });
    expect(page.agents).toHaveLength(5);
    expect(page.hasMore).toBe(true);
    const next = await client.list({ query: {}, limit: 100, offset: 0, cursor: page.nextCursor });
    expect(next.agents).toHaveLength(7);
    expect(next.hasMore).toBe(false);
    const times = [...page.agents, ...next.agents].map((agent) => agent.fields.createdAt?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test('an agent that does not exist is null', async () => {
    expect(await client.get?.('agent_0000000000')).toBeNull();
  });
});
