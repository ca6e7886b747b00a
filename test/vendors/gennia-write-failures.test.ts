import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import { type VendorAccount, WRITE } from '../support/vendor-account.ts';
import { input, openGennia, readStored } from './open-gennia.ts';

/** Short enough to wait for; a loopback call takes a few milliseconds. */
const TIMEOUT_MS = 600;

let workspace: VendorAccount;

beforeEach(async () => {
  workspace = await openGennia({ timeoutMs: TIMEOUT_MS });
});

afterEach(() => workspace.close());

const isPatch = ({ method }: SandboxCall) => method === 'PATCH';

const porter = input(
  { name: 'Porter', instructions: 'Be quiet.', model: 'gpt-4.1', avatarUrl: 'https://cdn.example.com/p.png' },
  { ttsVoice: 'alloy', followUpBusinessHoursEnd: '06:30' },
);

/** The writes on the agent Support Bot, and creating another. */
const WRITES: Record<string, () => Promise<Outcome>> = {
  create: () => workspace.lifecycle.create(workspace.account, porter, WRITE),
  update: async () =>
    workspace.lifecycle.update(await workspace.named('Support Bot'), input({ instructions: 'Be kind.' }), WRITE),
  delete: async () => workspace.lifecycle.delete(await workspace.named('Support Bot'), WRITE),
  publish: async () => workspace.lifecycle.publish(await workspace.named('Support Bot'), {}, WRITE),
  restoreVersion: async () =>
    workspace.lifecycle.restoreVersion(await workspace.named('Support Bot'), { version: 1 }, WRITE),
};

function run(name: string): Promise<Outcome> {
  const write = WRITES[name];
  if (write === undefined) throw new Error(`no write is called ${name}`);
  return write();
}

const html = { 'content-type': 'text/html' };
/** Failures that say nothing about whether the write took effect. */
const PAGE: Fault = { kind: 'ANSWER', when: 'after', status: 200, body: '<h1>Welcome</h1>', headers: html };
const UNCLEAR: Record<string, Fault> = {
  'a reset before the vendor acts': { kind: 'RESET', when: 'before' },
  'a reset after the vendor acted': { kind: 'RESET', when: 'after' },
  'no answer in time': { kind: 'HANG', when: 'after' },
  'a 500 after the vendor acted': { kind: 'ANSWER', when: 'after', status: 500, body: '{"code":"INTERNAL"}' },
  'a page of a gateway': { kind: 'ANSWER', when: 'after', status: 502, body: '<h1>Bad gateway</h1>', headers: html },
};
/** Failures of the same kind where an agent should be in the answer. */
const UNCLEAR_DOCUMENTS: Record<string, Fault> = {
  'a page instead of the agent': PAGE,
  'an agent that is cut off': { kind: 'TRUNCATE' },
};
/** Answers of a write that is done which hold no agent. */
const WITHOUT_AGENT: Record<string, Fault> = {
  'an agent without its id': { kind: 'REWRITE', rewrite: (json) => ({ ...(json as object), publicId: undefined }) },
  'no body at all': { kind: 'ANSWER', when: 'after', status: 200 },
  'another document': { kind: 'ANSWER', when: 'after', status: 200, body: '{"message":"done"}' },
};

describe('a write whose outcome nobody knows', () => {
  const cases = Object.keys(WRITES).flatMap((name) => {
    const faults = name === 'delete' ? UNCLEAR : { ...UNCLEAR, ...UNCLEAR_DOCUMENTS };
    return Object.entries(faults).map(([what, fault]) => ({ name, what, fault }));
  });

  test.each(cases)('$name: $what is told as such, and the call is made once', async ({ name, fault }) => {
    workspace.fail('WRITE', fault);
    const { agent, deletedAgentId, userErrors } = await run(name);
    expect({ agent, deletedAgentId }).toEqual({ agent: null, deletedAgentId: null });
    expect(userErrors).toHaveLength(1);
    expect(userErrors[0]).toMatchObject({ code: 'UNKNOWN_OUTCOME', field: undefined });
    expect(userErrors[0]?.message).toMatch(/It may or may not have taken effect: check before repeating\.$/);
    expect(userErrors[0]?.message).not.toContain('<');
    expect(workspace.writes()).toHaveLength(1);
  });
});

