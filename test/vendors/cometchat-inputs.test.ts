import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SEEDS } from '../../sandbox/vendors/cometchat/seeds.ts';
import type { AgentInput } from '../../src/agents/lifecycle/lifecycle.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import type { UserErrorCode } from '../../src/core/errors/codes.ts';
import { NAME_MAX } from '../../src/vendors/cometchat/contract.ts';
import { FRAMEWORK_KEYS, FRAMEWORK_NAMES, type Framework, takes } from '../../src/vendors/cometchat/frameworks.ts';
import { headersToWire } from '../../src/vendors/cometchat/mapping.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { openCometChat } from './open-cometchat.ts';

let chat: VendorAccount;

beforeAll(async () => {
  chat = await openCometChat();
});
beforeEach(() => chat.forget());

afterAll(() => chat.close());

const EXTENSION = 'extension.cometChat';
const META = `${EXTENSION}.integrationMeta`;
const framework = fc.constantFrom(...FRAMEWORK_NAMES);
const dryRun = fc.boolean();

/** A value of each key of `integrationMeta` that some frameworks take. */
const FRAMEWORK_VALUES: Readonly<Record<string, unknown>> = { agentId: 'a', headers: { a: 'b' }, defaultUserId: 'u' };

/** What is put into an input that was right, to make one mistake; undefined takes a value away. */
interface Mistake {
  readonly unified?: JsonObject;
  readonly cometChat?: JsonObject;
  readonly meta?: JsonObject;
  /** Members of other vendors. */
  readonly others?: JsonObject;
  readonly code: UserErrorCode;
  readonly field: string;
}

const invalid = (field: string, change: Omit<Mistake, 'code' | 'field'>): Mistake => ({
  code: 'INVALID',
  field,
  ...change,
});
const unsupported = (field: string, change: Omit<Mistake, 'code' | 'field'>): Mistake => ({
  code: 'UNSUPPORTED',
  field,
  ...change,
});
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

const isHeaderName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const tooLong = fc.string({ unit: 'grapheme', minLength: NAME_MAX + 1, maxLength: 3 * NAME_MAX });
const noWebUrl = oneOf(
  '',
  'icon.png',
  '//example.com/a',
  'http:/example.com',
  'https:example.com',
  'https://exa mple.com',
  'data:,x',
);
const noHttps = fc.oneof(noWebUrl, fc.webUrl({ validSchemes: ['http', 'ftp', 'wss'] }));
const lineBreak = fc
  .tuple(fc.string(), oneOf('\n', '\r', '\r\n', '\0', '\u0085'), fc.string())
  .map((parts) => parts.join(''));
const noText = oneOf<unknown>(5, true, {}, ['a']);

/** Mistakes in what a create and an update have alike. */
const commonMistakes = (integrateWith: Framework): fc.Arbitrary<Mistake>[] => {
  const foreign = FRAMEWORK_KEYS.filter((key) => !takes(integrateWith, key));
  return [
    fc
      .oneof(tooLong, oneOf('', 'x'.repeat(NAME_MAX + 1), '🛎'.repeat(NAME_MAX + 1)))
      .map((name) => invalid('name', { unified: { name } })),
    noWebUrl.map((avatarUrl) => invalid('avatarUrl', { unified: { avatarUrl } })),
    fc
      .oneof(oneOf('openai', 'MASTRA', 'vercelv5', ''), fc.string())
      .filter((word) => !FRAMEWORK_NAMES.includes(word as Framework))
      .map((word) => invalid(`${EXTENSION}.integrateWith`, { cometChat: { integrateWith: word } })),
    fc.constant(invalid(META, { cometChat: { integrationMeta: undefined } })),
    fc.oneof(noHttps, fc.constant(undefined)).map((baseUrl) => invalid(`${META}.baseUrl`, { meta: { baseUrl } })),
    oneOf(...foreign).map((key) => invalid(`${META}.${key}`, { meta: { [key]: FRAMEWORK_VALUES[key] } })),
    fc.oneof(lineBreak, noText).map((value) => invalid(`${META}.headers.x-a`, { meta: { headers: { 'x-a': value } } })),
    fc
      .oneof(oneOf('', 'a b', 'a:b', 'a\nb', 'ä'), fc.string())
      .filter((name) => !isHeaderName.test(name))
      .map((name) => invalid(`${META}.headers.${name}`, { meta: { headers: { [name]: 'x' } } })),
    fc
      .tuple(oneOf('toolNames', 'actions'), noText)
      .map(([list, item]) => invalid(`${EXTENSION}.${list}.1`, { cometChat: { [list]: ['showMap', item] } })),
    fc
      .tuple(oneOf('greetingMessage', 'introductoryMessage'), noText)
      .map(([key, value]) => invalid(`${EXTENSION}.metaData.${key}`, { cometChat: { metaData: { [key]: value } } })),
    noText.map((item) =>
      invalid(`${EXTENSION}.metaData.suggestedMessages.0`, { cometChat: { metaData: { suggestedMessages: [item] } } }),
    ),
    oneOf('description', 'instructions', 'model').map((name) => unsupported(name, { unified: { [name]: 'x' } })),
    oneOf(0.5, 0).map((temperature) => unsupported('temperature', { unified: { temperature } })),
    oneOf([], ['a']).map((tags) => unsupported('tags', { unified: { tags } })),
    oneOf('chatsby', 'gennia', 'nova', 'aegra').map((member) =>
      invalid(`extension.${member}`, { others: { [member]: {} } }),
    ),
    fc.constant(invalid(`${META}.baseUrl`, { meta: { baseUrl: null } })),
  ];
};

