import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxCall } from '../../sandbox/faults.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { isObject, type JsonObject } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

const isWrite = ({ method, url }: SandboxCall) => method !== 'GET' && !/\/(search|count|versions)$/.test(url);

describe.each(CASES)('an answer of $key that holds another agent than the one written', (vendorCase) => {
  const vendor = vendors.find(({ key }) => key === vendorCase.key) as Vendor;
  const [idKey = ''] = unifiedPaths(vendor.contract.agent).get('vendorId') ?? [];
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendorCase.key] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.server(vendorCase.key).faults.clear());

  const create = async () => {
    const { agent } = await api.mutate('createAgent', { accountId: vendorCase.key, ...createInput(vendorCase) });
    return agent?.id ?? '';
  };

  const answerWith = (other: JsonObject, when: 'acted' | 'idle', times?: number) => {
    const body = JSON.stringify(other);
    const wrapped = (json: unknown) => (isObject(json) && isObject(json.agent) ? { agent: other } : other);
    api.server(vendorCase.key).faults.add({
      fault:
        when === 'acted'
          ? { kind: 'REWRITE', rewrite: (json) => (isDocument(json) ? wrapped(json) : json) }
          : {
              kind: 'ANSWER',
              when: 'before',
              status: 200,
              body: vendorCase.key === 'cometchat' ? `{"agent":${body}}` : body,
            },
      matches: isWrite,
      ...(times === undefined ? {} : { times }),
    });
  };
  const isDocument = (json: unknown) =>
    isObject(json) &&
    (typeof json[idKey] === 'string' || (isObject(json.agent) && typeof json.agent[idKey] === 'string'));

  /** An agent of the account, which its list has shown. */
  async function anyAgent(): Promise<JsonObject> {
    const { data } = await api.run(
      'query ($id: ID!) { agents(first: 3, filter: { accountIds: [$id] }) { nodes { raw } } }',
      {
        id: vendorCase.key,
      },
    );
    const { nodes } = (data as unknown as { agents: { nodes: { raw: JsonObject }[] } }).agents;
    return nodes.at(-1)?.raw ?? {};
  }

  const changes: [string, string, object][] = [
    ['updateAgent', 'UPDATE', { name: `Written ${vendorCase.key}` }],
    ['pauseAgent', 'PAUSE', {}],
    ['publishAgent', 'PUBLISH', {}],
    ['restoreAgentVersion', 'RESTORE_VERSION', { version: 1 }],
  ].filter(([, operation]) => operation === 'UPDATE' || vendorCase.has.includes(operation as 'PAUSE')) as never;

  test.each(changes)('%s reads the agent back, and tells what is so', async (mutation, _operation, input) => {
    const other = await anyAgent();
    for (const when of ['acted', 'idle'] as const) {
      const id = await create();
      if (mutation === 'restoreAgentVersion') {
        if (vendorCase.has.includes('PUBLISH')) await api.mutate('publishAgent', { id });
        await api.mutate('updateAgent', { id, ...vendorCase.update, name: createInput(vendorCase).name });
      }
      answerWith(other, when);
      const { agent, userErrors } = await api.mutate(mutation, { id, ...input });
      api.server(vendorCase.key).faults.clear();
      expect(agent?.id ?? id).toBe(id);
      // An answer without an agent says nothing that could be wrong; what did not happen is told all the same.
      if (when === 'acted') expect(userErrors).toEqual([]);
      else
        expect(userErrors.map(({ code }) => code)).toEqual([expect.stringMatching(/^(UNKNOWN_OUTCOME|INCOMPLETE)$/)]);
      await api.mutate('deleteAgent', { id });
    }
  });

  test('createAgent takes no agent with an error beside it that the vendor does not hold', async () => {
    const other = { ...(await anyAgent()), [idKey]: '00000000-0000-4000-8000-00000000abcd', error: 'quota exceeded' };
    answerWith(other, 'idle', 1);
    const { agent, userErrors } = await api.mutate('createAgent', {
      accountId: vendorCase.key,
      ...createInput(vendorCase),
    });
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'UNKNOWN_OUTCOME' }]);
  });

  test('updateAgent is done when the agent is as asked for, whatever error stands beside it in the answer', async () => {
    const id = await create();
    const { name } = createInput(vendorCase);
    const withError = (json: unknown) => (isDocument(json) ? { ...(json as object), error: 'busy' } : json);
    api.server(vendorCase.key).faults.add({ fault: { kind: 'REWRITE', rewrite: withError }, matches: isWrite });
    const { agent, userErrors } = await api.mutate('updateAgent', { id, ...vendorCase.update, name });
    expect({ id: agent?.id, userErrors }).toEqual({ id, userErrors: [] });
  });

  test('createAgent does not take an agent that was there before, and changes nothing of it', async () => {
    const other = await anyAgent();
    answerWith(other, 'idle', 1);
    api.forgetCalls();
    const { agent, userErrors } = await api.mutate('createAgent', {
      accountId: vendorCase.key,
      ...createInput(vendorCase),
    });
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'UNKNOWN_OUTCOME' }]);
    expect(userErrors[0]?.message).toContain('which was there before');
    expect(api.writes(vendorCase.key)).toHaveLength(1);
  });

  test('createAgent sends no further call to an agent of another name', async () => {
    const other = { ...(await anyAgent()), [idKey]: '00000000-0000-4000-8000-00000000abcd' };
    answerWith(other, 'idle', 1);
    api.forgetCalls();
    const { userErrors } = await api.mutate('createAgent', { accountId: vendorCase.key, ...createInput(vendorCase) });
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toContain('INCOMPLETE name');
    expect(api.writes(vendorCase.key)).toHaveLength(1);
  });
});
