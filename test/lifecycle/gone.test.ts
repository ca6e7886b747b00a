import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases.ts';

/** Answers of something that is not the vendor: a proxy on the way, a wrong address. */
const FOREIGN = [
  { status: 404, body: '<html><h1>404 Not Found</h1><hr>nginx</html>', headers: { 'content-type': 'text/html' } },
  { status: 410, body: '', headers: {} },
  { status: 404, body: 'default backend - 404', headers: { 'content-type': 'text/plain' } },
] as const;

describe.each(CASES)('a delete at $key', (vendor) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendor.key] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.server(vendor.key).faults.clear());

  const create = async () => {
    const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    return agent?.id ?? '';
  };
  const isThere = async (id: string) => {
    const { data } = await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id });
    return (data as unknown as { agent: object | null }).agent !== null;
  };

  test.each(FOREIGN)('is not told as done for a $status of somebody on the way: $body', async (answer) => {
    const id = await create();
    const fault = { kind: 'ANSWER', when: 'before', ...answer } as const;
    api.server(vendor.key).faults.add({ fault, matches: ({ method }) => method === 'DELETE' });
    const { deletedAgentId, userErrors } = await api.mutate('deleteAgent', { id });
    expect(deletedAgentId).toBeNull();
    expect(userErrors).toMatchObject([{ code: expect.stringMatching(/^(UNAVAILABLE|UNKNOWN_OUTCOME)$/) }]);
    api.server(vendor.key).faults.clear();
    expect(await isThere(id)).toBe(true);
  });

  test.each(FOREIGN)(
    'is told as done when the agent is looked for and is gone, whatever was answered: $body',
    async (answer) => {
      const id = await create();
      const fault = { kind: 'ANSWER', when: 'after', ...answer } as const;
      api.server(vendor.key).faults.add({ fault, matches: ({ method }) => method === 'DELETE' });
      const { deletedAgentId, userErrors } = await api.mutate('deleteAgent', { id });
      expect(userErrors).toEqual([]);
      expect(deletedAgentId).toBe(id);
    },
  );

  test.each(['', '{}', '{"deleted":true}'])('is done with any answer of success: %s', async (body) => {
    const id = await create();
    const fault = { kind: 'ANSWER', when: 'after', status: 200, body } as const;
    api.server(vendor.key).faults.add({ fault, matches: ({ method }) => method === 'DELETE' });
    const told = await api.mutate('deleteAgent', { id });
    expect(told).toMatchObject({ deletedAgentId: id, userErrors: [] });
  });
});