const createMistakes: fc.Arbitrary<Mistake>[] = [
  oneOf('name', 'avatarUrl').map((name) => invalid(name, { unified: { [name]: undefined } })),
  oneOf('integrateWith', 'integrationMeta').map((key) =>
    invalid(`${EXTENSION}.${key}`, { cometChat: { [key]: undefined } }),
  ),
  oneOf<unknown>('yes', 1).map((isActive) => invalid(`${EXTENSION}.isActive`, { cometChat: { isActive } })),
];

function inputWith(integrateWith: Framework, { unified, cometChat, meta, others }: Mistake): AgentInput {
  const right = { name: 'Concierge', avatarUrl: 'https://example.com/icon.png' };
  const integrationMeta = { baseUrl: 'https://example.com', ...meta };
  return {
    unified: { ...right, ...unified },
    extension: { cometChat: { integrateWith, integrationMeta, ...cometChat }, ...others },
  };
}

describe('a mistake', () => {
  const mistaken = (own: fc.Arbitrary<Mistake>[]) =>
    framework.chain((name) =>
      fc.record({ name: fc.constant(name), mistake: fc.oneof(...commonMistakes(name), ...own), dryRun }),
    );

  test('in a create is named with its place in the input, before any call', async () => {
    await fc.assert(
      fc.asyncProperty(mistaken(createMistakes), async ({ name, mistake, dryRun }) => {
        chat.server.calls.length = 0;
        const result = await chat.lifecycle.create(chat.account, inputWith(name, mistake), { dryRun });
        expectRefusal(result, mistake);
      }),
      { numRuns: 500 },
    );
  });

  test('in an update is named with its place in the input, before any call', async () => {
    const target = await chat.named('Weather Agent');
    await fc.assert(
      fc.asyncProperty(mistaken([]), async ({ name, mistake, dryRun }) => {
        chat.server.calls.length = 0;
        const result = await chat.lifecycle.update(target, inputWith(name, mistake), { dryRun });
        expectRefusal(result, mistake);
      }),
      { numRuns: 500 },
    );
  });

  test('of every kind is in the row', () => {
    const kinds = new Set(
      fc
        .sample(
          fc.oneof(
            framework.chain((name) => fc.oneof(...commonMistakes(name))),
            ...createMistakes,
          ),
          { seed: 1, numRuns: 3000 },
        )
        .map(({ code, field }) => `${code} ${field.replace(/headers\..*/s, 'headers.*')}`),
    );
    expect([...kinds].sort()).toMatchInlineSnapshot(`
      [
        "INVALID avatarUrl",
        "INVALID extension.aegra",
        "INVALID extension.chatsby",
        "INVALID extension.cometChat.actions.1",
        "INVALID extension.cometChat.integrateWith",
        "INVALID extension.cometChat.integrationMeta",
        "INVALID extension.cometChat.integrationMeta.agentId",
        "INVALID extension.cometChat.integrationMeta.baseUrl",
        "INVALID extension.cometChat.integrationMeta.defaultUserId",
        "INVALID extension.cometChat.integrationMeta.headers",
        "INVALID extension.cometChat.integrationMeta.headers.*",
        "INVALID extension.cometChat.isActive",
        "INVALID extension.cometChat.metaData.greetingMessage",
        "INVALID extension.cometChat.metaData.introductoryMessage",
        "INVALID extension.cometChat.metaData.suggestedMessages.0",
        "INVALID extension.cometChat.toolNames.1",
        "INVALID extension.gennia",
        "INVALID extension.nova",
        "INVALID name",
        "UNSUPPORTED description",
        "UNSUPPORTED instructions",
        "UNSUPPORTED model",
        "UNSUPPORTED tags",
        "UNSUPPORTED temperature",
      ]
    `);
  });

  test('in an update of where an agent runs, by the framework that it has, costs a read and no write', async () => {
    const cases = fc
      .record({ seed: fc.constantFrom(...SEEDS), key: fc.constantFrom(...FRAMEWORK_KEYS), dryRun })
      .filter(({ seed, key }) => !takes(seed.integrateWith, key));
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, key, dryRun }) => {
        const target = await chat.named(seed.name);
        const integrationMeta = { baseUrl: 'https://example.com', [key]: FRAMEWORK_VALUES[key] };
        const change = { unified: {}, extension: { cometChat: { integrationMeta } } };
        const { userErrors } = await chat.lifecycle.update(target, change, { dryRun });
        expect(userErrors).toMatchObject([{ code: 'INVALID', field: `${META}.${key}`.split('.') }]);
        expect(chat.server.calls.splice(0).map(({ method }) => method)).toEqual(['GET']);
      }),
    );
  });

  test('of no field at all is one', async () => {
    const target = await chat.named('Weather Agent');
    const change = { unified: {}, extension: { cometChat: {} } };
    expect((await chat.lifecycle.update(target, change, { dryRun: false })).userErrors).toMatchObject([
      { code: 'INVALID' },
    ]);
    expect(chat.server.calls).toEqual([]);
  });

  function expectRefusal(result: Awaited<ReturnType<typeof chat.lifecycle.create>>, { code, field }: Mistake): void {
    const named = result.userErrors.map((error) => `${error.code} ${error.field?.join('.')}`);
    expect(named).toContain(`${code} ${field}`);
    expect(result).toMatchObject({ agent: null, plannedCalls: null });
    expect(chat.server.calls).toEqual([]);
  }
});

