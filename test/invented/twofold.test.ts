import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type InventedRollcall, startInvented } from './rollcall.ts';
import { serveTwofold, type TwofoldServer, twofold } from './twofold.ts';

let server: TwofoldServer;
let api: InventedRollcall;

beforeEach(async () => {
  server = await serveTwofold();
  api = startInvented({ vendor: twofold, baseUrl: server.baseUrl });
});

afterEach(async () => {
  await api.close();
  await server.close();
});

const INPUT = { accountId: 'twofold', name: 'Nell', model: 'gpt', instructions: 'Be kind.' };
const WITH_PHONE = { ...INPUT, extension: { twofold: { phone: '+41 44' } } };

/** Lets the server refuse calls whose beginning in words is this. */
function refuse(start: string, status: number, error: string): void {
  server.instead = ({ method, path }) =>
    `${method} ${path}`.startsWith(start) ? { status, body: { error } } : undefined;
}

/** What changed something, without what was read. */
const writes = () => server.heard().filter((call) => !call.startsWith('GET'));

async function made(): Promise<string> {
  const { agent } = await api.mutate('createAgent', INPUT);
  server.heard();
  return agent?.id ?? '';
}

describe('an agent that is made of two resources', () => {
  test('is made in order, each call with the ids that the ones before it gave', async () => {
    const { agent, userErrors } = await api.mutate('createAgent', WITH_PHONE);
    expect(userErrors).toEqual([]);
    expect(agent).toMatchObject({ id: 'twofold:agent_2', name: 'Nell', raw: { model: 'gpt', phone: '+41 44' } });
    expect(writes()).toEqual([
      'POST /llms {"model":"gpt","prompt":"Be kind."}',
      'POST /agents {"name":"Nell","llm_id":"llm_1"}',
      'POST /phone-numbers?agent=agent_2&country=ch {"phone":"+41 44"}',
    ]);
  });

  test('is shown by a dry run with names in place of the ids', async () => {
    const { plannedCalls } = await api.mutate('createAgent', { ...WITH_PHONE, dryRun: true });
    expect(plannedCalls).toEqual([
      { method: 'POST', path: '/llms', body: { model: 'gpt', prompt: 'Be kind.' } },
      { method: 'POST', path: '/agents', body: { name: 'Nell', llm_id: '{llmId}' } },
      { method: 'POST', path: '/phone-numbers?agent={id}&country=ch', body: { phone: '+41 44' } },
    ]);
    expect(server.heard()).toEqual([]);
  });

  test('keeps texts that look like places for a value', async () => {
    const greeting = '{llmId} {id} {{id}} {"$saved":"llmId"}';
    const { agent, userErrors } = await api.mutate('createAgent', {
      ...INPUT,
      name: '{llmId}',
      extension: { twofold: { greeting } },
    });
    expect(userErrors).toEqual([]);
    expect(agent?.raw).toMatchObject({ name: '{llmId}', greeting });
  });

  test('is changed in both', async () => {
    const id = await made();
    const { agent, userErrors } = await api.mutate('updateAgent', { id, name: 'Nelly', model: 'claude' });
    expect(userErrors).toEqual([]);
    expect(agent?.raw).toMatchObject({ name: 'Nelly', model: 'claude', prompt: 'Be kind.' });
    expect(writes()).toEqual(['PATCH /llms/llm_1 {"model":"claude"}', 'PATCH /agents/agent_2 {"name":"Nelly"}']);
  });

  test('is deleted with both', async () => {
    const id = await made();
    expect(await api.mutate('deleteAgent', { id })).toMatchObject({ deletedAgentId: id, userErrors: [] });
    expect(writes()).toEqual(['DELETE /agents/agent_2', 'DELETE /llms/llm_1']);
  });
});

