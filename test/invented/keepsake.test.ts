import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CurtServer, curt, serveCurt } from './curt.ts';
import { type KeepsakeServer, keepsake, serveKeepsake } from './keepsake.ts';
import { type InventedRollcall, startInvented } from './rollcall.ts';

let server: KeepsakeServer;
let other: CurtServer;
let api: InventedRollcall;

beforeEach(async () => {
  [server, other] = await Promise.all([serveKeepsake(), serveCurt()]);
  api = startInvented({ vendor: keepsake, baseUrl: server.baseUrl }, { vendor: curt, baseUrl: other.baseUrl });
  server.agents.set('k0', { id: 'k0', name: 'Ida', archived: false });
});

afterEach(async () => {
  await api.close();
  await Promise.all([server.close(), other.close()]);
});

const ID = 'keepsake:k0';

describe('a vendor that changes and deletes nothing', () => {
  test.each([
    ['updateAgent', { id: ID, name: 'Ada' }, keepsake.capabilities.instead.UPDATE],
    ['updateAgent', { id: ID }, keepsake.capabilities.instead.UPDATE],
    ['deleteAgent', { id: ID }, keepsake.capabilities.instead.DELETE],
    ['pauseAgent', { id: ID }, 'Keepsake has no such operation.'],
  ])('refuses %s before anything is sent, with what there is instead', async (mutation, input, message) => {
    const { userErrors } = await api.mutate(mutation, input);
    expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', message }]);
    expect(server.heard()).toEqual([]);
  });

  test('lists neither among what can be done', async () => {
    const told = await api.ask<{ account: object; agent: object }>(
      `{ account(id: "keepsake") { operations } agent(id: "${ID}") { operations } }`,
    );
    expect(told).toEqual({
      account: { operations: ['ARCHIVE', 'UNARCHIVE', 'COPY'] },
      agent: { operations: ['ARCHIVE', 'COPY'] },
    });
  });

  test('has a form for new agents only, and no input of changes', async () => {
    const told = await api.ask(`{
      account(id: "keepsake") { writableFields { path onlyOnCreate } }
      __type(name: "UpdateAgentExtensionInput") { inputFields { name } }
    }`);
    expect(told).toEqual({
      account: {
        writableFields: [
          { path: 'name', onlyOnCreate: true },
          { path: 'extension.keepsake.seal', onlyOnCreate: true },
        ],
      },
      __type: { inputFields: [{ name: 'curt' }] },
    });
  });

  test('takes copies, from itself and from elsewhere', async () => {
    const within = await api.mutate('copyAgent', { id: ID, toAccountId: 'keepsake', name: 'Ida 2' });
    expect(within).toMatchObject({ agent: { name: 'Ida 2' }, userErrors: [] });
    const { agent } = await api.mutate('createAgent', { accountId: 'curt', name: 'Kim' });
    const across = await api.mutate('copyAgent', { id: agent?.id, toAccountId: 'keepsake' });
    expect(across).toMatchObject({ agent: { name: 'Kim', status: 'ACTIVE' }, userErrors: [] });
  });
});

describe('archiving', () => {
  test('puts an agent away and takes it out again, each as the one thing that is possible', async () => {
    const away = await api.mutate('archiveAgent', { id: ID });
    expect(away).toMatchObject({ agent: { status: 'ARCHIVED', operations: ['UNARCHIVE', 'COPY'] }, userErrors: [] });
    const back = await api.mutate('unarchiveAgent', { id: ID });
    expect(back).toMatchObject({ agent: { status: 'ACTIVE', operations: ['ARCHIVE', 'COPY'] }, userErrors: [] });
    expect(server.heard().filter((call) => call.startsWith('POST'))).toEqual([
      'POST /agents/k0/archive',
      'POST /agents/k0/unarchive',
    ]);
  });

  test('is shown by a dry run', async () => {
    const { plannedCalls } = await api.mutate('archiveAgent', { id: ID, dryRun: true });
    expect(plannedCalls).toEqual([{ method: 'POST', path: '/agents/k0/archive', body: null }]);
  });

  test('is refused where the state does not allow it', async () => {
    server.agents.set('k0', { id: 'k0', name: 'Ida', archived: true, seal: 'me' });
    const { userErrors } = await api.mutate('unarchiveAgent', { id: ID });
    expect(userErrors).toMatchObject([
      {
        code: 'CONFLICT',
        message: 'UNARCHIVE is not possible with this agent. It is ARCHIVED. Possible now: COPY.',
        field: ['id'],
      },
    ]);
  });

  test('is told when the vendor says that it was done and it was not', async () => {
    server.isLazy = true;
    const { userErrors } = await api.mutate('archiveAgent', { id: ID });
    expect(userErrors).toMatchObject([
      { code: 'INCOMPLETE', message: expect.stringContaining('but the agent is not archived') },
    ]);
  });

  test('at a vendor without it is refused before anything is sent', async () => {
    const { userErrors } = await api.mutate('archiveAgent', { id: 'curt:c1' });
    expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', message: 'Curt has no such operation.' }]);
    expect(other.heard()).toEqual([]);
  });
});