describe.each(Object.entries(WITHOUT_AGENT))('%s in answer', (_, fault) => {
  test('to a create is UNKNOWN_OUTCOME: nobody knows which agent it is', async () => {
    workspace.fail('WRITE', fault);
    expect(await run('create')).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    expect(workspace.writes()).toHaveLength(1);
  });

  test.each(['update', 'publish', 'restoreVersion'])('to %s is no matter: the agent is read back', async (name) => {
    workspace.fail('WRITE', fault);
    const { agent, userErrors } = await run(name);
    expect({ name: agent?.fields.name, userErrors }).toEqual({ name: 'Support Bot', userErrors: [] });
    expect(workspace.writes()).toHaveLength(1);
  });
});

test('a delete that a page answers is done: the agent is gone', async () => {
  workspace.fail('WRITE', PAGE);
  const { deletedAgentId, userErrors } = await run('delete');
  expect({ isDeleted: deletedAgentId !== null, userErrors }).toEqual({ isDeleted: true, userErrors: [] });
  expect(workspace.writes()).toHaveLength(1);
});

describe('a rate limit', () => {
  test.each(Object.keys(WRITES))('%s is sent again, since it changed nothing', async (name) => {
    workspace.fail('WRITE', { kind: 'ANSWER', when: 'before', status: 429, body: '{}' }, 1);
    expect((await run(name)).userErrors).toEqual([]);
    const [first, second] = workspace.writes();
    expect(second).toBe(first);
  });

  test.each(Object.keys(WRITES))('%s is given up when it stays', async (name) => {
    workspace.answer('WRITE', 429, { code: 'SLOW_DOWN', message: 'Too many requests' });
    const { userErrors } = await run(name);
    expect(userErrors).toMatchObject([{ code: 'RATE_LIMITED', vendorError: { status: 429, code: 'SLOW_DOWN' } }]);
    expect(new Set(workspace.writes()).size).toBe(1);
  });
});

describe('a create whose draft can not be configured', () => {
  /** What of it is not in the first call. */
  const DRAFT_FIELDS = [
    ['instructions'],
    ['model'],
    ['extension', 'gennia', 'followUpBusinessHoursEnd'],
    ['extension', 'gennia', 'ttsVoice'],
  ];

  const refusals: Record<string, { fault: Fault; message: string; vendorError: unknown }> = {
    'a 500': {
      fault: { kind: 'ANSWER', when: 'before', status: 500, body: '{}' },
      message: 'the vendor answered 500. It may or may not have taken effect: check before repeating.',
      vendorError: { status: 500, code: null, message: null },
    },
    'a 503 in a sentence': {
      fault: { kind: 'ANSWER', when: 'before', status: 503, body: '{"code":"X","message":"The service is down."}' },
      message:
        'the vendor answered 503: The service is down. It may or may not have taken effect: check before repeating.',
      vendorError: { status: 503, code: 'X', message: 'The service is down.' },
    },
    'a 422': {
      fault: { kind: 'ANSWER', when: 'before', status: 422, body: '{"code":"X","message":"No such voice"}' },
      message: 'the vendor answered 422: No such voice',
      vendorError: { status: 422, code: 'X', message: 'No such voice' },
    },
    'a 409': {
      fault: { kind: 'ANSWER', when: 'before', status: 409, body: '{}' },
      message: 'the vendor answered 409',
      vendorError: { status: 409, code: null, message: null },
    },
    'a 429': {
      fault: { kind: 'ANSWER', when: 'before', status: 429, body: '{}', headers: { 'retry-after': '60' } },
      message: 'the vendor answered 429',
      vendorError: { status: 429, code: null, message: null },
    },
    'a reset before': {
      fault: { kind: 'RESET', when: 'before' },
      message: 'the connection broke (ECONNRESET). It may or may not have taken effect: check before repeating.',
      vendorError: undefined,
    },
  };

  test.each(Object.keys(refusals))(
    '(%s) is incomplete: the agent is there, and what it lacks is named',
    async (name) => {
      const { fault, message, vendorError } = refusals[name] ?? {};
      workspace.fail(isPatch, fault as Fault);
      const { agent, userErrors } = await run('create');
      const stored = await readStored(workspace, await workspace.named('Porter'));
      expect(agent?.raw).toEqual(stored);
      expect(stored).toMatchObject({ name: 'Porter', avatarUrl: 'https://cdn.example.com/p.png', systemPrompt: null });
      expect(userErrors).toEqual(
        DRAFT_FIELDS.map((field) => ({
          code: 'INCOMPLETE',
          field,
          message: `The agent exists, but ${field.join('.')} could not be set: ${message}`,
          vendorError,
        })),
      );
      expect(workspace.writes().map((write) => write.split(' ')[0])).toEqual(['POST', 'PATCH']);
    },
  );

  test('is incomplete also when the vendor did act and the answer was lost; the agent shows what became of it', async () => {
    workspace.fail(isPatch, { kind: 'RESET', when: 'after' });
    const { agent, userErrors } = await run('create');
    expect(userErrors.map(({ code }) => code)).toEqual(Array(4).fill('INCOMPLETE'));
    expect(agent?.fields).toMatchObject({ instructions: 'Be quiet.', model: 'GPT-4.1' });
    expect(workspace.writes()).toHaveLength(2);
  });

  test('shows the agent as the first call answered when it can not be read back', async () => {
    workspace.answer(
      ({ method, url }) => method === 'PATCH' || (method === 'GET' && url.includes('/agents/')),
      422,
      {},
    );
    const { agent, userErrors } = await run('create');
    expect(userErrors).toHaveLength(4);
    workspace.server.faults.clear();
    expect(agent?.raw).toEqual(await readStored(workspace, await workspace.named('Porter')));
  });

  test('is not configured when the first call has no clear outcome', async () => {
    workspace.fail('WRITE', { kind: 'RESET', when: 'after' }, 1);
    expect(await run('create')).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    expect(workspace.writes()).toEqual(['POST /agents']);
  });
});

