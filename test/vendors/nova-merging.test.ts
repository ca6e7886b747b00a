import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SEEDS } from '../../sandbox/vendors/nova/seeds.ts';
import type { AgentInput } from '../../src/agents/lifecycle/lifecycle.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { CONFIG_KEYS, updateAgent } from '../../src/vendors/nova/contract.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { inputFor, openNova, toBytes } from './open-nova.ts';

let voice: VendorAccount;

afterEach(() => voice.close());

const update = (id: string, input: AgentInput, dryRun = false) =>
  voice.lifecycle.update(voice.target(id), input, { dryRun });

/** Only configuration and unified fields that lie in it. */
const nested = (fields: JsonObject): AgentInput => ({ unified: {}, extension: { nova: fields } });

const isMap = (member: string) => member === 'headers' || member === 'body_template';

/** A map is merged by its keys; the names of headers are the same in any letters, and the one given stands. */
function mergedMap(member: string, held: JsonObject, given: JsonObject): JsonObject {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const kept = Object.entries(held).filter(([name]) => member !== 'headers' || !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...given };
}

describe('A change of one value inside of a configuration object', () => {
  beforeEach(async () => {
    // Each seed twice: once answered as objects, once as bytes.
    voice = await openNova({ agents: SEEDS.length * 2 });
  });

  test('loses nothing else of the agent, whether it comes as objects or as bytes', async () => {
    const forms = new Set<boolean>();
    for (const { vendorId } of await voice.readAll(50)) {
      const before = await voice.get(vendorId);
      const llm = before.original.llm_config as JsonObject | undefined;
      const { agent, userErrors } = await update(vendorId, { unified: { temperature: 0.77 }, extension: undefined });
      if (llm === undefined) {
        expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'nova', 'llmConfig', 'provider'] }]);
        expect((await voice.get(vendorId)).original).toEqual(before.original);
        continue;
      }
      forms.add(Array.isArray(before.raw.llm_config));
      expect(userErrors).toEqual([]);
      const { updated_at, ...original } = agent?.original ?? {};
      expect({ ...original, updated_at: before.original.updated_at }).toEqual({
        ...before.original,
        llm_config: { ...llm, temperature: 0.77 },
      });
    }
    expect(forms).toEqual(new Set([true, false]));
  });

  const { root, resolve } = contractSchema(updateAgent);

  function drawn(schema: JsonSchema): fc.Arbitrary<unknown> {
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'string':
        return fc.string({ unit: 'grapheme' });
      case 'integer':
        return fc.integer();
      case 'number':
        return fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((value) => (value === 0 ? 0 : value));
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(drawn(resolve(schema.items ?? {})), { maxLength: 3 });
      default:
        return schema.properties === undefined
          ? fc.dictionary(fc.string(), fc.string(), { minKeys: 1, maxKeys: 3 })
          : fc.record(
              Object.fromEntries(Object.entries(schema.properties).map(([key, item]) => [key, drawn(resolve(item))])),
              { requiredKeys: [...(schema.required ?? [])] },
            );
    }
  }

  const members = CONFIG_KEYS.filter((key) => key !== 'plugins').flatMap((key) => {
    const config = resolve(withoutNull(resolve(root).properties?.[key] ?? {}).inner);
    return Object.entries(config.properties ?? {}).map(([member, schema]) => ({
      key,
      member,
      schema: resolve(schema),
    }));
  });
  const change = fc
    .constantFrom(...members)
    .chain(({ key, member, schema }) => drawn(schema).map((value) => ({ key, member, value })));

  test('is exactly what the agent has afterwards, for any member of any of the objects', async () => {
    const rows = await voice.readAll(50);
    const richest = rows.filter(({ fields }) => /^Appointment Line/.test(fields.name)).map(({ vendorId }) => vendorId);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...richest), change, async (id, { key, member, value }) => {
        const before = await voice.get(id);
        const { agent, userErrors } = await update(id, inputFor(updateAgent, { [key]: { [member]: value } }));
        expect(userErrors).toEqual([]);
        const config = before.original[key] as JsonObject;
        const expected = isMap(member) ? mergedMap(member, config[member] as JsonObject, value as JsonObject) : value;
        expect(agent?.original).toEqual({
          ...before.original,
          [key]: { ...config, [member]: expected },
          updated_at: agent?.original.updated_at,
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('What an agent has of a configuration object', () => {
  let id: string;

  beforeEach(async () => {
    voice = await openNova({ agents: SEEDS.length });
    id = await voice.idOf('Unfinished');
    voice.forget();
  });

  /** What would be sent when the vendor answers with these values. */
  async function plan(current: JsonObject, input: AgentInput): Promise<{ body: unknown; errors: string[] }> {
    voice.server.faults.clear();
    voice.rewrite('ANY', (json) => ({ ...json, ...current }));
    const { plannedCalls, userErrors } = await update(id, input, true);
    return {
      body: plannedCalls?.[0]?.body,
      errors: userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`),
    };
  }
  const warmer: AgentInput = { unified: { temperature: 1 }, extension: undefined };

  test('may be nothing: then the change needs all that the vendor requires', async () => {
    for (const nothing of [
      undefined,
      null,
      '',
      [],
      {},
      toBytes(null),
      toBytes({}),
      '{}',
      { provider: null },
      { provider: '' },
    ]) {
      expect((await plan({ llm_config: nothing }, warmer)).errors).toEqual([
        'INVALID extension.nova.llmConfig.provider',
      ]);
      const input = {
        unified: { model: 'm', temperature: 1 },
        extension: { nova: { llmConfig: { provider: 'openai' } } },
      };
      expect((await plan({ llm_config: nothing }, input)).body).toEqual({
        llm_config: { provider: 'openai', model: 'm', temperature: 1 },
      });
    }
    expect((await plan({ llm_config: { provider: 'openai' } }, warmer)).errors).toEqual(['INVALID model']);
    expect((await plan({}, nested({ voiceConfig: { speed: 2 } }))).errors).toEqual([
      'INVALID extension.nova.voiceConfig.provider',
    ]);
    expect((await plan({}, nested({ precallWebhook: { method: 'GET' } }))).errors).toEqual([
      'INVALID extension.nova.precallWebhook.url',
    ]);
    expect((await plan({}, nested({ backgroundSound: { volume: 1 } }))).errors).toEqual([
      'INVALID extension.nova.backgroundSound.file',
    ]);
    expect((await plan({}, nested({ greetingConfig: { greeting: 'Hi' } }))).body).toEqual({
      greeting_config: { greeting: 'Hi' },
    });
    expect(voice.writes()).toEqual([]);
  });

  test('is said to be missing in a sentence', async () => {
    const { userErrors } = await update(id, warmer);
    expect(userErrors[0]?.message).toMatchInlineSnapshot(
      `"extension.nova.llmConfig.provider is required: OPENAI or ANTHROPIC, and the agent has none."`,
    );
  });

  test('stays where no contract knows it, and where it is not as documented', async () => {
    const current = { provider: 'google', model: 'gemini', brand_new: { deep: [1, null, { x: null }] }, top_p: 'high' };
    for (const form of [current, toBytes(current), JSON.stringify(current)]) {
      expect((await plan({ llm_config: form }, warmer)).body).toEqual({
        llm_config: { ...current, temperature: 1, brand_new: { deep: [1, null, { x: null }] } },
      });
    }
  });

  test('goes out without null where a member is not set: it keeps those of free objects, of lists and of unknown keys', async () => {
    const webhook = { method: 'POST', url: 'u', headers: null, body_template: { a: null }, timeout_seconds: null };
    expect((await plan({ precall_webhook: webhook }, nested({ precallWebhook: { url: 'v' } }))).body).toEqual({
      precall_webhook: { method: 'POST', url: 'v', body_template: { a: null } },
    });
    const sound = { file: 'f', enabled: null, thinking_sound: [{ sound: 's', volume: null }] };
    expect((await plan({ background_sound: sound }, nested({ backgroundSound: { volume: 1 } }))).body).toEqual({
      background_sound: { file: 'f', volume: 1, thinking_sound: [{ sound: 's' }] },
    });
    const own = {
      fade: null,
      rules: [{ if: null, play: 1 }, null],
      thinking_sound: [{ sound: 's', tone: null }, null],
    };
    const more = { file: 'f', ...own, empty: {}, none: [] };
    expect((await plan({ background_sound: more }, nested({ backgroundSound: { volume: 1 } }))).body).toEqual({
      background_sound: { ...more, volume: 1 },
    });
  });

  test('is not lost when it can not be read: a part of it is refused, and only the whole replaces it', async () => {
    const broken = toBytes({ provider: 'openai', model: 'gpt-4o' }).slice(0, -1);
    for (const current of [broken, [1, 2, 3], 'not JSON', 42, true, [{ provider: 'openai' }]]) {
      expect((await plan({ llm_config: current }, warmer)).errors).toEqual(['INVALID extension.nova.llmConfig']);
      expect((await plan({ llm_config: current }, { unified: { name: 'x' }, extension: undefined })).body).toEqual({
        name: 'x',
      });
    }
    voice.server.faults.clear();
    voice.rewrite('ANY', (json) => ({ ...json, goodbye_config: broken }));
    const { userErrors } = await update(id, nested({ goodbyeConfig: { message: 'Bye' } }));
    expect(userErrors[0]?.message).toMatchInlineSnapshot(
      `"extension.nova.goodbyeConfig can not be changed in part, since what the agent has there can not be read: give all of its fields to replace it, these too: enabled."`,
    );
    expect(voice.writes()).toEqual([]);
    const whole = { enabled: true, message: 'Bye' };
    expect((await plan({ goodbye_config: broken }, nested({ goodbyeConfig: whole }))).body).toEqual({
      goodbye_config: whole,
    });
  });

  test('is never written back masked', async () => {
    const webhook = { method: 'POST', url: 'https://x.example.com' };
    const later = nested({ precallWebhook: { timeoutSeconds: 5 } });
    const masks = ['***', '*', 'cozmo_live_****', 'Bearer ********', '[REDACTED]', '<redacted>', '••••••'];
    for (const mask of masks) {
      for (const headers of [{ 'x-key': mask, 'x-plain': 'shown' }, mask]) {
        for (const form of [{ ...webhook, headers }, toBytes({ ...webhook, headers })]) {
          const { errors } = await plan({ precall_webhook: form }, later);
          expect(errors).toEqual(['INVALID extension.nova.precallWebhook.headers']);
        }
      }
    }
    voice.server.faults.clear();
    voice.rewrite('ANY', (json) => ({ ...json, precall_webhook: { ...webhook, headers: { a: '***', b: '***' } } }));
    const some = await update(id, nested({ precallWebhook: { headers: { a: 'new' } } }));
    expect(some.userErrors[0]?.message).toMatchInlineSnapshot(
      `"extension.nova.precallWebhook.headers must be given anew, since Nova (CozmoX) shows a mask in place of what the agent has, these too: b."`,
    );
    expect(voice.writes()).toEqual([]);
    voice.server.faults.clear();
    voice.rewrite('ANY', (json) => ({ ...json, precall_webhook: { ...webhook, headers: { a: '***', b: '***' } } }), 1);
    const all = { A: 'new', b: 'newer' };
    expect((await update(id, nested({ precallWebhook: { headers: all } }))).userErrors).toEqual([]);
    expect((await voice.get(id)).original.precall_webhook).toEqual({ ...webhook, headers: all });
  });

  test('is never replaced by what Rollcall shows in place of a secret', async () => {
    const shown = `https://${REDACTED}@crm.example.com`;
    const inputs: [string, AgentInput][] = [
      ['instructions', { unified: { instructions: `Look it up at ${shown}.` }, extension: undefined }],
      ['extension.nova.precallWebhook.url', nested({ precallWebhook: { url: shown } })],
      ['extension.nova.precallWebhook.headers.a', nested({ precallWebhook: { headers: { a: REDACTED } } })],
      [
        'extension.nova.backgroundSound.thinkingSound.0.sound',
        nested({ backgroundSound: { thinkingSound: [{ sound: shown }] } }),
      ],
      ['extension.nova.plugins.2.b.0', nested({ plugins: ['a', null, { b: [shown] }] })],
      ['instructions', { unified: { instructions: `Say ${REDACTED} for names.` }, extension: undefined }],
    ];
    for (const [field, input] of inputs) expect((await plan({}, input)).errors).toEqual([`INVALID ${field}`]);
  });

  test('keeps its headers when others are set, also such as would mean something to JavaScript', async () => {
    const headers = JSON.parse('{"__proto__":"p","constructor":"c","authorization":"Bearer old"}') as JsonObject;
    voice.rewrite('ANY', (json) => ({ ...json, precall_webhook: { method: 'GET', url: 'u', headers } }), 1);
    const given = JSON.parse('{"x-new":"n","__proto__":"q"}') as JsonObject;
    expect((await update(id, nested({ precallWebhook: { headers: given } }))).userErrors).toEqual([]);
    const sent = voice.wire().at(-1)?.body as { precall_webhook: { headers: JsonObject } };
    expect(Object.entries(sent.precall_webhook.headers).toSorted()).toEqual([
      ['__proto__', 'q'],
      ['authorization', 'Bearer old'],
      ['constructor', 'c'],
      ['x-new', 'n'],
    ]);
  });

  test('loses a header that is given anew in other letters', async () => {
    const headers = { Authorization: 'Bearer old', 'X-Clinic': 'berlin' };
    const { body } = await plan(
      { precall_webhook: { method: 'GET', url: 'u', headers } },
      nested({ precallWebhook: { url: 'v' } }),
    );
    expect(body).toMatchObject({ precall_webhook: { url: 'v' } });
    voice.server.faults.clear();
    voice.rewrite('ANY', (json) => ({ ...json, precall_webhook: { method: 'GET', url: 'u', headers } }), 1);
    await update(id, nested({ precallWebhook: { headers: { authorization: 'Bearer new' } } }));
    expect((await voice.get(id)).original.precall_webhook).toEqual({
      method: 'GET',
      url: 'u',
      headers: { authorization: 'Bearer new', 'X-Clinic': 'berlin' },
    });
  });

  test('keeps its keys: emptying a map is refused rather than ignored', async () => {
    const webhook = { method: 'POST', url: 'u', headers: { a: 'b' }, body_template: { c: 1 } };
    for (const member of ['headers', 'bodyTemplate']) {
      expect((await plan({ precall_webhook: webhook }, nested({ precallWebhook: { [member]: {} } }))).errors).toEqual([
        `INVALID extension.nova.precallWebhook.${member}`,
      ]);
    }
    const bare = { method: 'POST', url: 'u', headers: {} };
    expect((await plan({ precall_webhook: bare }, nested({ precallWebhook: { headers: {} } }))).errors).toEqual([]);
  });

  test('has its lists replaced', async () => {
    const current = { provider: 'deepgram', keywords: ['a', 'b'], keyterms: ['c'] };
    const { body } = await plan({ transcriber_config: current }, nested({ transcriberConfig: { keywords: [] } }));
    expect(body).toEqual({ transcriber_config: { ...current, keywords: [] } });
  });
});
