/** @module A 404 that something on the way answered: it says nothing about the agent that was asked for. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const PAGE = '<html><head><title>404 Not Found</title></head><body><hr>nginx</body></html>';

/** Of no vendor. */
const FOREIGN: readonly [status: number, body: string, contentType: string][] = [
  [404, PAGE, 'text/html'],
  [410, PAGE, 'text/html'],
  [404, '404 page not found\n', 'text/plain'],
  [404, 'default backend - 404', 'text/plain'],
  [404, '{"message":"no Route matched with those values"}', 'application/json'],
  [404, '{"timestamp":"2026-01-01T00:00:00Z","status":404,"error":"Not Found","path":"/x"}', 'application/json'],
];

/** What gateways and frameworks answer to a path that they do not know. */
const GATEWAYS: typeof FOREIGN = [
  [404, '{"statusCode":404,"message":"Resource not found"}', 'application/json'],
  [404, "404 Not Found: Requested route ('agents.example.com') does not exist.", 'text/plain'],
  [404, '{"code":5,"message":"The current request is not defined by this API.","details":[]}', 'application/json'],
  [404, '{"code":404,"message":"Method does not exist."}', 'application/json'],
  [404, '{"error":"Requested endpoint is forbidden"}', 'application/json'],
  [404, '{"fault":{"faultstring":"Unable to identify proxy for host","detail":{"errorcode":"X"}}}', 'application/json'],
  [404, '{"error_msg":"404 Route Not Found"}', 'application/json'],
  [404, 'No such backend', 'text/plain'],
  [
    404,
    '{"timestamp":1,"status":404,"error":"Not Found","message":"No static resource x.","path":"/x"}',
    'application/json',
  ],
  [404, 'There is nothing here, yet.', 'text/plain'],
  [404, '{"error":{"code":"DEPLOYMENT_NOT_FOUND","message":"The deployment could not be found."}}', 'application/json'],
  [410, 'Fastly error: unknown domain: x.', 'text/plain'],
  [
    404,
    '{"success":false,"errors":[{"code":7003,"message":"Could not route to /x"}],"result":null}',
    'application/json',
  ],
  [404, '{"message":"Route DELETE:/agents/x not found","error":"Not Found","statusCode":404}', 'application/json'],
  [404, '{"message":"Cannot GET /agent/x","error":"Not Found","statusCode":404}', 'application/json'],
  [404, '{"message":"The route agents/x could not be found."}', 'application/json'],
  [404, '{"message":"Not Found"}', 'application/json'],
  [404, 'No listener for endpoint: /agents/x', 'text/plain'],
];

/** Perhaps a vendor's: none documents them, but not all document everything. */
const UNVERIFIED: typeof FOREIGN = [
  [404, '', 'application/json'],
  [404, '{}', 'application/json'],
  [404, '{"detail":"Not Found"}', 'application/json'],
];

let api: TestRollcall;
afterEach(() => api.close());

interface Answers {
  readonly agents?: { readonly nodes: readonly { id: string }[]; readonly failures: readonly { code: string }[] };
  readonly agent?: { readonly id: string } | null;
  readonly deleteAgent?: {
    readonly deletedAgentId: string | null;
    readonly userErrors: readonly { code: string; message: string }[];
  };
}

async function run(query: string, variables: object = {}) {
  const { data, errors = [] } = await api.run(query, variables);
  return { data: data as unknown as Answers, codes: errors.map(({ extensions }) => extensions?.code) };
}