describe('when a later call fails', () => {
  test('the part that was made for nothing is named, with the reason', async () => {
    refuse('POST /agents', 422, 'no more agents');
    const { agent, userErrors } = await api.mutate('createAgent', WITH_PHONE);
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([
      { code: 'INVALID', message: 'the vendor answered 422: no more agents' },
      {
        code: 'INCOMPLETE',
        message: 'The language model configuration "llm_1" was made and is left at Twofold.',
        field: null,
      },
    ]);
    expect(writes()).toHaveLength(2);
  });

  test('and perhaps took effect, the part is named, and that an agent may use it', async () => {
    refuse('POST /agents', 500, 'oh dear');
    const { userErrors } = await api.mutate('createAgent', INPUT);
    expect(userErrors.map(({ code }) => code)).toEqual(['UNKNOWN_OUTCOME', 'INCOMPLETE']);
    expect(userErrors[1]?.message).toBe(
      'The language model configuration "llm_1" was made and is at Twofold, whether an agent uses it or not.',
    );
  });

  test('a part that is in use is not named, and the agent is shown', async () => {
    refuse('POST /phone-numbers', 409, 'the number is taken');
    const { agent, userErrors } = await api.mutate('createAgent', WITH_PHONE);
    expect(agent).toMatchObject({ id: 'twofold:agent_2' });
    expect(userErrors).toMatchObject([
      {
        code: 'INCOMPLETE',
        field: ['extension', 'twofold', 'phone'],
        message:
          'The agent exists, but extension.twofold.phone could not be set: the vendor answered 409: the number is taken',
      },
    ]);
  });

  test('and the agent can not be read back, its id is in the answer', async () => {
    server.instead = ({ method, path }) =>
      path.startsWith('/phone-numbers') || (method === 'GET' && path !== '/agents')
        ? { status: 409, body: { error: 'not now' } }
        : undefined;
    const { agent, userErrors } = await api.mutate('createAgent', WITH_PHONE);
    expect(agent).toBeNull();
    expect(userErrors[0]?.message).toMatch(/^The agent "twofold:agent_2" exists, but extension\.twofold\.phone/);
  });

  test('a repetition under the same key makes no second part', async () => {
    refuse('POST /agents', 422, 'no more agents');
    const input = { ...INPUT, idempotencyKey: 'once' };
    const first = await api.mutate('createAgent', input);
    server.instead = () => undefined;
    expect(await api.mutate('createAgent', input)).toEqual(first);
    expect(server.llms.size).toBe(1);
  });

  test('a change says which field was not set', async () => {
    const id = await made();
    refuse('PATCH /agents', 422, 'a bad name');
    const { agent, userErrors } = await api.mutate('updateAgent', { id, name: 'Nelly', model: 'claude' });
    expect(agent?.raw).toMatchObject({ name: 'Nell', model: 'claude' });
    expect(userErrors).toMatchObject([{ code: 'INCOMPLETE', field: ['name'] }]);
  });

  test('the agent is deleted all the same, and what is left is named', async () => {
    const id = await made();
    refuse('DELETE /llms', 403, 'not yours');
    expect(await api.mutate('deleteAgent', { id })).toMatchObject({
      deletedAgentId: id,
      userErrors: [
        {
          code: 'INCOMPLETE',
          message:
            'The agent is deleted, but the language model configuration "llm_1" is left at Twofold: the vendor answered 403: not yours',
        },
      ],
    });
  });
});

test('a part that is gone already keeps nobody from deleting the agent', async () => {
  const id = await made();
  server.llms.clear();
  expect(await api.mutate('deleteAgent', { id })).toMatchObject({ deletedAgentId: id, userErrors: [] });
});

test('the part stays when the agent is not deleted', async () => {
  const id = await made();
  refuse('DELETE /agents', 409, 'a call is going on');
  const { deletedAgentId, userErrors } = await api.mutate('deleteAgent', { id });
  expect(deletedAgentId).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  expect(server.llms.size).toBe(1);
});

test('when the first call fails, nothing else is sent and nothing is left', async () => {
  refuse('POST /llms', 422, 'no such model');
  const { userErrors } = await api.mutate('createAgent', INPUT);
  expect(userErrors).toMatchObject([{ code: 'INVALID' }]);
  expect(writes()).toHaveLength(1);
});

test('an answer without the id of the part stops the plan, and the part is named', async () => {
  server.instead = ({ method, path }) => (method === 'POST' && path === '/llms' ? { body: { ok: true } } : undefined);
  const { userErrors } = await api.mutate('createAgent', INPUT);
  expect(userErrors.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'UNKNOWN_OUTCOME the vendor accepted the language model configuration, but its answer lacks llm_id. It may or may not have taken effect: check before repeating.',
    'INCOMPLETE The language model configuration was made and is left at Twofold.',
  ]);
  expect(writes()).toHaveLength(1);
});
