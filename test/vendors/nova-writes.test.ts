import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/faults.ts';
import { SEEDS } from '../../sandbox/vendors/nova/seeds.ts';
import type { AgentInput } from '../../src/agents/lifecycle/lifecycle.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { createAgent } from '../../src/vendors/nova/contract.ts';
import { UNKNOWN_ID, type VendorAccount } from '../support/vendor-account.ts';
import { inputFor, openNova } from './open-nova.ts';

const NOW = '2026-11-01T08:00:00.000Z';
const REAL = { dryRun: false };
const DRY = { dryRun: true };

let voice: VendorAccount;

beforeEach(async () => {
  voice = await openNova({ agents: SEEDS.length, now: () => new Date(NOW) });
});

afterEach(() => voice.close());

/** A new agent with a model and a goodbye, so that it takes two calls. */
const TALKER: AgentInput = {
  unified: { name: 'Night Nurse', instructions: 'Be brief. 🌙', model: 'gpt-4o', temperature: 0.3 },
  extension: {
    nova: {
      type: 'voice',
      llmConfig: { provider: 'openai', maxTokens: 300 },
      goodbyeConfig: { enabled: true, message: 'Good night.' },
      defaultFunctions: ['end_call'],
    },
  },
};

const create = (input: AgentInput, options = REAL) => voice.lifecycle.create(voice.account, input, options);
const update = (id: string, input: AgentInput, options: { dryRun: boolean; expectedUpdatedAt?: Date } = REAL) =>
  voice.lifecycle.update(voice.target(id), input, options);
const remove = (id: string, options: { dryRun: boolean; expectedUpdatedAt?: Date } = REAL) =>
  voice.lifecycle.delete(voice.target(id), options);

const idOf = (name: string): Promise<string> => voice.idOf(name);

function sentAs(calls: Outcome['plannedCalls']): string[] {
  return (calls ?? []).map(({ method, path }) => `${method} ${path}`);
}

