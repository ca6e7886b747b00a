import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/faults.ts';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import type { UserErrorCode } from '../../src/core/errors/codes.ts';
import { FRAMEWORK_NAMES, takes } from '../../src/vendors/cometchat/frameworks.ts';
import { headersToWire } from '../../src/vendors/cometchat/mapping.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { openCometChat, readStored, readStoredAll, rewriteAgents } from './open-cometchat.ts';

const WRITE = { dryRun: false };

let chat: VendorAccount;

beforeEach(async () => {
  chat = await openCometChat({ timeoutMs: 500 });
});

afterEach(() => chat.close());

const concierge = {
  unified: { name: 'Concierge', avatarUrl: 'https://example.com/icon.png' },
  extension: {
    cometChat: { integrateWith: 'rasa', integrationMeta: { baseUrl: 'https://example.com' }, toolNames: ['showMap'] },
  },
};

/** Each write with the method of its call; the agents that they are for stand in the seeds. */
const WRITES: Record<string, { method: 'POST' | 'PATCH' | 'DELETE'; run: () => Promise<Outcome> }> = {
  create: { method: 'POST', run: () => chat.lifecycle.create(chat.account, concierge, WRITE) },
  update: {
    method: 'PATCH',
    run: async () => {
      const change = { unified: { name: 'Concierge' }, extension: undefined };
      return chat.lifecycle.update(await chat.named('Travel Concierge'), change, WRITE);
    },
  },
  pause: { method: 'PATCH', run: async () => chat.lifecycle.pause(await chat.named('Weather Agent'), WRITE) },
  resume: { method: 'PATCH', run: async () => chat.lifecycle.resume(await chat.named('Loyalty Desk'), WRITE) },
  delete: { method: 'DELETE', run: async () => chat.lifecycle.delete(await chat.named('Lounge Finder'), WRITE) },
};

const named = (name: string) => {
  const write = WRITES[name];
  if (write === undefined) throw new Error(name);
  return write;
};

const page = { 'content-type': 'text/html' };
const UNCLEAR: Record<string, Fault> = {
  'a connection that is reset before CometChat acts': { kind: 'RESET', when: 'before' },
  'a connection that is reset after it acted': { kind: 'RESET', when: 'after' },
  'no answer at all': { kind: 'HANG', when: 'after' },
  'an answer that is cut off': { kind: 'TRUNCATE' },
  'a 500': {
    kind: 'ANSWER',
    when: 'after',
    status: 500,
    body: '{"statusCode":500,"message":"ERR_EXCEPTION","error":"Internal Server Error"}',
  },
  'a page of a proxy': { kind: 'ANSWER', when: 'after', status: 502, body: '<h1>Bad gateway</h1>', headers: page },
  'a page in place of the answer': { kind: 'ANSWER', when: 'after', status: 200, body: '<h1>Hi</h1>', headers: page },
  'a success that says that it is none': { kind: 'ANSWER', when: 'after', status: 200, body: '{"success":false}' },
  'a list in place of the answer': { kind: 'ANSWER', when: 'after', status: 200, body: '[]' },
};

/** After an answer of success, whatever it holds, a deleted agent is looked for. */
function isSettled(name: string, fault: Fault | undefined): boolean {
  const isAnswered = fault?.kind === 'TRUNCATE' || (fault?.kind === 'ANSWER' && fault.status === 200);
  return name === 'delete' && isAnswered;
}

test.each(Object.keys(UNCLEAR).filter((fault) => isSettled('delete', UNCLEAR[fault])))(
  'delete after %s is done: the agent is gone',
  async (fault) => {
    chat.fail('DELETE', UNCLEAR[fault] as Fault);
    const { deletedAgentId, userErrors } = await named('delete').run();
    expect({ isDeleted: deletedAgentId !== null, userErrors }).toEqual({ isDeleted: true, userErrors: [] });
    expect(chat.writes()).toHaveLength(1);
  },
);

