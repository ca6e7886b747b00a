import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UNKNOWN_ID, type VendorAccount } from '../support/vendor-account.ts';
import { openAegra, put } from './open-aegra.ts';

const WRITE = { dryRun: false };
const ECHO = '046b5dc7-2108-582c-9c6c-31d556d138f0';

let server: VendorAccount;

describe.each(['langgraph-js', 'langgraph-python'])('an account at %s', (flavour) => {
  const isPython = flavour === 'langgraph-python';

  beforeEach(async () => {
    server = await openAegra({ flavour, agents: 8 });
  });

  afterEach(() => server.close());

  test.each(['support-bot', 'echo', 'ünï', UNKNOWN_ID])('has no assistant %j to read or write', async (vendorId) => {
    const target = server.target(vendorId);
    expect(await server.account.client.get?.(vendorId)).toBeNull();
    const results = [
      await server.update(target, { name: 'x' }),
      await server.copy(target),
      await server.lifecycle.delete(target, WRITE),
      await server.lifecycle.restoreVersion(target, { version: 1 }, WRITE),
    ];
    for (const { userErrors } of results) expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect(server.writes()).toEqual([]);
  });

  test('takes UUIDs only for new assistants, and says where', async () => {
    const { userErrors } = await server.create({ name: 'X' }, { graphId: 'echo', assistantId: 'night watch' });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'aegra', 'assistantId'] }]);
  });

  test('makes an assistant of a UUID in capitals', async () => {
    const assistantId = '6E1A8F0C-5D5B-4A37-9A3C-0D1F6A8B9C11';
    const { agent, userErrors } = await server.create({ name: 'X' }, { graphId: 'echo', assistantId });
    expect(userErrors).toEqual([]);
    expect(agent?.vendorId).toBe(isPython ? assistantId.toLowerCase() : assistantId);
    const again = await server.create({ name: 'Y' }, { graphId: 'echo', assistantId, ifExists: 'do_nothing' });
    expect([again.userErrors, again.agent?.fields.name]).toEqual([[], 'X']);
    const { userErrors: taken } = await server.create({ name: 'Y' }, { graphId: 'echo', assistantId });
    expect(taken).toMatchObject([
      { code: 'CONFLICT', field: ['extension', 'aegra', 'assistantId'], message: expect.not.stringContaining('Aegra') },
    ]);
  });

  test('says which setting it does not take', async () => {
    const { userErrors } = await server.create({ name: 'X' }, { graphId: 'echo', config: { tags: 5 } });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'aegra', 'config'] }]);
    expect(userErrors[0]?.message).toMatch(/config\.tags: /);
  });

  test('knows its graphs, if it looks at them', async () => {
    const { userErrors } = await server.create({ name: 'X' }, { graphId: 'nope' });
    expect(userErrors).toMatchObject(
      isPython ? [{ code: 'INVALID', field: ['extension', 'aegra', 'graphId'], vendorError: { status: 404 } }] : [],
    );
    const target = server.target(ECHO);
    const update = await server.update(target, {}, { graphId: 'nope' });
    expect(update.userErrors).toMatchObject(
      isPython ? [{ code: 'INVALID', field: ['extension', 'aegra', 'graphId'] }] : [],
    );
  });

  test('brings back a part of a version, and what is missing is told', async () => {
    const target = await put(server, { name: 'First', description: 'first', graph_id: 'parent', context: { a: 1 } });
    await server.update(target, { name: 'Second', description: 'second' }, { graphId: 'echo', context: { b: 2 } });
    const { agent, userErrors } = await server.lifecycle.restoreVersion(target, { version: 1 }, WRITE);
    expect(agent?.fields.name).toBe('First');
    expect(userErrors.map(({ code, field }) => [code, field?.join('.')])).toEqual(
      ['extension.aegra.graphId', ...(isPython ? [] : ['description']), 'extension.aegra.context'].map((field) => [
        'INCOMPLETE',
        field,
      ]),
    );
  });

  test('has no other versions than it made', async () => {
    const { userErrors } = await server.lifecycle.restoreVersion(server.target(ECHO), { version: 99 }, WRITE);
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['version'] }]);
  });

  test('lets its default assistants be changed and deleted', async () => {
    const target = server.target(ECHO);
    expect((await server.update(target, { name: 'Echo!' })).agent?.fields.name).toBe('Echo!');
    expect((await server.lifecycle.delete(target, WRITE)).deletedAgentId).toBe(`aegra:${ECHO}`);
  });

  test('breaks no contract', async () => {
    expect(await server.readAll(3)).toHaveLength(8);
    expect(server.mismatches()).toEqual([]);
  });
});