test('a name may have 100 characters, however many bytes they take', async () => {
  for (const name of ['x', 'x'.repeat(NAME_MAX), '旅'.repeat(NAME_MAX), '🛎'.repeat(NAME_MAX)]) {
    const mistake = invalid('', { unified: { name } });
    const { userErrors } = await chat.lifecycle.create(chat.account, inputWith('mastra', mistake), { dryRun: true });
    expect(userErrors, name).toEqual([]);
  }
});

test('whatever the contract takes, the strict server takes too, and holds as it was given', async () => {
  const headerName = fc
    .string({ unit: oneOf(...'azAZ09-_.!#'), minLength: 1, maxLength: 12 })
    .filter((name) => name !== '__proto__');
  const headerValue = fc.string({ unit: oneOf(...'az AZ:09,;"\\/äé\t'), maxLength: 20 });
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const subset = (...names: string[]) => fc.subarray(names);
  const inputs = framework.chain((integrateWith) =>
    fc.record({
      integrateWith: fc.constant(integrateWith),
      name: text.filter((name) => name.length > 0 && name.length <= NAME_MAX),
      icon: fc.webUrl({ withQueryParameters: true }),
      meta: fc.record(
        {
          baseUrl: fc.webUrl({ validSchemes: ['https'] }),
          ...(takes(integrateWith, 'agentId') ? { agentId: text } : {}),
          ...(takes(integrateWith, 'defaultUserId') ? { defaultUserId: text } : {}),
          ...(takes(integrateWith, 'headers')
            ? { headers: fc.dictionary(headerName, headerValue, { noNullPrototype: true }) }
            : {}),
        },
        { requiredKeys: ['baseUrl'] },
      ),
      rest: fc.record(
        {
          isActive: fc.boolean(),
          toolNames: subset('showMap', 'showItinerary'),
          actions: subset('callTaxi', 'open-ticket'),
          metaData: fc.record(
            { greetingMessage: text, introductoryMessage: text, suggestedMessages: fc.array(text, { maxLength: 3 }) },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(inputs, async ({ integrateWith, name, icon, meta, rest }) => {
      chat.server.calls.length = 0;
      const cometChat = { integrateWith, integrationMeta: meta, ...rest };
      const input = { unified: { name, avatarUrl: icon }, extension: { cometChat } };
      const { agent, userErrors } = await chat.lifecycle.create(chat.account, input, { dryRun: false });
      expect(userErrors).toEqual([]);
      const headers = (meta as { headers?: Record<string, string> }).headers;
      const wireMeta = headers === undefined ? meta : { ...meta, headers: headersToWire(integrateWith, headers) };
      const { toolNames: tools = [], ...others } = rest;
      const given = { name, icon, integrateWith, isActive: true, actions: [], ...others, tools };
      expect(chat.wire()[0]?.body).toEqual({ ...given, integrationType: 'agent', integrationMeta: wireMeta });
      expect(agent?.original).toMatchObject({ ...given, metaData: rest.metaData ?? {} });
      await chat.ask('DELETE', `/ai-agents/agents/${agent?.vendorId}`);
    }),
    { numRuns: 200 },
  );
});