describe.each(Object.keys(WRITES))('%s', (name) => {
  test.each(Object.keys(UNCLEAR).filter((fault) => !isSettled(name, UNCLEAR[fault])))(
    'after %s is of unknown outcome, and is not sent again',
    async (fault) => {
      const { method, run } = named(name);
      const before = await readStoredAll(chat);
      chat.fail(method, UNCLEAR[fault] as Fault);
      const result = await run();
      expect(result).toMatchObject({ agent: null, deletedAgentId: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
      expect(result.userErrors).toHaveLength(1);
      expect(result.userErrors[0]?.message).toMatch(/It may or may not have taken effect: check before repeating\.$/);
      expect(JSON.stringify(result)).not.toContain('<');
      expect(chat.writes()).toHaveLength(1);
      const hasActed = JSON.stringify(await readStoredAll(chat)) !== JSON.stringify(before);
      expect(hasActed).toBe(fault !== 'a connection that is reset before CometChat acts');
    },
  );

  const specError = (statusCode: number, message: unknown, error: string) => ({ statusCode, message, error });
  const chatApi = (code: string, message: string) => ({
    error: { message, devMessage: message, source: 'chat-api', code },
  });
  const refusals: [status: number, body: unknown, code: UserErrorCode, vendorError: object][] = [
    [400, specError(400, 'No.', 'Bad Request'), 'INVALID', { code: null, message: 'No.' }],
    [400, specError(400, ['No.', 'No!'], 'Bad Request'), 'INVALID', { code: null, message: 'No.; No!' }],
    [400, chatApi('ERR_BAD_REQUEST', 'No.'), 'INVALID', { code: 'ERR_BAD_REQUEST', message: 'No.' }],
    [401, chatApi('AUTH_ERR_APIKEY_NOT_FOUND', 'No.'), 'UNAUTHORIZED', { code: 'AUTH_ERR_APIKEY_NOT_FOUND' }],
    [401, chatApi('AUTH_ERR_NO_ACCESS', 'No.'), 'FORBIDDEN', { code: 'AUTH_ERR_NO_ACCESS' }],
    [403, '{}', 'FORBIDDEN', { code: null, message: null }],
    [400, chatApi('ERR_PLAN_QUOTA_RESTRICTION', 'No.'), 'QUOTA_EXCEEDED', { code: 'ERR_PLAN_QUOTA_RESTRICTION' }],
    [409, 'taken', 'CONFLICT', { code: null, message: 'taken' }],
    [413, '<html>too large</html>', 'INVALID', { code: null, message: null }],
    [422, specError(422, 'No.', 'Unprocessable Entity'), 'INVALID', { message: 'No.' }],
  ];

  test.each(refusals)(
    'refused with %d %j is %s, in the words of CometChat',
    async (status, body, code, vendorError) => {
      const { method, run } = named(name);
      const before = await readStoredAll(chat);
      chat.answer(method, status, body);
      const { agent, userErrors, deletedAgentId } = await run();
      expect({ agent, deletedAgentId }).toEqual({ agent: null, deletedAgentId: null });
      expect(userErrors).toMatchObject([{ code, vendorError: { status, ...vendorError } }]);
      expect(chat.writes()).toHaveLength(1);
      expect(await readStoredAll(chat)).toEqual(before);
    },
  );

  test('is sent again when it came too often, since then it was not processed', async () => {
    const { method, run } = named(name);
    const body = chatApi('ERR_TOO_MANY_REQUESTS', 'Slow down.');
    chat.answer(method, 429, body, 1);
    expect((await run()).userErrors).toEqual([]);
    expect(chat.writes()).toHaveLength(2);
  });

  test('gives up when it still comes too often', async () => {
    const { method, run } = named(name);
    const before = await readStoredAll(chat);
    chat.fail(method, { kind: 'ANSWER', when: 'before', status: 429, headers: { 'retry-after': '60' } });
    expect((await run()).userErrors).toMatchObject([{ code: 'RATE_LIMITED', vendorError: { status: 429 } }]);
    expect(chat.writes()).toHaveLength(1);
    expect(await readStoredAll(chat)).toEqual(before);
  });
});

describe('an agent', () => {
  const unknown = () => ({ account: chat.account, vendorId: '00000000-0000-4000-8000-000000000000' });

  test('that does not exist is NOT_FOUND before anything is written', async () => {
    const { lifecycle } = chat;
    const change = { unified: { name: 'X' }, extension: undefined };
    const results = [
      await lifecycle.update(unknown(), change, WRITE),
      await lifecycle.pause(unknown(), WRITE),
      await lifecycle.resume(unknown(), WRITE),
      await lifecycle.delete(unknown(), WRITE),
    ];
    for (const { userErrors } of results) expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect(chat.writes()).toEqual([]);
  });

  test('that goes away between reading and writing is NOT_FOUND, and for a delete that is success', async () => {
    const gone = { statusCode: 404, message: 'ERR_AGENT_NOT_FOUND: No BYO agent exists.', error: 'Not Found' };
    chat.answer('PATCH', 404, gone);
    chat.answer('DELETE', 404, gone);
    const { userErrors } = await named('update').run();
    expect(userErrors).toMatchObject([
      { code: 'NOT_FOUND', vendorError: { status: 404, code: 'ERR_AGENT_NOT_FOUND' } },
    ]);
    const target = await chat.named('Lounge Finder');
    expect(await chat.lifecycle.delete(target, WRITE)).toMatchObject({
      userErrors: [],
      deletedAgentId: `cometchat:${target.vendorId}`,
    });
  });

  test('in the state that is asked for is a CONFLICT', async () => {
    const paused = await chat.lifecycle.pause(await chat.named('Loyalty Desk'), WRITE);
    expect(paused.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['id'] }]);
    const resumed = await chat.lifecycle.resume(await chat.named('Weather Agent'), WRITE);
    expect(resumed.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['id'] }]);
    expect(chat.writes()).toEqual([]);
  });

  test('that CometChat shows as deleted can not be changed', async () => {
    rewriteAgents(chat, (agent) => ({ ...agent, deletedAt: 1764547200000 }));
    for (const name of ['update', 'pause', 'resume', 'delete']) {
      expect((await named(name).run()).userErrors, name).toMatchObject([{ code: 'CONFLICT' }]);
    }
    expect(chat.writes()).toEqual([]);
  });

  test('that has moved on is a CONFLICT', async () => {
    const target = await chat.named('Weather Agent');
    const expectedUpdatedAt = new Date('2020-01-01T00:00:00Z');
    const { userErrors } = await chat.lifecycle.pause(target, { ...WRITE, expectedUpdatedAt });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['expectedUpdatedAt'] }]);
    const { updatedAt } = await readStored(chat, 'Weather Agent');
    const current = { ...WRITE, expectedUpdatedAt: new Date(String(updatedAt)) };
    expect((await chat.lifecycle.pause(target, current)).userErrors).toEqual([]);
    expect(chat.writes()).toHaveLength(1);
  });

  test('that can not be read is not written', async () => {
    // Time for all of its attempts, on a busy machine too: the last one is what is told.
    await chat.reconnect({ timeoutMs: 30_000 });
    chat.answer('GET', 500, '{}');
    const target = { account: chat.account, vendorId: 'any' };
    const { userErrors } = await chat.lifecycle.pause(target, WRITE);
    expect(userErrors).toMatchObject([{ code: 'UNAVAILABLE', vendorError: { status: 500 } }]);
    expect(chat.writes()).toEqual([]);
  });
});

