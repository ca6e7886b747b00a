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

/** Perhaps a vendor's: none documents them, but not all document everything. */
const DOUBTFUL: typeof FOREIGN = [
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

  if (!capabilities.operations.includes('DELETE')) return;

  test.each([...FOREIGN, ...DOUBTFUL])('has not deleted an agent that is still there after %i %s', async (...given) => {
    answer(given, 'DELETE', 'before');
    const { data } = await remove();
    expect(data.deleteAgent).toMatchObject({ deletedAgentId: null, userErrors: [{ code: 'UNAVAILABLE' }] });
    expect(data.deleteAgent?.userErrors[0]?.message).toContain('agent is still there');
    expect((await run('query ($id: ID!) { agent(id: $id) { id } }', { id })).data.agent?.id).toBe(id);
  });

  test.each([...FOREIGN, ...DOUBTFUL])('has deleted an agent that is gone after %i %s', async (...given) => {
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
