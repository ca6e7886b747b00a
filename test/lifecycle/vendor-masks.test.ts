import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heldSecrets } from '../../src/contract/secrets/held-secrets.ts';
import { redactDocument } from '../../src/contract/secrets/redact-document.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { createSecretFinder } from '../../src/core/secrets/redactor.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

describe('what a vendor shows in place of a secret', () => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi();
  });
  afterAll(() => api.close());

  /** The id of an agent that its vendor shows with these values. */
  async function held(key: string, values: JsonObject): Promise<string> {
    const vendor = CASES.find((one) => one.key === key);
    if (vendor === undefined) throw new Error(key);
    const { agent } = await api.mutate('createAgent', { accountId: key, ...createInput(vendor) });
    const { faults } = api.server(key);
    faults.clear();
    const hasName = (json: unknown) => (json as JsonObject).name === agent?.name;
    const fill = (json: unknown): unknown => {
      if (Array.isArray(json)) return json.map(fill);
      return hasName(json) ? { ...(json as JsonObject), ...values } : json;
    };
    faults.add({
      fault: { kind: 'REWRITE', rewrite: fill },
      matches: ({ method, url }) => method === 'GET' || url.endsWith('/search'),
    });
    api.forgetCalls();
    return agent?.id ?? '';
  }

  const llm = { provider: 'openai', model: 'gpt-4o', temperature: 0.5 };
  const hook = { method: 'POST', url: 'https://h.example' };
  const nova = (extension: object) => ({ extension: { nova: extension } });
  const cometChat = { extension: { cometChat: { metaData: { introductoryMessage: 'x' } } } };

  test.each<[string, JsonObject, object, string]>([
    ['nova', { llm_config: { ...llm, api_key: 'sk-****' } }, { temperature: 0.9 }, 'llmConfig.api_key'],
    [
      'nova',
      { precall_webhook: { ...hook, url: 'https://app:****@h.example' } },
      nova({ precallWebhook: { timeoutSeconds: 9 } }),
      'precallWebhook.url',
    ],
    [
      'nova',
      { precall_webhook: { ...hook, url: 'https://h.example/x?a=b&token=••••••' } },
      nova({ precallWebhook: { timeoutSeconds: 9 } }),
      'precallWebhook.url',
    ],
    [
      'nova',
      { precall_webhook: { ...hook, body_template: { auth: [{ api_key: 'cozmo_live_****' }] } } },
      nova({ precallWebhook: { timeoutSeconds: 9 } }),
      'precallWebhook.bodyTemplate.auth.0.api_key',
    ],
    [
      'cometchat',
      { metaData: { greetingMessage: 'hi', webhookSecret: 'whsec_****' } },
      cometChat,
      'metaData.webhookSecret',
    ],
    ['cometchat', { metaData: { hook: 'https://h.example/?secret=***' } }, cometChat, 'metaData.hook'],
  ])('is never written back to %s: %j', async (key, values, change, place) => {
    const id = await held(key, values);
    for (const dryRun of [true, false]) {
      const { userErrors, plannedCalls } = await api.mutate('updateAgent', { id, ...change, dryRun });
      const member = key === 'nova' ? 'nova' : 'cometChat';
      expect(userErrors.map(({ code, field }) => [code, field?.join('.')])).toEqual([
        ['INVALID', `extension.${member}.${place}`],
      ]);
      expect(userErrors[0]?.message).toMatch(/shows a mask in place of what the agent has/);
      expect(plannedCalls).toBeNull();
    }
    expect(api.writes(key)).toEqual([]);
  });

  test('is said to be given anew only where an input takes it', async () => {
    const id = await held('nova', { llm_config: { ...llm, api_key: 'sk-****' } });
    const { userErrors } = await api.mutate('updateAgent', { id, temperature: 0.9 });
    expect(userErrors[0]?.message).toMatchInlineSnapshot(
      `"extension.nova.llmConfig.api_key can not be written back, since Nova (CozmoX) shows a mask in place of what the agent has, and no input takes it: make this change at Nova (CozmoX) itself."`,
    );
    const other = await held('nova', { precall_webhook: { ...hook, body_template: { api_key: '***' } } });
    const { userErrors: errors } = await api.mutate('updateAgent', {
      id: other,
      ...nova({ precallWebhook: { timeoutSeconds: 9 } }),
    });
    expect(errors[0]?.message).toMatchInlineSnapshot(
      `"extension.nova.precallWebhook.bodyTemplate.api_key must be given anew, since Nova (CozmoX) shows a mask in place of what the agent has."`,
    );
    const given = nova({ precallWebhook: { bodyTemplate: { api_key: 'new' } } });
    expect((await api.mutate('updateAgent', { id: other, ...given, dryRun: true })).userErrors).toEqual([]);
  });

  test('keeps nothing from being written that is not written back with it', async () => {
    const id = await held('nova', { llm_config: { ...llm, api_key: 'sk-****' } });
    expect((await api.mutate('updateAgent', { id, instructions: 'Be brief.', dryRun: true })).userErrors).toEqual([]);
    const prose = { greeting_config: { greeting: 'Say **hello**, then **** and ***bye***' } };
    const other = await held('nova', prose);
    const change = nova({ greetingConfig: { voiceMailMessage: 'x' } });
    const { userErrors, plannedCalls } = await api.mutate('updateAgent', { id: other, ...change, dryRun: true });
    expect(userErrors).toEqual([]);
    expect(JSON.stringify(plannedCalls)).toContain('***bye***');
  });

  test('does not come along in a copy', async () => {
    const id = await held('aegra', { metadata: { api_key: 'sk-****', url: 'https://h.example' } });
    const { plannedCalls, notCarried } = await api.mutate('copyAgent', { id, toAccountId: 'aegra', dryRun: true });
    expect(JSON.stringify(plannedCalls)).not.toMatch(/\*{3}|redacted/);
    expect(JSON.stringify(plannedCalls)).toContain('https://h.example');
    const [loss] = notCarried?.filter(({ field }) => field === 'extension.aegra.metadata.api_key') ?? [];
    expect(loss?.reason).toContain('It holds a secret');
  });
});