describe('what CometChat does not have is UNSUPPORTED, without a call:', () => {
  test('publishing', async () => {
    const target = await chat.named('Weather Agent');
    const { userErrors } = await chat.lifecycle.publish(target, {}, WRITE);
    expect(userErrors).toMatchInlineSnapshot(`
      [
        {
          "code": "UNSUPPORTED",
          "message": "CometChat documents no drafts of agents: what an agent says is made where it runs. To switch it on or off, use resumeAgent and pauseAgent.",
        },
      ]
    `);
    expect(chat.server.calls).toEqual([]);
  });

  test('going back to a version', async () => {
    const target = await chat.named('Weather Agent');
    const { userErrors } = await chat.lifecycle.restoreVersion(target, { version: 1 }, WRITE);
    expect(userErrors).toMatchInlineSnapshot(`
      [
        {
          "code": "UNSUPPORTED",
          "message": "CometChat documents no versions of agents: what an agent says is made, and kept, where it runs.",
        },
      ]
    `);
    expect(chat.server.calls).toEqual([]);
  });
});

describe('an update that was taken', () => {
  const loseTheListAfterwards = (body: unknown, status: number) =>
    chat.server.faults.add({
      fault: { kind: 'ANSWER', when: 'before', status, body: JSON.stringify(body) },
      matches: ({ method }) => method === 'GET' && chat.writes().length > 0,
    });

  test('but can not be read back says that it took effect', async () => {
    loseTheListAfterwards({}, 403);
    const { agent, userErrors } = await named('pause').run();
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INCOMPLETE', message: expect.stringContaining('took effect') }]);
    chat.server.faults.clear();
    expect((await readStored(chat, 'Weather Agent')).isActive).toBe(false);
  });

  test('of an agent that is not shown any more is of unknown outcome', async () => {
    loseTheListAfterwards([], 200);
    expect(await named('pause').run()).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
  });

  test.each([['{}'], ['null'], [''], ['{"success":true,"more":1}']])(
    'is done, whatever else a 2xx says: %s',
    async (body) => {
      chat.fail('PATCH', { kind: 'ANSWER', when: 'after', status: 202, body });
      const { agent, userErrors } = await named('pause').run();
      expect(userErrors).toEqual([]);
      expect(agent?.fields.status).toBe('PAUSED');
    },
  );
});

