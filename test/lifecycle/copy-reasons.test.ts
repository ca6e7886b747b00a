/** @module What a copy says of what it lost is so. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import { Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { parseJson } from '../../src/core/parse-json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { Site } from '../support/site.ts';

const sites = new Map<string, Site>();

beforeAll(async () => {
  for (const vendor of vendors) sites.set(vendor.key, await Site.open(vendor));
});
afterAll(async () => {
  for (const site of sites.values()) await site.close();
});

interface Copied {
  readonly lost: JsonObject;
  /** All that was planned or sent. */
  readonly body: JsonObject;
  readonly outcome: Outcome;
}

/** A copy of an agent of which its vendor holds this document, into another account of the vendor or of another one. */
async function copy(
  from: string,
  document: JsonObject,
  { to = from, extension, dryRun = true }: { to?: string; extension?: JsonObject; dryRun?: boolean } = {},
): Promise<Copied> {
  const [source, target] = [sites.get(from) as Site, sites.get(to) as Site];
  source.hold(document);
  const outcome = await copyAgent(new Lifecycle(), {
    source: { account: source.account, vendorId: source.id },
    target: target.other,
    name: undefined,
    extension,
    dryRun,
  });
  const lost = Object.fromEntries(outcome.notCarried.map(({ field, reason }) => [field, reason]));
  return { lost, body: Object.assign({}, ...(outcome.plannedCalls ?? []).map(({ body }) => body)), outcome };
}

const chatsby = { name: 'Desk', model: 'gpt-4o', status: 'active' };
const gennia = { name: 'Desk', status: 'draft' };
const cometChat = {
  name: 'Desk',
  icon: 'https://example.com/a.png',
  integrateWith: 'langgraph',
  integrationMeta: { baseUrl: 'https://agents.example.com' },
  isActive: false,
};
const nova = { name: 'Desk', type: 'voice' };

describe('a unified field that can not be read', () => {
  test('is told by its name, within its vendor and on the way to another', async () => {
    const document = { ...chatsby, temperature: '0.7', system_prompt: { text: 'Be kind.' } };
    expect((await copy('chatsby', document)).lost).toMatchObject({
      temperature: 'It can not be given to Chatsby: it must be a number from 0 to 2.',
      instructions: 'It can not be given to Chatsby: it must be a text.',
    });
    expect((await copy('chatsby', document, { to: 'gennia' })).lost).toMatchObject({
      temperature: 'What Chatsby holds there can not be read.',
      instructions: 'What Chatsby holds there can not be read.',
    });
  });

  test('is told where the target would take nothing for it, a name too', async () => {
    const { body, lost } = await copy(
      'chatsby',
      { ...chatsby, name: 5 },
      {
        to: 'nova',
        extension: { nova: { type: 'chat' } },
      },
    );
    expect(body.name).toBe('');
    expect(lost.name).toBe('What Chatsby holds there can not be read.');
  });

  test('is a picture that no browser may open, or a list with something in it that is no text', async () => {
    const document = { ...gennia, avatarUrl: 'data:image/png;base64,AAAA', categories: ['a', 5] };
    expect((await copy('gennia', document)).lost).toMatchObject({
      avatarUrl: 'It can not be given to Gennia: it must be an http or https URL.',
      tags: 'It can not be given to Gennia: tags.1 must be a text.',
    });
    expect((await copy('gennia', document, { to: 'chatsby' })).lost).toMatchObject({
      avatarUrl: 'Chatsby has no place for it.',
      tags: 'Chatsby has no place for it.',
    });
  });

  test('is a model of which only the name is known, which no call takes', async () => {
    const { lost } = await copy('gennia', { ...gennia, aiModelName: 'GPT-4.1', aiModelPublicId: null });
    expect(lost.model).toBe('No documented call of Gennia sets it.');
  });

  test('is a part of the tags, at another vendor that has tags', async () => {
    const site = sites.get('gennia') as Site;
    for (const [categories, told] of [
      [['a', 5], 'Not all of what Gennia holds there can be read.'],
      [['a', null], undefined],
    ] as const) {
      site.hold({ ...gennia, categories });
      const { plannedCalls, notCarried } = await copyAgent(new Lifecycle(), {
        source: { account: site.account, vendorId: site.id },
        target: { ...site.other, vendor: { ...site.vendor } },
        name: undefined,
        extension: undefined,
        dryRun: true,
      });
      expect(plannedCalls).toMatchObject([{ body: { categories: ['a'] } }]);
      expect(notCarried.find(({ field }) => field === 'tags')?.reason).toBe(told);
    }
  });

  test('is the state: a word that nobody knows, or none that is one', async () => {
    for (const status of ['frozen', 5]) {
      const { lost } = await copy('chatsby', { ...chatsby, status });
      expect(lost.status).toBe(
        "A new agent begins in the state that its vendor gives it, whatever the original's is (Chatsby).",
      );
    }
  });

  test('is not told when nothing stands there', async () => {
    const nothing = { temperature: null, system_prompt: '', max_tokens: null };
    expect(Object.keys((await copy('chatsby', { ...chatsby, ...nothing })).lost)).toEqual(['status']);
  });
});

