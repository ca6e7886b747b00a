import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWriteApi, type WriteApi } from '../lifecycle/api.ts';

describe('the writes of Chatsby on the wire', () => {
  let api: WriteApi;
  beforeEach(async () => {
    api = await startWriteApi({ only: ['chatsby'] });
  });
  afterEach(() => api.close());

  /** What was sent, the id and the credentials blanked. */
  function wire(): object[] {
    return api.server('chatsby').calls.map(({ method, url, headers, body }) => ({
      call: `${method} ${url.replace(/agent_[a-z0-9]{10}/, '<id>')}`,
      authorization: headers.authorization?.replace(/ .*/, ' [redacted]'),
      contentType: headers['content-type'],
      body: body === '' ? undefined : JSON.parse(body),
    }));
  }

  async function create(): Promise<string> {
    const { agent } = await api.mutate('createAgent', { accountId: 'chatsby', name: 'Made' });
    api.forgetCalls();
    return agent?.id ?? '';
  }

  test('createAgent', async () => {
    await api.mutate('createAgent', {
      accountId: 'chatsby',
      name: 'Customer Support Bot',
      model: 'gpt-4o',
      instructions: 'You are helpful.',
      temperature: 0.5,
      extension: { chatsby: { maxTokens: 1024 } },
    });
    expect(wire()).toMatchInlineSnapshot(`
      [
        {
          "authorization": "Bearer [redacted]",
          "body": {
            "max_tokens": 1024,
            "model": "gpt-4o",
            "name": "Customer Support Bot",
            "system_prompt": "You are helpful.",
            "temperature": 0.5,
          },
          "call": "POST /v1/agents",
          "contentType": "application/json",
        },
      ]
    `);
  });

  test('updateAgent', async () => {
    const id = await create();
    await api.mutate('updateAgent', { id, instructions: '', extension: { chatsby: { maxTokens: 1 } } });
    expect(wire()).toMatchInlineSnapshot(`
      [
        {
          "authorization": "Bearer [redacted]",
          "body": undefined,
          "call": "GET /v1/agents/<id>",
          "contentType": undefined,
        },
        {
          "authorization": "Bearer [redacted]",
          "body": {
            "max_tokens": 1,
            "system_prompt": "",
          },
          "call": "PATCH /v1/agents/<id>",
          "contentType": "application/json",
        },
      ]
    `);
  });

  test('pauseAgent and resumeAgent', async () => {
    const id = await create();
    await api.mutate('pauseAgent', { id });
    await api.mutate('resumeAgent', { id });
    expect(wire().filter((call) => !JSON.stringify(call).includes('GET'))).toMatchInlineSnapshot(`
      [
        {
          "authorization": "Bearer [redacted]",
          "body": {
            "status": "paused",
          },
          "call": "PATCH /v1/agents/<id>",
          "contentType": "application/json",
        },
        {
          "authorization": "Bearer [redacted]",
          "body": {
            "status": "active",
          },
          "call": "PATCH /v1/agents/<id>",
          "contentType": "application/json",
        },
      ]
    `);
  });

  test('deleteAgent', async () => {
    const id = await create();
    await api.mutate('deleteAgent', { id });
    expect(wire()).toMatchInlineSnapshot(`
      [
        {
          "authorization": "Bearer [redacted]",
          "body": undefined,
          "call": "GET /v1/agents/<id>",
          "contentType": undefined,
        },
        {
          "authorization": "Bearer [redacted]",
          "body": undefined,
          "call": "DELETE /v1/agents/<id>",
          "contentType": undefined,
        },
      ]
    `);
  });

  test("the vendor's refusal keeps its words and points into the input", async () => {
    api.server('chatsby').faults.add({
      fault: {
        kind: 'ANSWER',
        when: 'before',
        status: 422,
        body: JSON.stringify({
          error: {
            type: 'validation_error',
            code: 'validation_error',
            message: 'No such length.',
            param: 'max_tokens',
            status: 422,
          },
        }),
      },
      matches: ({ method }) => method === 'POST',
    });
    const { userErrors } = await api.mutate('createAgent', { accountId: 'chatsby', name: 'Refused' });
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['extension', 'chatsby', 'maxTokens'],
        message: 'the vendor answered 422: No such length.',
        vendorError: { status: 422, code: 'validation_error', message: 'No such length.' },
      },
    ]);
  });

  const tooLong = (max: number) =>
    fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).map((text) => text.repeat(max + 1));
  const outside = (minimum: number, maximum: number) =>
    fc.oneof(
      // -0 is no less than 0.
      fc.double({ max: minimum, maxExcluded: true, min: -1e6, noNaN: true }).filter((value) => value < minimum),
      fc.double({ min: maximum, minExcluded: true, max: 1e6, noNaN: true }),
    );
  const mistake = (path: string, value: fc.Arbitrary<unknown>, code = 'INVALID') =>
    value.map((bad) => ({ path, bad, code }));
  const MISTAKES = fc.oneof(
    mistake('name', fc.oneof(tooLong(100), fc.constant(''))),
    mistake('instructions', tooLong(4000)),
    mistake('temperature', outside(0, 2)),
    mistake(
      'model',
      fc.string().filter((text) => !['gpt-4-turbo', 'gpt-4o', 'gpt-3.5-turbo'].includes(text)),
    ),
    mistake(
      'extension.chatsby.maxTokens',
      fc.oneof(fc.integer({ max: 0, min: -2e9 }), fc.integer({ min: 4097, max: 2e9 })),
    ),
    mistake('description', fc.string(), 'UNSUPPORTED'),
    mistake('avatarUrl', fc.webUrl(), 'UNSUPPORTED'),
    mistake('tags', fc.array(fc.string()), 'UNSUPPORTED'),
    mistake('extension.nova', fc.constant({ type: 'CHAT' })),
  );

  test('bad inputs are refused with their path before any call', async () => {
    await fc.assert(
      fc.asyncProperty(MISTAKES, async ({ path, bad, code }) => {
        const input: Record<string, unknown> = { accountId: 'chatsby', name: 'Fine' };
        const [top = '', member = '', field] = path.split('.');
        input[top] = top === 'extension' ? { [member]: field === undefined ? bad : { [field]: bad } } : bad;
        const { agent, userErrors } = await api.mutate('createAgent', input);
        expect(agent).toBeNull();
        expect(userErrors).toMatchObject([{ code, field: path.split('.') }]);
      }),
      { numRuns: 250 },
    );
    expect(api.callCount()).toBe(0);
  });

  test('null is refused where nothing documents that it clears', async () => {
    const id = await create();
    for (const field of ['name', 'instructions', 'model', 'temperature']) {
      const { userErrors } = await api.mutate('updateAgent', { id, [field]: null });
      expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', field: [field] }]);
    }
    expect(api.writes('chatsby')).toEqual([]);
  });
});
