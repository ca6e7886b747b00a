import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLAVOURS } from '../../sandbox/vendors/aegra/flavours.ts';
import type { AgentTarget } from '../../src/agents/lifecycle/lifecycle.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { openAegra, put, readStored, remove } from './open-aegra.ts';

const key = fc.constantFrom('a', 'b', 'é', 'run_name', '__proto__', 'length', 'a.b');
// No character that JSON escapes: in a key, the JSON.parse of Node 24 (V8 13.6) takes one such character for another that
// it has seen in an object of the same form.
const json = fc
  .jsonValue({ maxDepth: 2, stringUnit: fc.constantFrom('a', 'é', '日', '😀', ' ', '/', '{') })
  .map(withoutRounding);
const object = fc.dictionary(key, json, { maxKeys: 3, noNullPrototype: true });
const filled = fc.dictionary(key, json, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const text = fc.constantFrom('x', ' ', '日本', 'x'.repeat(5000));
const graph = fc.constantFrom('agent', 'echo', 'parent');

/** What an assistant is made with, by everything that Aegra takes. */
const original = fc.record({
  name: text,
  description: fc.option(fc.oneof(text, fc.constant(''))),
  graph_id: graph,
  config: object,
  context: object,
  metadata: object,
});

const change = fc
  .record(
    {
      name: text,
      description: fc.option(fc.oneof(text, fc.constant(''))),
      graphId: graph,
      metadata: object,
      settings: fc.oneof(
        fc.record({ config: object }),
        fc.record({ context: object }),
        fc.record({ config: object, context: object }),
        fc.record({ config: fc.tuple(object, filled).map(([rest, configurable]) => ({ ...rest, configurable })) }),
        fc.record({ config: fc.constantFrom({ configurable: {} }, { configurable: {}, a: 1 }) }),
      ),
    },
    { requiredKeys: [] },
  )
  .filter((value) => Object.keys(value).length > 0);

type Original = typeof original extends fc.Arbitrary<infer T> ? T : never;
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** The mutations' description of an update, written down a second time. */
function expected(before: Original, { settings, ...changes }: Change, isOneContext: boolean): JsonObject {
  const { config, context } = { ...settings } as { config?: JsonObject; context?: JsonObject };
  const { configurable, ...others } = config ?? before.config;
  const said = config !== undefined && 'configurable' in config ? (configurable ?? {}) : undefined;
  const one = context ?? said ?? before.context;
  return {
    name: changes.name ?? before.name,
    description: changes.description === undefined ? before.description : changes.description,
    graph_id: changes.graphId ?? before.graph_id,
    metadata: { ...before.metadata, ...changes.metadata },
    others,
    configurable: isOneContext ? one : (configurable ?? {}),
    context: isOneContext ? one : (context ?? before.context),
  };
}

function actual({ name, description, graph_id, metadata, config, context }: JsonObject): JsonObject {
  // Empty, it may be there or not.
  const { configurable = {}, ...others } = config as JsonObject;
  return { name, description, graph_id, metadata, others, configurable, context };
}

describe.each(FLAVOURS)('on %s, an update', (flavour) => {
  const isLangGraph = flavour.startsWith('langgraph');

  let aegra: VendorAccount;
  beforeAll(async () => {
    aegra = await openAegra({ flavour, agents: 0 });
  });
  afterAll(() => aegra.close());

  /** With an assistant that is gone afterwards: Aegra keeps one of each graph and config. */
  async function withAssistant(body: Original, run: (target: AgentTarget) => Promise<void>): Promise<void> {
    // LangGraph's JavaScript server takes no description of null.
    const { description, ...rest } = body;
    const target = await put(aegra, description === null ? rest : body);
    await run(target).finally(() => remove(aegra, target));
  }

  test('changes what was given and nothing else, whatever the assistant is', { timeout: 300_000 }, async () => {
    const run = async (before: Original, changes: Change, target: AgentTarget) => {
      const { name, description, graphId, metadata, settings } = changes;
      const unified = { name, description };
      const { userErrors, agent } = await aegra.update(target, unified, { graphId, metadata, ...settings });
      const stored = await readStored(aegra, target);
      const wanted = expected(before, changes, flavour !== 'langgraph-js');
      const isTextKept =
        flavour === 'aegra-0.10' && description !== undefined && !description && Boolean(before.description);
      expect(userErrors.map(({ code, field }) => [code, field])).toEqual(
        isTextKept ? [['INCOMPLETE', ['description']]] : [],
      );
      // Before 0.11 an empty text changes nothing, so that null stays null.
      if (flavour === 'aegra-0.10' && !wanted.description) wanted.description = before.description;
      // null where there is nothing is not sent.
      const isIdle = description === null && (before.description ?? null) === null;
      if (isLangGraph && description === null) wanted.description = isIdle ? null : '';
      expect(actual(stored)).toEqual(wanted);
      const others = Object.values({ name, graphId, metadata, ...settings });
      expect(stored.version).toBe(isIdle && others.every((value) => value === undefined) ? 1 : 2);
      expect(agent?.raw).toEqual(stored);
    };
    const property = fc.asyncProperty(original, change, (before, changes) =>
      withAssistant(before, (target) => run(before, changes, target)),
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test('of a name leaves everything else byte by byte', { timeout: 300_000 }, async () => {
    const run = async (target: AgentTarget) => {
      const { name: _, version: __, updated_at: ___, ...rest } = await readStored(aegra, target);
      aegra.forget();
      await aegra.update(target, { name: 'other' });
      if (flavour !== 'aegra-0.10') expect(aegra.sent()).toEqual([{ name: 'other' }]);
      const { name, version, updated_at: ____, ...after } = await readStored(aegra, target);
      expect({ name, version }).toEqual({ name: 'other', version: 2 });
      expect(JSON.stringify(after)).toBe(JSON.stringify(rest));
    };
    const property = fc.asyncProperty(original, (before) => withAssistant(before, run));
    await fc.assert(property, { numRuns: 25 });
  });
});

/** Integers that JavaScript rounds have a test of their own; -0 comes back as 0. */
function withoutRounding<T>(value: T): T {
  const text = JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'number' && Number.isInteger(item) && !Number.isSafeInteger(item) ? 1 : item,
  );
  return JSON.parse(text);
}