const findSecrets = createSecretFinder([]);
const show = (document: JsonObject) => redactDocument(document, [['hook', 'headers']], findSecrets);
const problemsOf = (body: JsonObject, original: JsonObject) =>
  heldSecrets(body, { original, show, findSecrets }).map(({ problem, path }) => `${problem} ${path.join('.')}`);

describe('a value that is written back as it is held', () => {
  test('is no mask where it stands for no secret, whatever stars it has', () => {
    const key = fc.constantFrom('note', 'text', 'max_tokens', 'greeting', 'a');
    const text = fc
      .array(fc.constantFrom('***', '*', '**bold**', 'word', 'https://h.example/?q=***&a=b', ' ', '•••'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.dictionary(key, text), (document) => {
        expect(problemsOf(document, document)).toEqual([]);
      }),
    );
  });

  test('is one where a secret would stand, in whatever surroundings', () => {
    const mask = fc.constantFrom('***', 'sk-****', '••••1234', '*', '[REDACTED]', '%2A%2A%2A');
    const name = fc.constantFrom('api_key', 'authToken', 'password', 'X-Api-Key');
    const around = fc.constantFrom<(value: JsonObject) => JsonObject>(
      (value) => value,
      (value) => ({ deep: [1, { value }] }),
      (value) => ({ hook: { headers: value } }),
      (value) => ({ 'sk-proj-abcdef0001': value, 'sk-proj-abcdef0002': 1 }),
    );
    fc.assert(
      fc.property(mask, name, around, (value, key, wrap) => {
        const document = wrap({ [key]: value, other: 'x' });
        expect(problemsOf(document, document)).toHaveLength(1);
        // What is given anew is no mask.
        expect(problemsOf(wrap({ [key]: 'new', other: 'x' }), document)).toEqual([]);
      }),
    );
  });

  test('would be shown where its name is changed', () => {
    const original = { auth: { name: 'Authorization', value: 'hidden' } };
    expect(problemsOf({ auth: { name: 'Note', value: 'hidden' } }, original)).toEqual(['EXPOSED auth.value']);
    expect(problemsOf({ auth: { name: 'Note', value: 'shown' } }, original)).toEqual([]);
    expect(problemsOf(original, original)).toEqual([]);
  });
});
