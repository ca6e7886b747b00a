import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { FLAVOURS, type Flavour } from '../../sandbox/vendors/aegra/flavours.ts';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import type { AgentTarget } from '../../src/agents/lifecycle/lifecycle.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { openAegra, put, readStored, tells } from './open-aegra.ts';

const JS = 'langgraph-js';
const OTHERS = FLAVOURS.filter((flavour) => flavour !== JS);

/** Two that differ: no server but LangGraph JS can hold them. */
const TWO = { config: { tags: ['a'], configurable: { x: 1 } }, context: { y: 2 } };
const BOTH_FIELDS = [
  ['extension', 'aegra', 'context'],
  ['extension', 'aegra', 'config', 'configurable'],
];

const opened: VendorAccount[] = [];
afterEach(() => Promise.all(opened.splice(0).map((server) => server.close())));

async function open(flavour: Flavour): Promise<VendorAccount> {
  const server = await openAegra({ flavour });
  opened.push(server);
  return server;
}

function copy(source: AgentTarget, { account }: VendorAccount, extension: object = {}, dryRun = false) {
  const request = { source, target: account, name: 'Copy', extension: { aegra: extension }, dryRun };
  return copyAgent((opened[0] as VendorAccount).lifecycle, request);
}

/** What was lost of the settings. */
function losses(notCarried: Outcome['notCarried']) {
  return notCarried?.filter(({ field }) => /config|context/.test(field));
}

async function settingsOf(server: VendorAccount, target: AgentTarget): Promise<JsonObject> {
  const { config, context } = await readStored(server, target);
  return { config, context };
}

describe('two contexts, on LangGraph JS,', () => {
  const json = fc.constantFrom<unknown>(null, 0, 1.5, '', 'x', true, [], [1], {}, { z: null }, { z: [{}] });
  const object = fc.dictionary(fc.constantFrom('a', 'b', 'c'), json, { noNullPrototype: true, maxKeys: 3 });

  test('are created, changed, copied and kept, whatever stands in them', async () => {
    const server = await open(JS);
    const property = fc.asyncProperty(object, object, object, object, async (a, b, c, d) => {
      const first = { config: { configurable: a }, context: b };
      const { agent, userErrors } = await server.create({ name: 'A' }, { graphId: 'echo', ...first });
      expect(userErrors).toEqual([]);
      const target = server.target(agent?.vendorId ?? '');
      expect(await settingsOf(server, target)).toEqual(first);
      const second = { config: { configurable: c }, context: d };
      expect((await server.update(target, {}, second)).userErrors).toEqual([]);
      expect((await server.update(target, { name: 'B' })).userErrors).toEqual([]);
      expect(await settingsOf(server, target)).toEqual(second);
      const copied = await copy(target, server);
      expect(copied.userErrors).toEqual([]);
      expect(losses(copied.notCarried)).toEqual([]);
      expect(await settingsOf(server, server.target(copied.agent?.vendorId ?? ''))).toEqual(second);
    });
    await fc.assert(property, { numRuns: 30 });
  });

  test('come along from another one of it, as a dry run shows', async () => {
    const [from, to] = [await open(JS), await open(JS)];
    const source = await put(from, TWO);
    const dry = await copy(source, to, {}, true);
    expect(dry.plannedCalls?.map(({ body }) => body)).toMatchObject([TWO]);
    expect(losses(dry.notCarried)).toEqual([]);
    const { agent, userErrors, notCarried } = await copy(source, to);
    expect({ userErrors, losses: losses(notCarried) }).toEqual({ userErrors: [], losses: [] });
    expect(await settingsOf(to, to.target(agent?.vendorId ?? ''))).toEqual(TWO);
  });

  test.each(OTHERS)('become of the two names that %s has, when one is given anew', async (flavour) => {
    const [from, to] = [await open(flavour), await open(JS)];
    const source = await put(from, { context: { y: 2 } });
    const { agent, userErrors, notCarried } = await copy(source, to, { context: { y: 3 } });
    expect(userErrors).toEqual([]);
    expect(losses(notCarried)).toEqual([]);
    const { config, context } = await settingsOf(to, to.target(agent?.vendorId ?? ''));
    expect({ config, context }).toMatchObject({ config: { configurable: { y: 2 } }, context: { y: 3 } });
  });
});

const refusing = [
  ...OTHERS.map((flavour) => ({ flavour, isSilent: false, tells: 'says so' })),
  ...FLAVOURS.map((flavour) => ({ flavour, isSilent: true, tells: 'says nothing of itself' })),
];

