import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxCall } from '../../sandbox/faults.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

const isWrite = ({ method, url }: SandboxCall) => method !== 'GET' && !/\/(search|count|versions)$/.test(url);

const BODIES = [
  '{"error":{"code":"ERR_PLAN_RESTRICTION","message":"not in your plan"}}',
  '{"error":"no"}',
  '{"errors":[{"message":"no"}]}',
  '{"success":false}',
  '{"statusCode":500,"message":"no","error":"Internal Server Error"}',
  '{"code":"E_NO","message":"no"}',
  '[{"error":{"message":"no"}}]',
  '{"id":"request-1","error":{"message":"no"}}',
  '<html>no</html>',
];

describe.each(CASES)('an error of $key that comes with the status 200', (vendor) => {
  let api: WriteApi;
  let id: string;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendor.key] });
    const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    id = agent?.id ?? '';
  });
  afterAll(() => api.close());
  beforeEach(() => api.server(vendor.key).faults.clear());

  test.each(BODIES)('is no success of any write: %s', async (body) => {
    const fault = { kind: 'ANSWER', when: 'before', status: 200, body } as const;
    api.server(vendor.key).faults.add({ fault, matches: isWrite });
    const writes: Record<string, object> = {
      createAgent: { accountId: vendor.key, ...createInput(vendor) },
      updateAgent: { id, name: createInput(vendor).name },
      deleteAgent: { id },
      ...(vendor.has.includes('PAUSE') && { pauseAgent: { id } }),
      ...(vendor.has.includes('PUBLISH') && { publishAgent: { id } }),
    };
    for (const [mutation, input] of Object.entries(writes)) {
      const payload = await api.mutate(mutation, input);
      const codes = payload.userErrors.map(({ code }) => code);
      // After a delete there is looked for the agent: that it is there shows that it was refused.
      const isRefused = mutation === 'deleteAgent' && body.startsWith('<') === false;
      if (isRefused) expect(payload.userErrors[0]?.message).toMatch(/^Nothing was deleted, the agent is still there: /);
      if (isRefused) expect(codes).toEqual([expect.stringMatching(/^(UNAVAILABLE|QUOTA_EXCEEDED)$/)]);
      else expect({ mutation, codes }).toEqual({ mutation, codes: ['UNKNOWN_OUTCOME'] });
      expect(payload.agent ?? payload.deletedAgentId ?? null).toBeNull();
    }
  });

  test('is no agent, and no list that is empty', async () => {
    const empty = { data: [], items: [], has_more: false, total: 0, meta: { total: 0 }, error: { message: 'no' } };
    for (const body of [...BODIES, JSON.stringify(empty)]) {
      api.server(vendor.key).faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 200, body } });
      const { data, errors } = await api.run(
        'query ($id: ID!) { agents(first: 3) { totalCount failures { code } } agent(id: $id) { id } }',
        { id },
      );
      api.server(vendor.key).faults.clear();
      expect(data).toEqual({ agents: { totalCount: null, failures: [{ code: 'BAD_RESPONSE' }] }, agent: null });
      expect(errors).toMatchObject([{ path: ['agent'], extensions: { code: 'VENDOR_BAD_RESPONSE' } }]);
    }
  });
});