test.each([['{}'], ['{"agent":null}'], ['{"agent":{}}'], ['{"agent":[]}'], ['{"agent":{"uid":""}}'], ['']])(
  'a create that is answered with %j is of unknown outcome',
  async (body) => {
    chat.fail('POST', { kind: 'ANSWER', when: 'after', status: 201, body });
    expect(await named('create').run()).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    expect(chat.writes()).toHaveLength(1);
  },
);

describe('a tool that does not exist', () => {
  const create = (lists: object) => {
    const { cometChat } = concierge.extension;
    const extension = { cometChat: { ...cometChat, toolNames: [], ...lists } };
    return chat.lifecycle.create(chat.account, { ...concierge, extension }, WRITE);
  };

  test.each([
    [{ toolNames: ['nope'] }, ['extension', 'cometChat', 'toolNames']],
    [{ actions: ['nope'] }, ['extension', 'cometChat', 'actions']],
    [{ toolNames: ['showMap'], actions: ['nope'] }, ['extension', 'cometChat']],
  ])('in %j is found at %j', async (lists, field) => {
    const { userErrors } = await create(lists);
    expect(userErrors).toMatchObject([{ code: 'INVALID', vendorError: { status: 400, code: 'ERR_TOOL_NOT_FOUND' } }]);
    expect(userErrors[0]?.field).toEqual(field);
  });

  test('in an update leaves the agent as it was', async () => {
    const target = await chat.named('Weather Agent');
    const before = await readStoredAll(chat);
    const change = { unified: {}, extension: { cometChat: { actions: ['nope'] } } };
    const { userErrors } = await chat.lifecycle.update(target, change, WRITE);
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'cometChat', 'actions'] }]);
    expect(await readStoredAll(chat)).toEqual(before);
  });
});

describe('what CometChat quotes of a write is shown without its secrets:', () => {
  const headers = { authorization: 'Bearer hush"1', 'x-key': 'hush:2', 'x-user': 'Basic hush-3' };
  const withHeaders = FRAMEWORK_NAMES.filter((name) => takes(name, 'headers'));
  const quotes = [...Object.values(headers), 'hush"1', 'hush-3'];

  test.each(withHeaders)('the headers of an agent for %s, whole and one by one', async (integrateWith) => {
    const cometChat = { integrateWith, integrationMeta: { baseUrl: 'https://example.com', headers } };
    const change = { ...concierge, extension: { cometChat } };
    const sent = headersToWire(integrateWith, headers);
    const whole = typeof sent === 'string' ? sent : JSON.stringify(sent);
    for (const status of [400, 500]) {
      for (const quote of [...quotes, ...quotes.map(encodeURIComponent), whole, JSON.stringify(whole)]) {
        chat.answer('POST', status, { statusCode: status, message: `kept: ${quote}`, error: 'x' }, 1);
        chat.answer('PATCH', status, { error: { message: `kept: ${quote}`, code: 'ERR_BAD_REQUEST' } }, 1);
        const created = await chat.lifecycle.create(chat.account, change, WRITE);
        const updated = await chat.lifecycle.update(await chat.named('Weather Agent'), change, WRITE);
        for (const { userErrors } of [created, updated]) {
          expect(userErrors[0]?.vendorError?.message).toMatch(/^kept: .*\[redacted\]/);
          expect(JSON.stringify(userErrors), quote).not.toContain('hush');
        }
      }
    }
  });

  test('the user of a URL', async () => {
    const baseUrl = 'https://me:hu@sh@example.com/run';
    const cometChat = { integrateWith: 'mastra', integrationMeta: { baseUrl } };
    chat.answer('POST', 400, { statusCode: 400, message: `no answer of ${baseUrl}`, error: 'Bad Request' });
    const { userErrors } = await chat.lifecycle.create(chat.account, { ...concierge, extension: { cometChat } }, WRITE);
    expect(userErrors[0]?.vendorError?.message).toBe('no answer of https://[redacted]@example.com/run');
    expect(userErrors[0]?.message).not.toContain('sh@');
  });

  test('the API key', async () => {
    const { apiKey } = sandboxedVendor('cometchat').createSandbox({ agents: 0 }).credentials;
    chat.answer('DELETE', 401, { error: { message: `The key ${apiKey} does not exist.` } });
    const { userErrors } = await named('delete').run();
    expect(userErrors[0]?.vendorError?.message).toBe('The key [redacted] does not exist.');
  });
});