describe('Creating a Nova agent', () => {
  test('takes one call when the four documented fields are all there is', async () => {
    const input = { unified: { name: 'Desk', instructions: '' }, extension: { nova: { type: 'chat' } } };
    const { agent, userErrors } = await create(input);
    expect(userErrors).toEqual([]);
    expect(voice.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": {
            "name": "Desk",
            "prompt_template": "",
            "type": "chat",
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "POST /api/org/org_sandbox/agents",
        },
      ]
    `);
    expect(agent?.document).toEqual((await voice.get(agent?.vendorId ?? '')).document);
    expect(agent?.fields).toMatchObject({ name: 'Desk', instructions: '', model: null, createdAt: new Date(NOW) });
  });

  test('takes a second call for everything else', async () => {
    const { agent, userErrors } = await create(TALKER);
    expect(userErrors).toEqual([]);
    expect(voice.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": {
            "name": "Night Nurse",
            "prompt_template": "Be brief. 🌙",
            "type": "voice",
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "POST /api/org/org_sandbox/agents",
        },
        {
          "body": {
            "default_functions": [
              "end_call",
            ],
            "goodbye_config": {
              "enabled": true,
              "message": "Good night.",
            },
            "llm_config": {
              "max_tokens": 300,
              "model": "gpt-4o",
              "provider": "openai",
              "temperature": 0.3,
            },
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "PATCH /api/org/org_sandbox/agents/9359e69b-cfc6-41e9-aedf-b65012f185bb",
        },
      ]
    `);
    const { document } = await voice.get(agent?.vendorId ?? '');
    expect(agent?.document).toEqual(document);
    expect(document).toMatchObject({
      name: 'Night Nurse',
      type: 'voice',
      prompt_template: 'Be brief. 🌙',
      llm_config: { provider: 'openai', model: 'gpt-4o', temperature: 0.3, max_tokens: 300 },
      goodbye_config: { enabled: true, message: 'Good night.' },
      default_functions: ['end_call'],
    });
  });

  test('sets every field that there is', async () => {
    const { tools: _tools, public_quota: _quota, ...body } = SEEDS[0] ?? {};
    const { agent, userErrors } = await create(inputFor(createAgent, body));
    expect(userErrors).toEqual([]);
    const { original } = await voice.get(agent?.vendorId ?? '');
    expect(original).toEqual({
      ...body,
      id: agent?.vendorId,
      organization_id: 'org_sandbox',
      created_at: NOW,
      updated_at: NOW,
    });
    expect(voice.writes()).toHaveLength(2);
  });

  test('sends nothing for a configuration object in which nothing is set', async () => {
    const nothing = { greetingConfig: {}, extraConfig: {} };
    const input = { unified: { name: 'Desk', instructions: 'x' }, extension: { nova: { type: 'chat', ...nothing } } };
    expect((await create(input)).userErrors).toEqual([]);
    expect(voice.writes()).toEqual(['POST /org/org_sandbox/agents']);
  });

  test('plans the calls that are then made, secrets redacted, and sends none of them', async () => {
    const webhook = { method: 'POST', url: 'https://u:p@crm.example.com', headers: { authorization: 'Bearer hidden' } };
    const input: AgentInput = {
      ...TALKER,
      extension: { nova: { ...(TALKER.extension?.nova as JsonObject), precallWebhook: webhook } },
    };
    const plan = await create(input, DRY);
    expect(voice.server.calls).toEqual([]);
    expect(plan).toMatchObject({ agent: null, userErrors: [] });
    expect(JSON.stringify(plan)).not.toContain('hidden');
    const { agent } = await create(input);
    const [post, patch] = voice.planned();
    expect(sentAs(plan.plannedCalls)).toEqual(['POST /org/org_sandbox/agents', 'PATCH /org/org_sandbox/agents/{id}']);
    expect(plan.plannedCalls?.[0]?.body).toEqual(post?.body);
    expect(plan.plannedCalls?.[1]?.body).toEqual({
      ...(patch?.body as JsonObject),
      precall_webhook: { method: 'POST', url: `https://${REDACTED}@crm.example.com`, headers: REDACTED },
    });
    expect(patch).toMatchObject({
      path: `/org/org_sandbox/agents/${agent?.vendorId}`,
      body: { precall_webhook: webhook },
    });
  });

  test('names what is missing, all at once and before any call', async () => {
    const { userErrors } = await create({
      unified: { temperature: 0.5, tags: ['a'], name: 'x' },
      extension: undefined,
    });
    expect(userErrors).toMatchInlineSnapshot(`
      [
        {
          "code": "UNSUPPORTED",
          "field": [
            "tags",
          ],
          "message": "tags can not be set: Nova (CozmoX) agents have no tags.",
        },
        {
          "code": "INVALID",
          "field": [
            "extension",
            "nova",
            "type",
          ],
          "isMissing": true,
          "message": "extension.nova.type is required: VOICE, CHAT or VIDEO.",
        },
        {
          "code": "INVALID",
          "field": [
            "extension",
            "nova",
            "llmConfig",
            "provider",
          ],
          "isMissing": true,
          "message": "extension.nova.llmConfig.provider is required: OPENAI or ANTHROPIC.",
        },
        {
          "code": "INVALID",
          "field": [
            "model",
          ],
          "isMissing": true,
          "message": "model is required by Nova with a temperature or any other setting of the model.",
        },
      ]
    `);
    expect(voice.server.calls).toEqual([]);
  });
});

