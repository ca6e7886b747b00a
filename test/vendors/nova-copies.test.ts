import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SEEDS } from '../../sandbox/vendors/nova/seeds.ts';
import type { Account } from '../../src/accounts/account.ts';
import { type CopyRequest, copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import { fieldName } from '../../src/contract/sdl/names.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { chatsby } from '../../src/vendors/chatsby/index.ts';
import { cometchat } from '../../src/vendors/cometchat/index.ts';
import { decodeConfigs } from '../../src/vendors/nova/mapping.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { UNKNOWN_ID, VendorAccount } from '../support/vendor-account.ts';
import { openNova } from './open-nova.ts';

const NOW = '2026-11-01T08:00:00.000Z';

let voice: VendorAccount;

beforeEach(async () => {
  voice = await openNova({ agents: SEEDS.length, now: () => new Date(NOW) });
});

afterEach(() => voice.close());

/** A copy inside the account, unless it says otherwise. */
function copy(vendorId: string, request: Partial<CopyRequest> = {}): Promise<Outcome> {
  const defaults = {
    source: voice.target(vendorId),
    target: voice.account,
    name: undefined,
    extension: undefined,
  };
  return copyAgent(voice.lifecycle, { ...defaults, dryRun: false, ...request });
}

const idOf = (name: string): Promise<string> => voice.idOf(name);

/** What makes an agent this one and no other. */
function content({
  id: _id,
  name: _name,
  created_at: _created,
  updated_at: _updated,
  ...rest
}: JsonObject): JsonObject {
  return rest;
}

function named(losses: Outcome['notCarried']): Record<string, string> {
  return Object.fromEntries(losses.map(({ field, reason }) => [field, reason]));
}

describe('A copy inside a Nova account', () => {
  test('is made by the vendor, and read back', async () => {
    const id = await idOf('Insurance FAQ');
    const { agent, userErrors, notCarried } = await copy(id, { name: 'Insurance FAQ (2)' });
    expect(userErrors).toEqual([]);
    expect(notCarried).toEqual([]);
    expect(voice.wire().map(({ request, body }) => ({ request, body }))).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "request": "GET /api/org/org_sandbox/agents/2a354f58-4607-4334-9c6d-40f039e5d210",
        },
        {
          "body": {
            "copy_from_agent_id": "2a354f58-4607-4334-9c6d-40f039e5d210",
            "name": "Insurance FAQ (2)",
            "prompt_template": "You explain what the three insurance plans cover. Quote the paragraph; never promise a payment.",
            "type": "chat",
          },
          "request": "POST /api/org/org_sandbox/agents",
        },
        {
          "body": null,
          "request": "GET /api/org/org_sandbox/agents/9359e69b-cfc6-41e9-aedf-b65012f185bb",
        },
      ]
    `);
    expect(agent?.fields.name).toBe('Insurance FAQ (2)');
  });

  test('has everything of the original, in whichever form the vendor answers', async () => {
    for (const { vendorId } of await voice.readAll(50)) {
      const original = await voice.get(vendorId);
      const { agent, userErrors, notCarried } = await copy(vendorId);
      expect(userErrors).toEqual([]);
      expect(notCarried).toEqual([]);
      expect(agent?.vendorId).not.toBe(vendorId);
      expect(agent?.fields.name).toBe(original.fields.name);
      expect(content(agent?.original ?? {})).toEqual(content(original.original));
    }
  });

  const OVERRIDES = {
    nova: {
      type: 'chat',
      llmConfig: { maxTokens: 5 },
      precallWebhook: { timeoutSeconds: 8 },
      goodbyeConfig: {},
      defaultFunctions: ['end_call'],
    },
  };

  test('gets what shall be different in a second call, configuration objects with what the original has', async () => {
    const id = await idOf('Appointment Line');
    const original = await voice.get(id);
    voice.forget();
    const plan = await copy(id, { extension: OVERRIDES, dryRun: true });
    expect(plan).toMatchObject({ agent: null, userErrors: [], notCarried: [] });
    expect(voice.writes()).toEqual([]);
    voice.forget();

    const { agent, userErrors, notCarried } = await copy(id, { extension: OVERRIDES });
    expect(userErrors).toEqual([]);
    expect(notCarried).toEqual([]);
    expect(voice.writes()).toEqual([
      'POST /org/org_sandbox/agents',
      `PATCH /org/org_sandbox/agents/${agent?.vendorId}`,
    ]);
    const [post, patch] = voice.planned();
    expect(plan.plannedCalls?.[0]?.body).toEqual(post?.body);
    const sent = patch?.body as { precall_webhook: JsonObject };
    expect(plan.plannedCalls?.[1]?.body).toEqual({
      ...sent,
      precall_webhook: { ...sent.precall_webhook, headers: REDACTED },
    });
    expect(Object.keys(sent).toSorted()).toEqual(['default_functions', 'llm_config', 'precall_webhook', 'type']);
    expect(content(agent?.original ?? {})).toEqual({
      ...content(original.original),
      type: 'chat',
      llm_config: { ...SEEDS[0]?.llm_config, max_tokens: 5 },
      precall_webhook: { ...SEEDS[0]?.precall_webhook, timeout_seconds: 8 },
      default_functions: ['end_call'],
    });
  });

  test('has the instructions and the kind that were given, although the vendor copies those of the original', async () => {
    const id = await idOf('Website Chat');
    const { agent, notCarried } = await copy(id, { extension: { nova: { promptTemplate: 'Be kind.', type: 'chat' } } });
    expect(voice.sent().slice(1)).toEqual([{ prompt_template: 'Be kind.' }]);
    expect(agent?.fields.instructions).toBe('Be kind.');
    expect(notCarried).toEqual([]);
  });

  test('names what the vendor left out or changed, although it was there to be copied', async () => {
    const id = await idOf('Appointment Line');
    voice.rewrite('ANY', (json) => {
      if (json.name !== 'Copy') return json;
      const { llm_config: _llm, tools: _tools, voice_config, precall_webhook, ...rest } = decodeConfigs(json);
      const { speed: _speed, ...voice } = voice_config as JsonObject;
      const { headers: _headers, timeout_seconds: _timeout, ...webhook } = precall_webhook as JsonObject;
      return {
        ...rest,
        voice_config: { ...voice, style: 0.9 },
        precall_webhook: webhook,
        plugins: null,
        public_quota: 5,
      };
    });
    const { agent, userErrors, notCarried } = await copy(id, {
      name: 'Copy',
      extension: { nova: { vadConfig: { sampleRate: 1 } } },
    });
    expect(userErrors).toEqual([]);
    expect(agent?.fields).toMatchObject({ name: 'Copy', model: null });
    expect(named(notCarried)).toEqual({
      model: 'Nova (CozmoX) left it out of its copy.',
      temperature: 'Nova (CozmoX) left it out of its copy.',
      'extension.nova.publicQuota': 'Nova (CozmoX) gave its copy another value.',
      'extension.nova.tools': 'Nova (CozmoX) left it out of its copy.',
      ...Object.fromEntries(
        Object.keys(SEEDS[0]?.llm_config ?? {})
          .filter((key) => key !== 'model' && key !== 'temperature')
          .map((key) => [`extension.nova.llmConfig.${fieldName(key, {})}`, 'Nova (CozmoX) left it out of its copy.']),
      ),
      'extension.nova.voiceConfig.speed': 'Nova (CozmoX) left it out of its copy.',
      'extension.nova.voiceConfig.style': 'Nova (CozmoX) gave its copy another value.',
      'extension.nova.precallWebhook.headers': 'Nova (CozmoX) left it out of its copy.',
      'extension.nova.precallWebhook.timeoutSeconds': 'Nova (CozmoX) left it out of its copy.',
      'extension.nova.plugins': 'Nova (CozmoX) left it out of its copy.',
    });
  });

  test('that only its first answer shows whole is judged by what the vendor holds then', async () => {
    const id = await idOf('Website Chat');
    voice.server.faults.add({
      fault: { kind: 'REWRITE', rewrite: (json) => ({ ...(json as JsonObject), prompt_template: '' }) },
      matches: ({ method, url }) => method === 'GET' && !url.endsWith(id),
    });
    const { agent, notCarried } = await copy(id);
    expect(agent?.fields.instructions).toBe('');
    expect(named(notCarried)).toEqual({ instructions: 'Nova (CozmoX) left it out of its copy.' });
  });

  test('that can not be read back is shown as it was answered', async () => {
    const id = await idOf('Website Chat');
    voice.server.faults.add({
      fault: { kind: 'ANSWER', when: 'before', status: 403 },
      matches: ({ method, url }) => method === 'GET' && !url.endsWith(id),
    });
    expect(await copy(id)).toMatchObject({
      agent: { fields: { name: 'Website Chat' } },
      userErrors: [],
      notCarried: [],
    });
  });

  test('of which the second call fails is INCOMPLETE', async () => {
    const id = await idOf('Appointment Line');
    voice.server.faults.add({
      fault: { kind: 'ANSWER', when: 'before', status: 422, body: '{"message":"Bearer test-crm-token is no good"}' },
      matches: ({ method }) => method === 'PATCH',
    });
    const { agent, userErrors, notCarried } = await copy(id, { extension: OVERRIDES });
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'INCOMPLETE extension.nova.type',
      'INCOMPLETE extension.nova.defaultFunctions',
      'INCOMPLETE extension.nova.llmConfig.maxTokens',
      'INCOMPLETE extension.nova.precallWebhook',
    ]);
    expect(JSON.stringify(userErrors)).not.toContain('test-crm-token');
    expect(agent?.fields.name).toBe('Appointment Line');
    expect(notCarried).toEqual([]);
  });

  test('of an agent that is not there, or goes meanwhile, is NOT_FOUND', async () => {
    expect(await copy(UNKNOWN_ID)).toMatchObject({ agent: null, userErrors: [{ code: 'NOT_FOUND', field: ['id'] }] });
    expect(voice.writes()).toEqual([]);
    const id = await idOf('Website Chat');
    voice.server.faults.add({
      fault: { kind: 'ANSWER', when: 'before', status: 404, body: '{"message":"agent to copy from not found"}' },
      matches: ({ method }) => method === 'POST',
    });
    expect(await copy(id)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', vendorError: { status: 404 } }] });
  });

  test('of which the first call breaks is UNKNOWN_OUTCOME and sent once', async () => {
    const id = await idOf('Website Chat');
    voice.server.faults.add({ fault: { kind: 'RESET', when: 'after' }, matches: ({ method }) => method === 'POST' });
    expect(await copy(id)).toMatchObject({ agent: null, userErrors: [{ code: 'UNKNOWN_OUTCOME' }] });
    expect(voice.writes()).toHaveLength(1);
  });

  test('with something wrong in what shall be different is refused with its place', async () => {
    const id = await idOf('Unfinished');
    const wrong: [JsonObject, string][] = [
      [{ type: 'fax' }, 'extension.nova.type'],
      [{ llmConfig: { maxTokens: 5 } }, 'extension.nova.llmConfig.provider'],
      [{ llmConfig: { maxTokens: 1.5, provider: 'openai' } }, 'extension.nova.llmConfig.maxTokens'],
      [
        { precallWebhook: { method: 'GET', url: 'u', headers: { a: REDACTED } } },
        'extension.nova.precallWebhook.headers.a',
      ],
    ];
    for (const [fields, place] of wrong) {
      const { userErrors } = await copy(id, { extension: { nova: fields } });
      expect(userErrors.map(({ field }) => field?.join('.'))).toContain(place);
      expect(new Set(userErrors.map(({ code }) => code))).toEqual(new Set(['INVALID']));
    }
    expect(voice.writes()).toEqual([]);
  });
});

describe('A copy into another account', () => {
  let other: VendorAccount;
  const elsewhere: VendorAccount[] = [];

  beforeEach(async () => {
    other = await openNova({ agents: 0 });
  });

  afterEach(() => Promise.all([other, ...elsewhere.splice(0)].map((opened) => opened.close())));

  async function open(vendor: Vendor): Promise<Account> {
    const opened = await VendorAccount.open(vendor, { agents: 12 });
    elsewhere.push(opened);
    return opened.account;
  }

  /** Some agent of the account. */
  async function anAgentOf(connected: Account, isFit: (agent: { fields: JsonObject }) => boolean): Promise<string> {
    const { agents } = await connected.client.list({ query: {}, limit: 100, offset: 0 });
    return agents.find((agent) => isFit({ fields: { ...agent.fields } }))?.vendorId ?? '';
  }

  test('of Nova is made anew; secrets and what no call sets stay behind and are named', async () => {
    const id = await idOf('Appointment Line');
    voice.rewrite('ANY', (json) => ({ ...json, llm_config: { ...(json.llm_config as JsonObject), brand_new: 1 } }));
    const { agent, userErrors, notCarried } = await copy(id, { target: other.account });
    expect(userErrors).toEqual([]);
    expect(other.writes().map((write) => write.split(' ')[0])).toEqual(['POST', 'PATCH']);
    const { headers: _headers, ...webhook } = SEEDS[0]?.precall_webhook ?? {};
    expect(agent?.original).toMatchObject({ llm_config: SEEDS[0]?.llm_config, plugins: SEEDS[0]?.plugins });
    expect(agent?.original.precall_webhook).toEqual(webhook);
    expect(named(notCarried)).toEqual({
      'extension.nova.publicQuota': 'No documented call of Nova (CozmoX) sets it.',
      'extension.nova.tools': 'No documented call of Nova (CozmoX) sets it.',
      'raw.llm_config.brand_new': 'No documented call of Nova (CozmoX) sets it.',
      'extension.nova.precallWebhook.headers':
        'It is a secret, and secrets are not copied: give the copy its own in extension.nova.precallWebhook.headers.',
    });
  });

  test('of a model without its provider leaves the model behind; with it, nothing', async () => {
    const support = await open(chatsby);
    const source = { account: support, vendorId: await anAgentOf(support, ({ fields }) => fields.status === 'ACTIVE') };
    const original = await support.client.get?.(source.vendorId);
    const to = (fields: JsonObject) => copy('', { source, target: other.account, extension: { nova: fields } });

    expect((await to({})).userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'nova', 'type'] }]);
    expect(other.writes()).toEqual([]);
    const plain = await to({ type: 'chat' });
    expect(plain.agent?.fields).toMatchObject({ instructions: original?.fields.instructions, model: null });
    expect(Object.keys(named(plain.notCarried))).toEqual(
      expect.arrayContaining(['model', 'temperature', 'extension.chatsby.maxTokens']),
    );
    expect(named(plain.notCarried).model).toContain('OPENAI or ANTHROPIC');
    const { name, instructions, model, temperature } = original?.fields ?? {};
    const whole = await to({ type: 'chat', llmConfig: { provider: 'openai' } });
    expect(whole.agent?.fields).toMatchObject({ name, instructions, model, temperature });
    expect(Object.keys(named(whole.notCarried))).not.toContain('model');
  });

  test('of an agent without instructions has none, unless they are given', async () => {
    const chat = await open(cometchat);
    const source = { account: chat, vendorId: await anAgentOf(chat, () => true) };
    const to = (fields: JsonObject) => copy('', { source, target: other.account, extension: { nova: fields } });
    const bare = await to({ type: 'chat' });
    expect(bare.userErrors).toEqual([]);
    expect(other.writes()[0]).not.toContain('prompt_template');
    expect((await to({ type: 'chat', promptTemplate: 'Be kind.' })).agent?.fields.instructions).toBe('Be kind.');
  });
});