describe.each(refusing)('two contexts, on $flavour, which $tells,', ({ flavour, isSilent }) => {
  const words = isSilent ? /one thing on all servers but LangGraph JS, and this one is not known/ : /on this server\.$/;

  async function openServer() {
    const server = await open(flavour);
    if (isSilent) tells(server, undefined);
    return server;
  }

  test('are refused when that is known, and before anything is written', async () => {
    const server = await openServer();
    const target = await put(server, { context: { z: 3 } });
    const results = [
      await server.create({ name: 'A' }, { graphId: 'echo', ...TWO }),
      await server.update(target, { name: 'B' }, TWO),
      // Of these, one release takes the first and the next one the second.
      await server.update(target, {}, { ...TWO, context: {} }),
      await copy(target, server, TWO),
    ];
    for (const { userErrors, agent } of results) {
      expect(agent).toBeNull();
      expect(userErrors.map(({ code, field }) => [code, field])).toEqual(
        BOTH_FIELDS.map((field) => ['INVALID', field]),
      );
      for (const { message } of userErrors) expect(message).toMatch(words);
    }
    expect(server.writes()).toEqual([]);
  });

  test('are one when they are alike, or when only one is filled', async () => {
    const server = await openServer();
    const alike = { config: { configurable: { a: 1, b: 2 } }, context: { b: 2, a: 1 } };
    const created = await server.create({ name: 'A' }, { graphId: 'echo', ...alike });
    const updated = await server.update(await put(server, {}), { name: 'B' }, { graphId: 'parent', ...alike });
    for (const { agent, userErrors } of [created, updated]) {
      expect(userErrors).toEqual([]);
      expect(agent?.raw).toMatchObject(alike);
    }
    for (const one of [
      { ...TWO, context: {} },
      { config: { tags: ['b'], configurable: {} }, context: { y: 2 } },
    ]) {
      const { agent, userErrors } = await server.create({ name: 'A' }, { graphId: 'echo', ...one });
      expect(userErrors).toEqual([]);
      const filled = { ...one.config.configurable, ...one.context };
      expect([agent?.raw.context, agent?.raw.config]).toContainEqual(
        'y' in filled ? filled : { ...one.config, configurable: filled },
      );
    }
  });

  test('are two of an original, one of which is left behind and told', async () => {
    const server = await openServer();
    const source = await put(await open(JS), TWO);
    for (const isDry of [true, false]) {
      const { agent, userErrors, notCarried } = await copy(source, server, {}, isDry);
      expect(userErrors).toEqual([]);
      const field = isDry ? 'extension.aegra.context' : 'extension.aegra.context.y';
      expect(losses(notCarried)).toEqual([{ field, reason: expect.stringMatching(words) }]);
      if (!isDry) expect(agent?.raw).toMatchObject({ config: TWO.config });
    }
  });

  test('are the one that was given and that of the original, which then is left behind', async () => {
    const server = await openServer();
    const source = await put(server, { context: { y: 2 } });
    const { agent, userErrors } = await copy(source, server, { context: { copy: 1 } });
    expect(userErrors).toEqual([]);
    expect(agent?.raw.context).toEqual({ y: 2, copy: 1 });
    expect(server.writes()).toHaveLength(1);
  });
});

describe.each(OTHERS)('two contexts, on %s, which says that it is LangGraph JS,', (flavour) => {
  test('are refused by it, and neither is dropped for the other', async () => {
    const server = await open(flavour);
    tells(server, { version: '2.0.0', langgraph_js_version: '1.7.3' });
    const target = await put(server, { context: { z: 3 } });
    const before = await readStored(server, target);
    const results = [
      await server.update(target, { name: 'B' }, TWO),
      await server.create({ name: 'A' }, { graphId: 'echo', ...TWO }),
    ];
    for (const { userErrors } of results) {
      expect(userErrors[0]).toMatchObject({ code: 'INVALID', field: ['extension', 'aegra', 'context'] });
    }
    expect(await readStored(server, target)).toEqual(before);
  });

  test('one of which is to be emptied, are told when it was not', async () => {
    const server = await open(flavour);
    tells(server, { version: '2.0.0', langgraph_js_version: '1.7.3' });
    const { userErrors } = await server.update(await put(server, {}), {}, { ...TWO, context: {} });
    // Aegra's releases differ in which of the two they follow.
    expect(userErrors.map(({ code }) => code)).toEqual(['INCOMPLETE']);
  });
});