describe('a refusal', () => {
  test('of a name that is taken is a conflict at the name, in a create', async () => {
    const { agent, userErrors } = await workspace.lifecycle.create(
      workspace.account,
      input({ name: 'Concierge' }),
      WRITE,
    );
    expect(agent).toBeNull();
    expect(userErrors).toMatchInlineSnapshot(`
      [
        {
          "code": "CONFLICT",
          "field": [
            "name",
          ],
          "message": "Gennia has another agent of this name in the workspace (the vendor answered 409: The name is already taken in this workspace.)",
          "vendorError": {
            "code": "AGENT_NAME_TAKEN",
            "message": "The name is already taken in this workspace.",
            "status": 409,
          },
        },
      ]
    `);
  });

  test('of a name that is taken is a conflict at the name, in an update', async () => {
    const target = await workspace.named('Support Bot');
    const { userErrors } = await workspace.lifecycle.update(target, input({ name: 'Concierge', tags: ['x'] }), WRITE);
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['name'], vendorError: { status: 409 } }]);
    expect(await readStored(workspace, target)).toMatchObject({
      name: 'Support Bot',
      categories: ['support', 'billing'],
    });
  });

  test('with 409 of an update without a name is a conflict of no field', async () => {
    workspace.answer('WRITE', 409, {});
    expect((await run('update')).userErrors).toEqual([
      {
        code: 'CONFLICT',
        field: undefined,
        message: 'the vendor answered 409',
        vendorError: { status: 409, code: null, message: null },
      },
    ]);
  });

  test.each(['create', 'update'])('of a picture that can not be fetched points at it, in a %s', async (name) => {
    const given = input({ name: 'Porter', avatarUrl: 'https://nowhere.invalid/p.png' });
    const { lifecycle, account } = workspace;
    const { userErrors } =
      name === 'create'
        ? await lifecycle.create(account, given, WRITE)
        : await lifecycle.update(await workspace.named('Support Bot'), given, WRITE);
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['avatarUrl'],
        message: 'the vendor answered 422: The avatar could not be fetched.',
        vendorError: { status: 422, code: 'AVATAR_FETCH_FAILED', message: 'The avatar could not be fetched.' },
      },
    ]);
    expect((await workspace.readAll()).map(({ fields }) => fields.name)).not.toContain('Porter');
  });

  const WITH_AVATAR = { name: 'Porter', avatarUrl: 'https://cdn.example.com/p.png' };
  test.each([
    ['create', WITH_AVATAR, 400, { code: 'VALIDATION_ERROR', message: 'Invalid avatar URL' }, 'INVALID', ['avatarUrl']],
    ['create', WITH_AVATAR, 422, { code: 'AVATAR_FETCH_FAILED' }, 'INVALID', ['avatarUrl']],
    ['create', WITH_AVATAR, 422, { message: 'Avatar exceeds the size limit' }, 'INVALID', ['avatarUrl']],
    ['create', WITH_AVATAR, 422, { message: 'Agent limit reached for this workspace' }, 'QUOTA_EXCEEDED', undefined],
    ['create', { name: 'Porter' }, 422, { code: 'AGENT_LIMIT_REACHED' }, 'QUOTA_EXCEEDED', undefined],
    ['create', { name: 'Porter' }, 422, { message: 'The avatar is odd' }, 'INVALID', undefined],
    ['create', WITH_AVATAR, 422, {}, 'INVALID', undefined],
    ['create', WITH_AVATAR, 422, { message: 'Unlimited trouble' }, 'INVALID', undefined],
    ['create', { name: 'Porter' }, 400, { message: 'A limit of another kind' }, 'INVALID', undefined],
    ['update', WITH_AVATAR, 422, { message: 'avatar fetch failed' }, 'INVALID', ['avatarUrl']],
    ['update', { avatarUrl: null }, 422, { message: 'avatar fetch failed' }, 'INVALID', undefined],
    ['update', { temperature: 2 }, 422, { message: "Above the model's limit" }, 'INVALID', undefined],
    ['update', { name: 'Porter' }, 404, { message: 'Agent not found' }, 'NOT_FOUND', undefined],
  ])('(%s of %j, %i %j) is %s at %j', async (name, given, status, body, code, field) => {
    workspace.answer('WRITE', status, body);
    const { lifecycle, account } = workspace;
    const { userErrors } =
      name === 'create'
        ? await lifecycle.create(account, input(given), WRITE)
        : await lifecycle.update(await workspace.named('Support Bot'), input(given), WRITE);
    expect(userErrors).toEqual([
      expect.objectContaining({
        code,
        field,
        vendorError: { status, code: null, message: null, ...body },
      }),
    ]);
    expect(workspace.writes()).toHaveLength(1);
  });

  test('to publish a draft without a model says what to do', async () => {
    const target = await workspace.named('Untitled agent');
    const { agent, userErrors } = await workspace.lifecycle.publish(target, {}, WRITE);
    expect(agent).toBeNull();
    expect(userErrors).toMatchInlineSnapshot(`
      [
        {
          "code": "INVALID",
          "field": undefined,
          "message": "Gennia publishes no agent without a model: set \`model\` by updateAgent, then publish again (the vendor answered 422: The draft has no AI model set.)",
          "vendorError": {
            "code": "AI_MODEL_REQUIRED",
            "message": "The draft has no AI model set.",
            "status": 422,
          },
        },
      ]
    `);
    expect(await readStored(workspace, target)).toMatchObject({ status: 'draft', publishedVersionNumber: null });
  });

  test.each(['publish', 'restoreVersion'])('of a %s for want of a draft is a conflict that says so', async (name) => {
    workspace.answer('WRITE', 409, {});
    expect((await run(name)).userErrors).toMatchObject([
      { code: 'CONFLICT', field: undefined, message: 'Gennia finds no draft of this agent (the vendor answered 409)' },
    ]);
  });

  test.each(Object.keys(WRITES))('of the key is told as such and the key is not shown: %s', async (name) => {
    workspace.answer('WRITE', 401, {
      code: 'INVALID_API_KEY',
      message: `The key ${workspace.credentials.apiKey} is not valid.`,
    });
    const { userErrors } = await run(name);
    expect(userErrors).toMatchObject([{ code: 'UNAUTHORIZED', vendorError: { status: 401, code: 'INVALID_API_KEY' } }]);
    expect(JSON.stringify(userErrors)).not.toContain(workspace.credentials.apiKey);
    expect(workspace.writes()).toHaveLength(1);
  });

  test('to delete what somebody else has just deleted is a delete that is done', async () => {
    workspace.answer('WRITE', 404, { code: 'AGENT_NOT_FOUND', message: 'Agent not found in this workspace.' });
    const { vendorId } = await workspace.named('Support Bot');
    expect(await run('delete')).toMatchObject({ userErrors: [], deletedAgentId: `gennia:${vendorId}` });
  });
});

describe('a read that fails before a write', () => {
  test.each(['update', 'delete', 'publish', 'restoreVersion'])('%s is not sent', async (name) => {
    workspace.answer(({ url }) => url.includes('/agents/'), 503, 'down');
    const { agent, userErrors } = await run(name);
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'UNAVAILABLE' }]);
    expect(workspace.writes()).toEqual([]);
  });

  test('of the models costs the create, and nothing is made', async () => {
    workspace.answer(({ url }) => url.includes('/ai-models'), 503, 'down');
    expect((await run('create')).userErrors).toMatchObject([{ code: 'UNAVAILABLE' }]);
    expect(workspace.writes()).toEqual([]);
  });
});