describe.each(vendors)('$label', ({ key, capabilities }) => {
  let id: string;

  beforeEach(async () => {
    api = await startRollcall({ only: [key], agents: 3 });
    const { data } = await run('{ agents { nodes { id } failures { code } } }');
    id = data.agents?.nodes[0]?.id ?? '';
    expect(id).not.toBe('');
  });

  const answer = ([status, body, contentType]: (typeof FOREIGN)[number], method: string, when: 'before' | 'after') =>
    api.server(key).faults.add({
      fault: { kind: 'ANSWER', when, status, body, headers: { 'content-type': contentType } },
      matches: (call) => call.method === method,
    });
  const isOfOne = ({ method, url }: { method: string; url: string }) =>
    method === 'GET' && /\/(?:agents|assistants)\/[^/?]+$/.test(url);
  const remove = () =>
    run('mutation ($id: ID!) { deleteAgent(input: { id: $id }) { deletedAgentId userErrors { code message } } }', {
      id,
    });

  test.each(FOREIGN)('is not said to have no such agent by %i %s', async (...foreign) => {
    answer(foreign, 'GET', 'before');
    answer(foreign, 'POST', 'before');
    const { data, codes } = await run('query ($id: ID!) { agent(id: $id) { id } }', { id });
    expect(codes).toEqual(['VENDOR_UNAVAILABLE']);
    expect(data?.agent ?? null).toBeNull();
  });

  test.each([...FOREIGN, ...GATEWAYS, ...UNVERIFIED])(
    'has a list that is unavailable when it answers %i %s',
    async (...given) => {
      answer(given, 'GET', 'before');
      answer(given, 'POST', 'before');
      const { data } = await run('{ agents { nodes { id } failures { code } } }');
      expect(data.agents).toEqual({ nodes: [], failures: [{ code: 'UNAVAILABLE' }] });
    },
  );

  if (capabilities.listing.paging !== 'ALL') {
    test.each([...FOREIGN, ...GATEWAYS, ...UNVERIFIED])(
      'is not said to have no such agent where all agents are answered with %i %s',
      async (status, body, contentType) => {
        const headers = { 'content-type': contentType };
        api.server(key).faults.add({
          fault: { kind: 'ANSWER', when: 'before', status, body, headers },
          matches: isOfOne,
        });
        const { data, codes } = await run('query ($id: ID!) { agent(id: $id) { id } }', { id });
        expect(codes).toEqual(['VENDOR_UNAVAILABLE']);
        expect(data?.agent ?? null).toBeNull();
        const { data: changed } = await api.run(
          'mutation ($id: ID!) { updateAgent(input: { id: $id, name: "X" }) { userErrors { code } } }',
          { id },
        );
        expect(changed).toEqual({ updateAgent: { userErrors: [{ code: 'UNAVAILABLE' }] } });
      },
    );
  }

  if (!capabilities.operations.includes('DELETE')) return;

  test.each([...FOREIGN, ...GATEWAYS, ...UNVERIFIED])(
    'has not deleted an agent that is still there after %i %s',
    async (...given) => {
      answer(given, 'DELETE', 'before');
      const { data } = await remove();
      expect(data.deleteAgent).toMatchObject({ deletedAgentId: null, userErrors: [{ code: 'UNAVAILABLE' }] });
      expect(data.deleteAgent?.userErrors[0]?.message).toContain('agent is still there');
      expect((await run('query ($id: ID!) { agent(id: $id) { id } }', { id })).data.agent?.id).toBe(id);
    },
  );

  test.each([...FOREIGN, ...UNVERIFIED])('has deleted an agent that is gone after %i %s', async (...given) => {
    answer(given, 'DELETE', 'after');
    expect((await remove()).data.deleteAgent).toEqual({ deletedAgentId: id, userErrors: [] });
  });

  test('may have deleted an agent that can not be looked for', async () => {
    const [given] = FOREIGN;
    if (given === undefined) throw new Error();
    api.server(key).faults.add({
      fault: { kind: 'ANSWER', when: 'after', status: 404, body: PAGE },
      matches: (call) => {
        if (call.method !== 'DELETE') return false;
        answer(given, 'GET', 'before');
        answer(given, 'POST', 'before');
        return true;
      },
    });
    expect((await remove()).data.deleteAgent).toMatchObject({
      deletedAgentId: null,
      userErrors: [{ code: 'UNKNOWN_OUTCOME' }],
    });
  });
});
