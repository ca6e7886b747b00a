import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput, type VendorCase } from './cases/index.ts';

/** What the vendor calls a unified field. */
function wireKeyOf({ key }: VendorCase, field: string): string | undefined {
  const contract = vendors.find((vendor) => vendor.key === key)?.contract.agent;
  return contract && unifiedPaths(contract).get(field)?.at(-1);
}

describe.each(CASES)('writes at $key', (vendor) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi();
  });
  afterAll(() => api.close());
  beforeEach(() => api.forgetCalls());

  const create = async (more: object = {}) =>
    api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor), ...more });

  test('a mutation and what follows in the same request and later see what was written', async () => {
    const { agent } = await create();
    const id = agent?.id;
    const { data } = await api.run(
      `mutation ($change: UpdateAgentInput!) {
        updateAgent(input: $change) { agent { name } userErrors { code } }
      }`,
      { change: { id, name: 'Seen at once' } },
    );
    expect(data).toEqual({ updateAgent: { agent: { name: 'Seen at once' }, userErrors: [] } });
    const { data: later } = await api.run(
      'query ($id: ID!) { agent(id: $id) { name } nodes(ids: [$id]) { ... on Agent { name } } }',
      { id },
    );
    expect(later).toEqual({ agent: { name: 'Seen at once' }, nodes: [{ name: 'Seen at once' }] });
    await api.mutate('deleteAgent', { id });
  });

  test('twenty parallel updates of one agent are made one after the other, and none is lost', async () => {
    const { agent } = await create();
    const id = agent?.id;
    const names = Array.from({ length: 20 }, (_, index) => `Name ${index}`);
    api.forgetCalls();
    const answers = await Promise.all(names.map((name) => api.mutate('updateAgent', { id, name })));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(answers.map(({ agent: changed }) => changed?.name)).toEqual(names);
    expect(api.writes(vendor.key)).toHaveLength(20);
    await api.mutate('deleteAgent', { id });
  });

  test('a change is refused when the agent has moved on, and made when it has not', async () => {
    const { agent } = await create();
    const id = agent?.id;
    const stale = await api.mutate('updateAgent', { id, name: 'Too late', expectedUpdatedAt: '2020-01-01T00:00:00Z' });
    expect(stale).toMatchObject({ agent: null, userErrors: [{ code: 'CONFLICT', field: ['expectedUpdatedAt'] }] });
    expect(api.writes(vendor.key).filter((call) => call.includes('Too late'))).toEqual([]);
    const fresh = await api.mutate('updateAgent', { id, name: 'In time', expectedUpdatedAt: agent?.updatedAt });
    expect(fresh).toMatchObject({ agent: { name: 'In time' }, userErrors: [] });
    await api.mutate('deleteAgent', { id });
  });

  test('a change that expects a time is refused when the agent shows none', async () => {
    const { agent } = await create();
    const id = agent?.id;
    const wireKey = wireKeyOf(vendor, 'updatedAt');
    const rewrite = (json: unknown) =>
      JSON.parse(JSON.stringify(json, (key, value) => (key === wireKey ? null : value)));
    const { faults } = api.server(vendor.key);
    faults.add({ fault: { kind: 'REWRITE', rewrite }, matches: () => true });
    api.forgetCalls();
    const change = { id, name: 'Perhaps too late', expectedUpdatedAt: agent?.updatedAt };
    const { agent: changed, userErrors } = await api.mutate('updateAgent', change);
    const message = expect.stringContaining('updated at unknown');
    expect(changed).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['expectedUpdatedAt'], message }]);
    expect(api.writes(vendor.key)).toEqual([]);
    faults.clear();
    await api.mutate('deleteAgent', { id });
  });

  test('the same idempotency key with the same input makes one agent, also when the calls overlap', async () => {
    const key = `key of ${vendor.key}`;
    const input = { ...createInput(vendor), idempotencyKey: key };
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(input)));
    const later = await create(input);
    expect(new Set([...answers, later].map(({ agent }) => agent?.id)).size).toBe(1);
    expect(api.writes(vendor.key).filter((call) => call.startsWith('POST'))).toHaveLength(1);
    const other = await create({ ...input, name: 'Something else' });
    expect(other).toMatchObject({ agent: null, userErrors: [{ code: 'CONFLICT', field: ['idempotencyKey'] }] });
    await api.mutate('deleteAgent', { id: later.agent?.id });
  });

  test('an unknown account or agent is refused without a write', async () => {
    const lost = await api.mutate('createAgent', { ...vendor.create, accountId: 'nobody' });
    expect(lost.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['accountId'] }]);
    const gone = await api.mutate('updateAgent', {
      id: `${vendor.key}:00000000-0000-4000-8000-000000000000`,
      name: 'x',
    });
    expect(gone.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    const malformed = await api.mutate('deleteAgent', { id: 'nonsense' });
    expect(malformed.userErrors).toMatchObject([{ code: 'INVALID', field: ['id'] }]);
    expect(api.writes(vendor.key)).toEqual([]);
  });

  test('all mistakes of an input are told at once, before any call', async () => {
    const { mistakes = { input: { name: '', tags: ['tag'] }, fields: ['name', 'tags'] } } = vendor;
    const { agent, userErrors } = await api.mutate('createAgent', {
      accountId: vendor.key,
      ...vendor.create,
      ...mistakes.input,
    });
    expect(agent).toBeNull();
    expect(userErrors.map(({ field }) => field?.join('.'))).toEqual(expect.arrayContaining([...mistakes.fields]));
    expect(api.callCount()).toBe(0);
  });
});
