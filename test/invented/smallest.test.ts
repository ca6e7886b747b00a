import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CollectionServer, serveCollection } from './collection.ts';
import { type InventedRollcall, startInvented } from './rollcall.ts';
import { acme } from './smallest.ts';

let server: CollectionServer;
let api: InventedRollcall;

beforeEach(async () => {
  server = await serveCollection({ name: 'ACME', contract: acme.contract, fields: () => ({ name: '' }) });
  api = startInvented({ vendor: acme, baseUrl: server.baseUrl, settings: { apiKey: 'key' } });
});

afterEach(async () => {
  await api.close();
  await server.close();
});

test('the smallest vendor lists and finds agents', async () => {
  server.agents.set('a1', { id: 'a1', name: 'Ida', tone: 'kind' });
  const told = await api.ask(`{
    agents { totalCount nodes { name extension { ... on AcmeAgent { tone } } } }
    found: agent(id: "acme:a1") { name }
    missing: agent(id: "acme:a2") { name }
    account(id: "acme") { vendor health { reachable } }
  }`);
  expect(told).toEqual({
    agents: { totalCount: 1, nodes: [{ name: 'Ida', extension: { tone: 'kind' } }] },
    found: { name: 'Ida' },
    missing: null,
    account: { vendor: 'ACME', health: { reachable: true } },
  });
});

test('the smallest vendor makes, changes, copies and deletes agents', async () => {
  const input = { accountId: 'acme', name: 'Ida', extension: { acme: { tone: 'kind' } } };
  const id = 'acme:new-1';
  expect(await api.mutate('createAgent', input)).toMatchObject({ agent: { id, name: 'Ida' }, userErrors: [] });
  expect(await api.mutate('updateAgent', { id, name: 'Ada' })).toMatchObject({
    agent: { name: 'Ada' },
    userErrors: [],
  });
  expect(await api.mutate('copyAgent', { id, toAccountId: 'acme', name: 'Eva' })).toMatchObject({
    agent: { name: 'Eva', raw: { tone: 'kind' } },
    notCarried: [],
    userErrors: [],
  });
  expect(await api.mutate('deleteAgent', { id })).toMatchObject({ deletedAgentId: id, userErrors: [] });
  expect([...server.agents.values()]).toEqual([{ id: 'new-2', name: 'Eva', tone: 'kind' }]);
});