describe('Updating a Nova agent', () => {
  test('reads the agent, then sends what is changed', async () => {
    const id = await idOf('Website Chat');
    const before = await voice.get(id);
    voice.forget();
    const { agent, userErrors } = await update(id, {
      unified: { name: 'Web', instructions: '' },
      extension: { nova: { type: 'video', allowedSipTrunks: [], plugins: [null, { a: 1 }] } },
    });
    expect(userErrors).toEqual([]);
    expect(voice.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "GET /api/org/org_sandbox/agents/bb1ef2a4-47a1-48bd-a25d-df4742f4507e",
        },
        {
          "body": {
            "allowed_sip_trunks": [],
            "name": "Web",
            "plugins": [
              null,
              {
                "a": 1,
              },
            ],
            "prompt_template": "",
            "type": "video",
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "PATCH /api/org/org_sandbox/agents/bb1ef2a4-47a1-48bd-a25d-df4742f4507e",
        },
      ]
    `);
    const changed = {
      name: 'Web',
      prompt_template: '',
      type: 'video',
      allowed_sip_trunks: [],
      plugins: [null, { a: 1 }],
    };
    expect(agent?.document).toEqual({ ...before.document, ...changed, updated_at: NOW });
    expect((await voice.get(id)).document).toEqual(agent?.document);
  });

  test('sends a configuration object whole, with what the agent has', async () => {
    const id = await idOf('Rezeptbestellung');
    const { agent, userErrors } = await update(id, { unified: { temperature: 0.9 }, extension: undefined });
    expect(userErrors).toEqual([]);
    expect(voice.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "GET /api/org/org_sandbox/agents/a03dc595-c4e6-4031-ac78-38dfbd39732b",
        },
        {
          "body": {
            "llm_config": {
              "max_tokens": 400,
              "model": "claude-sonnet-4-5",
              "provider": "anthropic",
              "temperature": 0.9,
              "top_k": 20,
            },
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "PATCH /api/org/org_sandbox/agents/a03dc595-c4e6-4031-ac78-38dfbd39732b",
        },
      ]
    `);
    expect(agent?.fields).toMatchObject({ model: 'claude-sonnet-4-5', temperature: 0.9 });
  });

  test('plans the call that is then made and sends no write', async () => {
    const id = await idOf('Appointment Line');
    const input: AgentInput = {
      unified: { model: 'gpt-4.1' },
      extension: { nova: { precallWebhook: { timeoutSeconds: 9 } } },
    };
    const plan = await update(id, input, DRY);
    expect(voice.writes()).toEqual([]);
    expect(plan.plannedCalls?.[0]?.body).toMatchObject({ precall_webhook: { timeout_seconds: 9, headers: REDACTED } });
    voice.forget();
    await update(id, input);
    expect(voice.writes()).toEqual(sentAs(plan.plannedCalls));
    const sent = voice.wire().at(-1)?.body as { precall_webhook: JsonObject };
    expect({ ...sent, precall_webhook: { ...sent.precall_webhook, headers: REDACTED } }).toEqual(
      plan.plannedCalls?.[0]?.body,
    );
    expect(sent.precall_webhook.headers).toEqual(SEEDS[0]?.precall_webhook?.headers);
  });

  test('is refused when nothing is to be changed', async () => {
    const id = await idOf('Website Chat');
    expect(await update(id, { unified: {}, extension: { nova: {} } })).toMatchObject({
      userErrors: [{ code: 'INVALID' }],
    });
    const empty = await update(id, { unified: {}, extension: { nova: { greetingConfig: {} } } });
    expect(empty.userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'nova', 'greetingConfig'] }]);
    expect(voice.writes()).toEqual([]);
  });

  test('changes of one agent are made one after the other, so that none is lost', async () => {
    const id = await idOf('Rezeptbestellung');
    const one = (nested: JsonObject) => update(id, { unified: {}, extension: { nova: nested } });
    await Promise.all([
      one({ llmConfig: { topP: 0.5 } }),
      one({ llmConfig: { maxTokens: 7 } }),
      update(id, { unified: { temperature: 0.1 }, extension: undefined }),
      one({ llmConfig: { systemPrompt: 'x' } }),
    ]);
    expect((await voice.get(id)).document.llm_config).toEqual({
      ...SEEDS[1]?.llm_config,
      ...{ top_p: 0.5, max_tokens: 7, temperature: 0.1, system_prompt: 'x' },
    });
  });
});

