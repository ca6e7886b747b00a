import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput, type VendorCase } from './cases/index.ts';

/** What each operation is called, and its input beside the id. */
const OPERATIONS = {
  PAUSE: { mutation: 'pauseAgent', input: {} },
  RESUME: { mutation: 'resumeAgent', input: {} },
  ARCHIVE: { mutation: 'archiveAgent', input: {} },
  UNARCHIVE: { mutation: 'unarchiveAgent', input: {} },
  PUBLISH: { mutation: 'publishAgent', input: { notes: 'first' } },
  RESTORE_VERSION: { mutation: 'restoreAgentVersion', input: { version: 1 } },
} as const;

/** Its input at a vendor, beside the id. */
function inputOf(operation: keyof typeof OPERATIONS, { takesNotes }: VendorCase): object {
  return operation === 'PUBLISH' && takesNotes === false ? {} : OPERATIONS[operation].input;
}

/** What has to be done first so that an operation is possible with a new agent. */
async function prepare(
  api: WriteApi,
  id: string,
  operation: keyof typeof OPERATIONS,
  vendor: VendorCase,
): Promise<void> {
  if (operation === 'RESUME') await api.mutate('pauseAgent', { id });
  if (operation === 'UNARCHIVE') await api.mutate('archiveAgent', { id });
  if (operation !== 'RESTORE_VERSION') return;
  if (vendor.has.includes('PUBLISH')) await api.mutate('publishAgent', { id });
  await api.mutate('updateAgent', { id, ...vendor.update, name: createInput(vendor).name });
}

describe.each(CASES)('the writes of $key', (vendor) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi();
  });
  afterAll(() => api.close());
  beforeEach(() => api.forgetCalls());

  const create = async () => {
    const { agent, userErrors } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    expect(userErrors).toEqual([]);
    if (agent === null) throw new Error('no agent');
    api.forgetCalls();
    return agent.id;
  };

  test('creating answers with the agent as it was asked for, and it stands on top of the list', async () => {
    const input = createInput(vendor);
    const { extension: _extension, ...unified } = input;
    const { agent, userErrors } = await api.mutate('createAgent', { accountId: vendor.key, ...input });
    expect(userErrors).toEqual([]);
    expect(agent).toMatchObject(unified);
    const { data } = await api.run('{ agents(first: 1) { nodes { id } } }');
    expect(data).toEqual({ agents: { nodes: [{ id: agent?.id }] } });
    await api.mutate('deleteAgent', { id: agent?.id });
  });

  test('updating changes what was given and nothing else', async () => {
    const id = await create();
    const { extension: _extension, ...unified } = { ...vendor.update, name: createInput(vendor).name };
    const before = await api.run('query ($id: ID!) { agent(id: $id) { raw } }', { id });
    const { agent, userErrors } = await api.mutate('updateAgent', { id, ...vendor.update, ...unified });
    expect(userErrors).toEqual([]);
    expect(agent).toMatchObject(unified);
    const untouched = Object.keys(vendor.create).filter((field) => !(field in vendor.update));
    expect(agent).toMatchObject(Object.fromEntries(untouched.map((field) => [field, vendor.create[field]])));
    const after = await api.run('query ($id: ID!) { agent(id: $id) { name raw } }', { id });
    expect(after.data).toMatchObject({ agent: { name: unified.name } });
    expect(after.data).not.toEqual(before.data);
  });

  test('deleting takes the agent away', async () => {
    const id = await create();
    expect(await api.mutate('deleteAgent', { id })).toEqual({ deletedAgentId: id, userErrors: [], plannedCalls: null });
    const { data } = await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id });
    expect(data).toEqual({ agent: null });
    const again = await api.mutate('deleteAgent', { id });
    expect(again).toMatchObject({ deletedAgentId: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] });
  });

  test('copying inside the account makes a second agent with the same configuration', async () => {
    const id = await create();
    const extension =
      vendor.key === 'aegra' ? { aegra: { context: { model_name: `copy ${Math.random()}` } } } : undefined;
    const { agent, userErrors } = await api.mutate('copyAgent', {
      id,
      toAccountId: vendor.key,
      name: `Copy of ${Math.random()}`,
      extension,
    });
    expect(userErrors).toEqual([]);
    expect(agent?.id).not.toBe(id);
    const { extension: _extension, name: _name, ...unified } = vendor.create;
    expect(agent).toMatchObject(unified);
  });

  for (const [operation, { mutation }] of Object.entries(OPERATIONS)) {
    const name = operation as keyof typeof OPERATIONS;
    const input = inputOf(name, vendor);
    if (vendor.has.includes(name)) {
      test(`${mutation} does what it says`, async () => {
        const id = await create();
        await prepare(api, id, name, vendor);
        api.forgetCalls();
        const { agent, userErrors } = await api.mutate(mutation, { id, ...input });
        expect(userErrors).toEqual([]);
        expect(agent?.id).toBe(id);
        expect(api.writes(vendor.key)).toHaveLength(1);
        const expected = {
          PAUSE: 'PAUSED',
          RESUME: 'ACTIVE',
          ARCHIVE: 'ARCHIVED',
          UNARCHIVE: 'ACTIVE',
          PUBLISH: 'ACTIVE',
        };
        if (name === 'RESTORE_VERSION')
          expect(agent).toMatchObject({ instructions: vendor.create.instructions ?? null });
        else expect(agent?.status).toBe(expected[name]);
      });
    } else {
      test(`${mutation} is refused before any call`, async () => {
        const id = await create();
        const { agent, userErrors } = await api.mutate(mutation, { id, ...input });
        expect(agent).toBeNull();
        expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', message: expect.stringMatching(/^[A-Z].*\.$/) }]);
        expect(api.callCount()).toBe(0);
      });
    }
  }

  test('the operations that are told beforehand are the ones that the mutations do', async () => {
    const id = await create();
    const { data } = await api.run(
      'query ($id: ID!, $account: ID!) { agent(id: $id) { operations } account(id: $account) { operations } }',
      { id, account: vendor.key },
    );
    const told = data as unknown as { agent: { operations: string[] }; account: { operations: string[] } };
    const always = ['UPDATE', 'DELETE', 'COPY'];
    expect(new Set(told.account.operations)).toEqual(new Set([...always, ...vendor.has]));
    for (const [operation, { mutation }] of Object.entries(OPERATIONS)) {
      const input = inputOf(operation as keyof typeof OPERATIONS, vendor);
      const { userErrors } = await api.mutate(mutation, { id, ...input, dryRun: true });
      const isPossible = told.agent.operations.includes(operation);
      expect({ operation, refused: userErrors.map(({ code }) => code) }).toEqual({
        operation,
        refused: isPossible ? [] : [vendor.has.includes(operation as never) ? 'CONFLICT' : 'UNSUPPORTED'],
      });
    }
  });
});
