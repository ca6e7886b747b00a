import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

/** Answers of something that is not the vendor: a proxy on the way, a wrong address. */
const FOREIGN = [
  { status: 404, body: '<html><h1>404 Not Found</h1><hr>nginx</html>', headers: { 'content-type': 'text/html' } },
  { status: 410, body: '', headers: {} },
  { status: 404, body: 'default backend - 404', headers: { 'content-type': 'text/plain' } },
] as const;

/** Answers that say that the agent is deleted, as vendors document them. */
const CONFIRMATIONS = [
  '',
  '{"deleted":true}',
  '{"status":"deleted"}',
  '{"status":"deleted","is_default":false}',
  '{"success":true,"message":"Agent with UID \'x\' has been deleted successfully"}',
  '{"message":"Agent deleted"}',
];

/** Answers that claim success, say nothing, or are of something else. */
const SUCCESSES = [
  '{}',
  '{"id":"x","deleted":false}',
  '{"success":true,"deleted":false}',
  '{"message":"The agent was not deleted"}',
  '{"deleted":true,"errorCode":"AGENT_LOCKED"}',
  '[]',
  '{"errorCode":"AGENT_LOCKED","errorMessage":"Agent is locked"}',
  '["00000000-0000-4000-8000-00000000abcd"]',
];

/** Answers of success that look like errors. */
const ALIKE = [
  '{"detail":"Agent deleted"}',
  '{"code":"DELETED","message":"Agent deleted"}',
  '{"code":"0","message":"success"}',
  '{"title":"Deleted","status":200,"detail":"The agent is gone"}',
];

const REFUSALS = [
  '{"success":false}',
  '{"error":"locked"}',
  '{"error":{"code":"locked","message":"Agent is locked"}}',
  '{"statusCode":500,"message":"no","error":"Internal Server Error"}',
];

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

  const answer = (when: 'before' | 'after', body: string, status = 200) => {
    const fault = { kind: 'ANSWER', when, status, body } as const;
    api.server(vendor.key).faults.add({ fault, matches: ({ method }) => method === 'DELETE' });
  };

  test.each([...CONFIRMATIONS, ...SUCCESSES, ...ALIKE, ...REFUSALS, '<html>ok</html>'])(
    'is done when the agent is gone, with any answer of success: %s',
    async (body) => {
      const id = await create();
      answer('after', body);
      const told = await api.mutate('deleteAgent', { id });
      expect(told).toMatchObject({ deletedAgentId: id, userErrors: [] });
    },
  );

  test.each([...SUCCESSES, '<html>ok</html>'])(
    'is not known to be done while the agent is shown, whatever success is claimed: %s',
    async (body) => {
      const id = await create();
      answer('before', body);
      expect(await api.mutate('deleteAgent', { id })).toMatchObject({
        deletedAgentId: null,
        userErrors: [{ code: 'UNKNOWN_OUTCOME' }],
      });
    },
  );

  test.each(REFUSALS)('is refused when the answer says so and the agent is shown: %s', async (body) => {
    const id = await create();
    answer('before', body);
    expect(await api.mutate('deleteAgent', { id })).toMatchObject({
      deletedAgentId: null,
      userErrors: [
        { code: 'UNAVAILABLE', message: expect.stringMatching(/^Nothing was deleted, the agent is still there/) },
      ],
    });
  });

  test.each(CONFIRMATIONS)('is done, and not looked for, when the answer says so: %s', async (body) => {
    const id = await create();
    answer('after', body);
    api.forgetCalls();
    expect(await api.mutate('deleteAgent', { id })).toMatchObject({ deletedAgentId: id, userErrors: [] });
    expect(api.server(vendor.key).calls.at(-1)?.method).toBe('DELETE');
  });

  test('is never told as done while the agent is there, whatever JSON is answered that does not say so', async () => {
    const id = await create();
    const saysNothing = fc.json().filter((body) => body !== 'null' && body !== '""');
    const property = fc.asyncProperty(saysNothing, fc.constantFrom(200, 202, 207), async (body, status) => {
      answer('before', body, status);
      const { deletedAgentId, userErrors } = await api.mutate('deleteAgent', { id });
      api.server(vendor.key).faults.clear();
      expect(deletedAgentId).toBeNull();
      expect(userErrors).toHaveLength(1);
    });
    await fc.assert(property, { numRuns: 25 });
    expect(await isThere(id)).toBe(true);
  });

  test('looks for the agent once, with one call, where the answer does not say that it is deleted', async () => {
    const id = await create();
    answer('after', '{}');
    api.forgetCalls();
    await api.mutate('deleteAgent', { id });
    expect(api.server(vendor.key).calls.map(({ method }) => method === 'DELETE')).toEqual([false, true, false]);
  });

  test('is what the answer says when the agent can not be looked for', async () => {
    const isAnswered: [string, object][] = [
      ['', { deletedAgentId: expect.any(String), userErrors: [] }],
      ['{"success":false}', { deletedAgentId: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] }],
    ];
    for (const [body, told] of isAnswered) {
      const id = await create();
      let isDeleted = false;
      api.server(vendor.key).faults.add({
        fault: { kind: 'ANSWER', when: 'before', status: 503 },
        matches: ({ method }) => {
          const isAfter = isDeleted;
          isDeleted ||= method === 'DELETE';
          return isAfter;
        },
      });
      answer('before', body);
      expect(await api.mutate('deleteAgent', { id })).toMatchObject(told);
      api.server(vendor.key).faults.clear();
    }
  });
});
