import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CollectionServer, inventCollection, serveCollection } from './collection.ts';
import { growing, rival } from './growing.ts';
import { type InventedRollcall, startInvented } from './rollcall.ts';

let server: CollectionServer;
let other: CollectionServer;
let api: InventedRollcall;

beforeEach(async () => {
  [server, other] = await Promise.all([serveCollection(growing), serveCollection(rival)]);
  api = startInvented(
    { vendor: inventCollection(growing), baseUrl: server.baseUrl },
    { vendor: inventCollection(rival), baseUrl: other.baseUrl },
  );
  server.agents.set('g1', { id: 'g1', name: 'Ida', model: 'giant', spare: 'tiny' });
});

afterEach(async () => {
  await api.close();
  await Promise.all([server.close(), other.close()]);
});

describe('a word that the vendor has added to a list', () => {
  test('is shown', async () => {
    const told = await api.ask('{ agent(id: "growing:g1") { model extension { ... on GrowingAgent { spare } } } }');
    expect(told).toEqual({ agent: { model: 'giant', extension: { spare: 'tiny' } } });
  });

  test('is found by a filter, like all others', async () => {
    server.agents.set('g2', { id: 'g2', name: 'Ada', spare: 'small' });
    const query = 'query ($filter: AgentFilter) { agents(filter: $filter) { nodes { id } } }';
    const found = async (spare: object) => {
      const filter = { extension: { growing: { spare } } };
      const { agents } = await api.ask<{ agents: { nodes: { id: string }[] } }>(query, { filter });
      return agents.nodes.map(({ id }) => id);
    };
    expect(await found({ eq: 'tiny' })).toEqual(['growing:g1']);
    expect(await found({ contains: 'm' })).toEqual(['growing:g2']);
    expect(await found({ ne: 'huge' })).toEqual(['growing:g1', 'growing:g2']);
  });

  test('is counted as new, without the word', async () => {
    await api.ask('{ agent(id: "growing:g1") { model } }');
    const { account } = await api.ask<{ account: { contractDrift: object[] } }>(
      '{ account(id: "growing") { contractDrift { kind path problem } } }',
    );
    const problem = 'a word that the documentation does not name';
    expect(account.contractDrift).toEqual(
      expect.arrayContaining([
        { kind: 'NEW', path: 'model', problem },
        { kind: 'NEW', path: 'spare', problem },
      ]),
    );
    expect(JSON.stringify(account)).not.toMatch(/giant|tiny/);
  });

  test('comes along with a copy', async () => {
    const copied = await api.mutate('copyAgent', { id: 'growing:g1', toAccountId: 'growing', name: 'Ada' });
    expect(copied).toMatchObject({ agent: { raw: { model: 'giant', spare: 'tiny' } }, notCarried: [], userErrors: [] });
  });

  test('is not taken to another vendor', async () => {
    const copied = await api.mutate('copyAgent', { id: 'growing:g1', toAccountId: 'rival' });
    expect(copied).toMatchObject({ agent: { name: 'Ida' }, userErrors: [] });
    expect(copied.notCarried).toContainEqual({
      field: 'model',
      reason: 'It can not be given to Rival: it must be small or large.',
    });
    expect([...other.agents.values()]).toEqual([{ id: 'new-1', name: 'Ida' }]);
  });

  test('stays when something else is changed', async () => {
    const changed = await api.mutate('updateAgent', { id: 'growing:g1', name: 'Ada' });
    expect(changed).toMatchObject({ agent: { raw: { model: 'giant', spare: 'tiny' } }, userErrors: [] });
  });

  test('can not be given, since nobody could tell it from a mistake', async () => {
    const { userErrors } = await api.mutate('updateAgent', { id: 'growing:g1', model: 'gigantic' });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['model'] }]);
    const copied = await api.mutate('copyAgent', { id: 'growing:g1', toAccountId: 'growing', model: 'gigantic' });
    expect(copied.userErrors).toMatchObject([{ code: 'INVALID', field: ['model'] }]);
  });
});