describe('Deleting a Nova agent', () => {
  test('reads it and deletes it', async () => {
    const id = await idOf('Website Chat');
    expect(await remove(id)).toMatchObject({ agent: null, userErrors: [], deletedAgentId: `nova:${id}` });
    expect(voice.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "GET /api/org/org_sandbox/agents/bb1ef2a4-47a1-48bd-a25d-df4742f4507e",
        },
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "DELETE /api/org/org_sandbox/agents/bb1ef2a4-47a1-48bd-a25d-df4742f4507e",
        },
      ]
    `);
    expect(await voice.client.get?.(id)).toBeNull();
    for (const [status, body] of [
      [204, ''],
      [200, '"done"'],
      [202, '{"id":4}'],
      [200, '[]'],
      [200, 'null'],
    ] as const) {
      const next = await voice.idOf((await voice.readAll(50))[0]?.fields.name ?? '');
      voice.server.faults.add({
        fault: { kind: 'ANSWER', when: 'after', status, ...(body === '' ? {} : { body }) },
        matches: ({ method }) => method === 'DELETE',
        times: 1,
      });
      expect(await remove(next)).toMatchObject({ userErrors: [], deletedAgentId: `nova:${next}` });
      expect(await voice.client.get?.(next)).toBeNull();
    }
  });

  test('plans its call and sends no write', async () => {
    const id = await idOf('Website Chat');
    const plan = await remove(id, DRY);
    expect(plan.plannedCalls).toEqual([{ method: 'DELETE', path: `/org/org_sandbox/agents/${id}`, body: null }]);
    expect(plan.deletedAgentId).toBeNull();
    expect(voice.writes()).toEqual([]);
  });

  test('of an agent that somebody else deletes meanwhile is done', async () => {
    const id = await idOf('Website Chat');
    voice.server.faults.add({
      fault: { kind: 'ANSWER', when: 'after', status: 404 },
      matches: ({ method }) => method === 'DELETE',
    });
    expect(await remove(id)).toMatchObject({ userErrors: [], deletedAgentId: `nova:${id}` });
  });
});

describe('What Nova does not have', () => {
  test('is refused with what there is instead, before any call', async () => {
    const target = voice.target(await idOf('Website Chat'));
    const refusals = [
      await voice.lifecycle.pause(target, REAL),
      await voice.lifecycle.resume(target, REAL),
      await voice.lifecycle.publish(target, {}, REAL),
      await voice.lifecycle.restoreVersion(target, { version: 1 }, REAL),
    ];
    expect(
      refusals.flatMap(({ userErrors }) => userErrors.map(({ code, message }) => `${code}: ${message}`)),
    ).toMatchInlineSnapshot(`
      [
        "UNSUPPORTED: Nova agents have no state that could be paused: one is there until it is deleted.",
        "UNSUPPORTED: Nova agents have no state that could be resumed: one is there until it is deleted.",
        "UNSUPPORTED: Nova agents have no draft: an update changes the agent itself.",
        "UNSUPPORTED: Nova keeps no versions of agents: copy an agent before a change that you may want to take back.",
      ]
    `);
    expect(voice.server.calls).toEqual([]);
  });

  test('fields are refused before any call', async () => {
    const id = await idOf('Website Chat');
    const { userErrors } = await update(id, {
      unified: { description: 'd', avatarUrl: null, tags: [] },
      extension: undefined,
    });
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'UNSUPPORTED description',
      'UNSUPPORTED tags',
    ]);
    expect(voice.server.calls).toEqual([]);
  });

  test('null is refused for what the agent has, all at once', async () => {
    const id = await idOf('Website Chat');
    const { userErrors } = await update(id, {
      unified: { avatarUrl: null, model: null, instructions: null },
      extension: { nova: { llmConfig: { topP: null }, plugins: null, voiceConfig: null } },
    });
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'UNSUPPORTED instructions',
      'UNSUPPORTED model',
    ]);
    expect(voice.writes()).toEqual([]);
  });

  test('null for an object takes nothing away from a unified field in it', async () => {
    const given = { unified: { temperature: 0.9 }, extension: { nova: { llmConfig: null } } };
    const refused = await update(await idOf('Website Chat'), given);
    expect(refused.userErrors).toMatchObject([{ code: 'UNSUPPORTED', field: ['extension', 'nova', 'llmConfig'] }]);
    const without = await update(await idOf('Unfinished'), given);
    expect(without.userErrors).toMatchObject([
      { code: 'INVALID', field: ['extension', 'nova', 'llmConfig', 'provider'] },
    ]);
    expect(voice.writes()).toEqual([]);
  });
});

describe('A Nova agent that can not be changed', () => {
  test('because there is none', async () => {
    const input = { unified: { name: 'x' }, extension: undefined };
    for (const { userErrors } of [await update(UNKNOWN_ID, input), await remove(UNKNOWN_ID)]) {
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    }
    expect(voice.writes()).toEqual([]);
  });

  test('because it has moved on', async () => {
    const id = await idOf('Website Chat');
    const { fields } = await voice.get(id);
    const input = { unified: { name: 'x' }, extension: undefined };
    const old = { dryRun: false, expectedUpdatedAt: new Date(0) };
    for (const { userErrors } of [await update(id, input, old), await remove(id, old)]) {
      expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['expectedUpdatedAt'] }]);
    }
    expect(voice.writes()).toEqual([]);
    const current = { dryRun: false, expectedUpdatedAt: fields.updatedAt ?? new Date(Number.NaN) };
    expect((await update(id, input, current)).userErrors).toEqual([]);
  });

  test('because the vendor refuses, with its own words', async () => {
    const id = await idOf('Website Chat');
    const cases: [number, string][] = [
      [400, 'INVALID'],
      [401, 'UNAUTHORIZED'],
      [402, 'QUOTA_EXCEEDED'],
      [403, 'FORBIDDEN'],
      [404, 'NOT_FOUND'],
      [409, 'CONFLICT'],
      [422, 'INVALID'],
    ];
    for (const [status, code] of cases) {
      voice.server.faults.add({
        fault: { kind: 'ANSWER', when: 'before', status, body: '{"status":false,"message":"no, Bearer abcdefg"}' },
        matches: ({ method }) => method !== 'GET',
        times: 1,
      });
      const webhook = { method: 'GET', url: 'https://x.example.com', headers: { authorization: 'Bearer abcdefg' } };
      const { agent, userErrors } = await update(id, { unified: {}, extension: { nova: { precallWebhook: webhook } } });
      expect(agent).toBeNull();
      expect(userErrors).toEqual([
        {
          code,
          message: `the vendor answered ${status}: no, ${REDACTED}`,
          field: undefined,
          vendorError: { status, code: null, message: `no, ${REDACTED}` },
        },
      ]);
    }
    expect(voice.writes()).toHaveLength(cases.length);
  });
});

/** Failures after which nobody knows whether the vendor acted. */
const UNCLEAR: readonly [string, Fault][] = [
  ['no answer, not done', { kind: 'HANG', when: 'before' }],
  ['no answer, done', { kind: 'HANG', when: 'after' }],
  ['a cut connection, not done', { kind: 'RESET', when: 'before' }],
  ['a cut connection, done', { kind: 'RESET', when: 'after' }],
  ['a 500', { kind: 'ANSWER', when: 'after', status: 500, body: '{"message":"boom"}' }],
  ['a 503', { kind: 'ANSWER', when: 'before', status: 503, body: 'busy' }],
  ['a page', { kind: 'ANSWER', when: 'after', status: 200, body: '<html>Sign in</html>' }],
  ['half an answer', { kind: 'TRUNCATE' }],
];
/** Answers that should hold an agent. */
const WITHOUT_AGENT: readonly [string, Fault][] = [
  ['another document', { kind: 'ANSWER', when: 'after', status: 200, body: '{"status":true,"message":"ok"}' }],
  ['a list', { kind: 'ANSWER', when: 'after', status: 200, body: '[]' }],
];

describe('A write of Nova that fails', () => {
  beforeEach(() => voice.reconnect({ timeoutMs: 300 }));

  const fail = (method: string, fault: Fault) =>
    voice.server.faults.add({ fault, matches: (call) => call.method === method });

  test.each(WITHOUT_AGENT)('with %s is read back where it is known which agent it is', async (_, fault) => {
    const id = await idOf('Website Chat');
    for (const method of ['POST', 'PATCH']) fail(method, fault);
    expect(await create(TALKER)).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    const updated = await update(id, { unified: { name: 'x' }, extension: undefined });
    expect(updated).toMatchObject({ agent: { fields: { name: 'x' } }, userErrors: [] });
    expect(voice.writes()).toHaveLength(2);
  });

  test.each(WITHOUT_AGENT)('in the second call with %s is no matter: the agent is read back', async (_, fault) => {
    fail('PATCH', fault);
    const { agent, userErrors } = await create(TALKER);
    expect(userErrors).toEqual([]);
    expect(agent?.document).toMatchObject({ name: 'Night Nurse', llm_config: { provider: expect.any(String) } });
  });

  test.each(UNCLEAR)('with %s is UNKNOWN_OUTCOME, and nothing is sent twice', async (name, fault) => {
    const id = await idOf('Website Chat');
    for (const method of ['POST', 'PATCH']) fail(method, fault);
    const created = await create(TALKER);
    const updated = await update(id, { unified: { name: 'x' }, extension: undefined });
    expect([created.agent, updated.agent]).toEqual([null, null]);
    for (const { userErrors } of [created, updated]) {
      expect(userErrors).toMatchObject([
        { code: 'UNKNOWN_OUTCOME', message: expect.stringContaining('check before repeating') },
      ]);
    }
    expect(voice.writes()).toEqual(['POST /org/org_sandbox/agents', `PATCH /org/org_sandbox/agents/${id}`]);
    voice.forget();
    fail('DELETE', fault);
    const isLookedFor = name === 'a page' || name === 'half an answer';
    expect(await remove(id)).toMatchObject(
      isLookedFor
        ? { deletedAgentId: `nova:${id}`, userErrors: [] }
        : { deletedAgentId: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] },
    );
    expect(voice.writes()).toEqual([`DELETE /org/org_sandbox/agents/${id}`]);
  });

  test('because a create answers with nothing is UNKNOWN_OUTCOME; an update that does is read back', async () => {
    const id = await idOf('Website Chat');
    for (const method of ['POST', 'PATCH']) fail(method, { kind: 'ANSWER', when: 'after', status: 204 });
    expect(await create(TALKER)).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    const { agent, userErrors } = await update(id, { unified: { name: 'Quiet' }, extension: undefined });
    expect(userErrors).toEqual([]);
    expect(agent?.fields.name).toBe('Quiet');
  });

  test('for its rate only is sent again', async () => {
    const limited: Fault = { kind: 'ANSWER', when: 'before', status: 429, headers: { 'retry-after': '0' } };
    voice.server.faults.add({ fault: limited, times: 1, matches: ({ method }) => method === 'POST' });
    expect((await create(TALKER)).userErrors).toEqual([]);
    expect(voice.writes().map((write) => write.split(' ')[0])).toEqual(['POST', 'POST', 'PATCH']);
    expect(await voice.readAll(50)).toHaveLength(SEEDS.length + 1);
  });

  const LATER: readonly [string, Fault][] = [
    ...UNCLEAR,
    ['a 422', { kind: 'ANSWER', when: 'before', status: 422, body: '{"message":"no such model"}' }],
    ['a 429', { kind: 'ANSWER', when: 'before', status: 429, headers: { 'retry-after': '60' } }],
    ['a 404', { kind: 'ANSWER', when: 'before', status: 404 }],
  ];

  test.each(LATER)(
    'in the second call with %s is INCOMPLETE: the agent is there, and what it lacks is named',
    async (_, fault) => {
      fail('PATCH', fault);
      const { agent, userErrors } = await create(TALKER);
      expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
        'INCOMPLETE extension.nova.defaultFunctions',
        'INCOMPLETE extension.nova.llmConfig.provider',
        'INCOMPLETE model',
        'INCOMPLETE temperature',
        'INCOMPLETE extension.nova.llmConfig.maxTokens',
        'INCOMPLETE extension.nova.goodbyeConfig',
      ]);
      const status = fault.kind === 'ANSWER' && fault.status >= 400 ? fault.status : undefined;
      if (status !== undefined) expect(userErrors[0]?.vendorError).toMatchObject({ status });
      expect(agent?.fields.name).toBe('Night Nurse');
      expect(voice.writes().map((write) => write.split(' ')[0])).toEqual(['POST', 'PATCH']);
      // Another client, which nobody has asked for a pause.
      await voice.reconnect({});
      expect((await voice.get(agent?.vendorId ?? '')).document).toEqual(agent?.document);
    },
  );
});