describe('a field of the extension that can not be read', () => {
  test('is told as the object that it is no part of', async () => {
    const document = { ...nova, voice_config: 'no JSON', llm_config: [1, 2, 3] };
    expect((await copy('nova', document)).lost).toEqual({
      'extension.nova.llmConfig': 'It can not be given to Nova (CozmoX): it must be an object.',
      'extension.nova.voiceConfig': 'It can not be given to Nova (CozmoX): it must be an object.',
    });
    expect(Object.keys((await copy('nova', document, { to: 'chatsby' })).lost)).toEqual([
      'extension.nova.type',
      'extension.nova.llmConfig',
      'extension.nova.voiceConfig',
    ]);
    const { lost } = await copy('cometchat', { ...cometChat, metaData: ['dark'] });
    expect(lost).toEqual({ 'extension.cometChat.metaData': 'It can not be given to CometChat: it must be an object.' });
  });

  test('costs an item of a list what is wrong in it, and nothing else', async () => {
    const sounds = [
      { sound: 'keys', volume: 'loud', probability: null },
      { sound: 'rain', volume: 0.5, brand_new: 1 },
    ];
    const { body, lost } = await copy('nova', { ...nova, background_sound: { file: 'f', thinking_sound: sounds } });
    expect(body.background_sound).toEqual({
      file: 'f',
      thinking_sound: [{ sound: 'keys' }, { sound: 'rain', volume: 0.5 }],
    });
    expect(lost).toEqual({
      'extension.nova.backgroundSound.thinkingSound.0.volume':
        'It can not be given to Nova (CozmoX): it must be a number.',
      'raw.background_sound.thinking_sound.1.brand_new': 'No documented call of Nova (CozmoX) sets it.',
    });
  });

  test('costs free-form JSON the text that can not be stored, and nothing else', async () => {
    const metadata = { steps: [{ a: 'nul \0', b: 1 }, { c: 2 }] };
    const { body, lost } = await copy('aegra', { name: 'N', graph_id: 'agent', metadata });
    expect(body.metadata).toEqual({ steps: [{ b: 1 }, { c: 2 }] });
    expect(Object.keys(lost)).toEqual(['extension.aegra.metadata.steps.0.a']);
  });
});

describe('what a copy is not said to lose', () => {
  test("a whole number beyond GraphQL's Int, which is no limit of the vendor's", async () => {
    const llm = { provider: 'openai', model: 'gpt-4o', max_tokens: 5_000_000_000 };
    const large = await copy('nova', { ...nova, llm_config: llm });
    expect(large).toMatchObject({ lost: {}, body: { llm_config: llm } });
    // Chatsby documents a limit of its own.
    const { lost } = await copy('chatsby', { ...chatsby, max_tokens: 5_000_000_000 });
    expect(lost['extension.chatsby.maxTokens']).toBe(
      'It can not be given to Chatsby: it must be a whole number from 1 to 4096.',
    );
    const { lost: broken } = await copy('nova', { ...nova, llm_config: { ...llm, max_tokens: 0.5 } });
    expect(broken).toEqual({
      'extension.nova.llmConfig.maxTokens': 'It can not be given to Nova (CozmoX): it must be a whole number.',
    });
  });

  test('digits of a temperature, at another vendor either', async () => {
    const exact = parseJson('{"temperature":0.12345678901234567890}') as JsonObject;
    const { body, lost } = await copy('chatsby', { ...chatsby, ...exact }, { to: 'gennia' });
    expect(JSON.stringify(body.temperature)).toBe('0.12345678901234567890');
    expect(lost.temperature).toBeUndefined();
  });

  test('the state, where the plan has it or the caller gave one', async () => {
    const planned = await copy('cometchat', cometChat);
    expect(planned).toMatchObject({ lost: {}, body: { isActive: false } });
    const given = await copy('cometchat', cometChat, { extension: { cometChat: { isActive: true } } });
    expect(given).toMatchObject({ lost: {}, body: { isActive: true } });
  });

  test('a picture whose address is written in capitals', async () => {
    const avatarUrl = 'HTTPS://EXAMPLE.COM/A.PNG';
    expect(await copy('gennia', { ...gennia, avatarUrl })).toMatchObject({ body: { avatarUrl } });
    expect((await copy('gennia', { ...gennia, avatarUrl })).lost.avatarUrl).toBeUndefined();
  });
});

test('a copy that may be answered with an agent that was there is judged by that agent', async () => {
  const site = sites.get('aegra') as Site;
  site.server.faults.clear();
  const { agents } = await site.account.client.list({ query: {}, limit: 100, offset: 0 });
  const there = agents.find(({ vendorId, operations }) => vendorId !== site.id && operations.includes('UPDATE'));
  const document = { name: 'N', description: 'Of its own', graph_id: 'agent', metadata: { team: 'x' } };
  const { lost, outcome } = await copy('aegra', document, {
    extension: { aegra: { ifExists: 'do_nothing', assistantId: there?.vendorId, graphId: 'agent' } },
    dryRun: false,
  });
  expect(outcome.agent?.vendorId).toBe(there?.vendorId);
  const reason = 'The copy has another value: Aegra was allowed to answer with an agent that was there already.';
  expect(lost).toMatchObject({ name: reason, description: reason, 'extension.aegra.metadata.team': reason });
});

test("a copy in the vendor's own way is sent no text that is none, and tells it when the copy lacks it", async () => {
  const site = sites.get('nova') as Site;
  for (const prompt of [null, { text: 'Be kind.' }]) {
    site.hold({ ...nova, prompt_template: prompt });
    const { notCarried } = await copyAgent(new Lifecycle(), {
      source: { account: site.account, vendorId: site.id },
      target: site.account,
      name: undefined,
      extension: undefined,
      dryRun: false,
    });
    const post = site.server.calls.find(({ method }) => method === 'POST');
    expect(JSON.parse(post?.body ?? '')).toEqual({ name: 'Desk', type: 'voice', copy_from_agent_id: site.id });
    const told = notCarried.filter(({ field }) => field === 'instructions').map(({ reason }) => reason);
    expect(told).toHaveLength(prompt === null ? 0 : 1);
  }
});
