import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { type CurtServer, curt, serveCurt } from './curt.ts';
import { type InventedRollcall, startInvented } from './rollcall.ts';

let server: CurtServer;
let api: InventedRollcall;

beforeEach(async () => {
  server = await serveCurt();
  api = startInvented({ vendor: curt, baseUrl: server.baseUrl });
});

afterEach(async () => {
  await api.close();
  await server.close();
});

const INPUT = { accountId: 'curt', name: 'Kim' };

/** Lets every read of one agent fail. */
function loseAgents(): void {
  server.instead = ({ method, path }) =>
    method === 'GET' && path !== '/agents' ? { status: 403, body: { error: 'closed' } } : undefined;
}

/** An account whose client can not read one agent, by a mistake of its own. */
function startMistaken(): InventedRollcall {
  const connect: Vendor['connect'] = (settings, context) => ({
    ...curt.connect(settings, context),
    get: () => Promise.reject(new TypeError('a mistake in the client')),
  });
  const mistaken = startInvented({ vendor: { ...curt, connect }, baseUrl: server.baseUrl });
  onTestFinished(() => mistaken.close());
  return mistaken;
}

describe('a vendor that answers a create with the id alone', () => {
  test('makes one agent for an idempotency key, also where reading it back is a fault of ours', async () => {
    const mistaken = startMistaken();
    const input = { ...INPUT, idempotencyKey: 'k' };
    const first = await mistaken.mutate('createAgent', input);
    expect(first).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    expect(await mistaken.mutate('createAgent', input)).toEqual(first);
    expect(server.heard()).toEqual(['POST /agents {"name":"Kim"}']);
    expect(mistaken.faults).toHaveLength(1);
  });

  test('has the agent read back', async () => {
    expect(await api.mutate('createAgent', INPUT)).toMatchObject({
      agent: { id: 'curt:c1', name: 'Kim' },
      userErrors: [],
    });
    expect(server.heard()).toEqual(['POST /agents {"name":"Kim"}', 'GET /agents/c1']);
  });

  test('is believed about the id, so that a second call finds the agent', async () => {
    const input = { ...INPUT, extension: { curt: { mood: 'short' } } };
    expect(await api.mutate('createAgent', input)).toMatchObject({ agent: { raw: { mood: 'short' } }, userErrors: [] });
    expect(server.heard()).toEqual([
      'POST /agents {"name":"Kim"}',
      'PATCH /agents/c1 {"mood":"short"}',
      'GET /agents/c1',
    ]);
  });

  test('is compared with what was asked for', async () => {
    server.instead = ({ method, path }) =>
      method === 'GET' && path === '/agents/c1' ? { body: { id: 'c1', name: 'Kim', mood: 'long' } } : undefined;
    const { userErrors } = await api.mutate('createAgent', { ...INPUT, extension: { curt: { mood: 'short' } } });
    expect(userErrors).toMatchObject([{ code: 'INCOMPLETE', field: ['extension', 'curt', 'mood'] }]);
  });

  test('loses no id when the agent can not be read back', async () => {
    loseAgents();
    expect(await api.mutate('createAgent', INPUT)).toMatchObject({
      agent: null,
      userErrors: [
        {
          code: 'INCOMPLETE',
          message:
            'The write took effect, but the agent "curt:c1" could not be read back: the vendor answered 403: closed',
        },
      ],
    });
  });

  test('loses no id when it does not show the agent', async () => {
    server.instead = ({ path }) => (path === '/agents/c1' ? { status: 404, body: { error: 'not yet' } } : undefined);
    expect((await api.mutate('createAgent', INPUT)).userErrors).toMatchObject([
      { code: 'UNKNOWN_OUTCOME', message: 'The vendor accepted the write, but does not show the agent "curt:c1".' },
    ]);
  });

  test('is not believed when the id is that of an agent that was there', async () => {
    await api.mutate('createAgent', INPUT);
    await api.ask('{ agents { totalCount } }');
    server.instead = ({ method }) => (method === 'POST' ? { body: { agent_id: 'c1' } } : undefined);
    const { agent, userErrors } = await api.mutate('createAgent', { ...INPUT, name: 'Pat' });
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'UNKNOWN_OUTCOME' }]);
  });
});

test('a change that is answered with nothing is read back', async () => {
  await api.mutate('createAgent', INPUT);
  server.heard();
  const { agent } = await api.mutate('updateAgent', { id: 'curt:c1', name: 'Pat' });
  expect(agent).toMatchObject({ name: 'Pat' });
  expect(server.heard()).toEqual(['GET /agents/c1', 'PATCH /agents/c1 {"name":"Pat"}', 'GET /agents/c1']);
});
