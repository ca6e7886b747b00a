/** @module Whatever an agent of the invented vendors holds: what is read can be written back, and a copy tells what it lacks. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasValue } from '../../src/agents/lifecycle/copy/held-values.ts';
import { readInput, type UnifiedInput } from '../../src/contract/input.ts';
import { inputTypes, type TypeModel } from '../../src/contract/sdl/types.ts';
import { unifiedFields } from '../../src/contract/unified-fields.ts';
import { isContainer, isObject, isSameJson, type JsonObject, valueAt } from '../../src/core/json.ts';
import { type CollectionServer, inventCollection, serveCollection } from '../invented/collection.ts';
import { forms } from '../invented/forms.ts';
import { type InventedRollcall, startInvented } from '../invented/rollcall.ts';
import { thread } from '../invented/thread.ts';
import { fakeRecord } from '../lifecycle/fake-record.ts';

const text = fc.constantFrom('', 'a', 'Zoë', 'two words');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const withoutUndefined = (document: object) => JSON.parse(JSON.stringify(document)) as JsonObject;

const llm = fc.oneof(
  fc.record({ kind: fc.constant('openai'), prompt: maybe(text), model: maybe(fc.constantFrom('small', 'large')) }),
  fc.record({ kind: fc.constant('retell'), general_prompt: text, begin: maybe(text) }),
  fc.record({ kind: fc.constant('flow'), flow_id: text }),
);
const word = fc.constantFrom('Ada', 'Zoë');
const message = fc.record({ role: fc.constantFrom('system', 'user'), content: text });
const stage = fc.record({ model: maybe(fc.constantFrom('one', 'two')), retries: maybe(fc.nat(9)) });

const vendors = [
  { invented: forms, documents: fc.record({ name: word, llm: maybe(llm) }).map(withoutUndefined) },
  {
    invented: thread,
    documents: fc
      .record({
        first_name: word,
        last_name: word,
        messages: maybe(fc.array(message, { maxLength: 4 })),
        stages: maybe(fc.array(stage, { maxLength: 3 })),
      })
      .map(withoutUndefined),
  },
];

/** What GraphQL shows of a document, as far as an input takes it. */
function asInput(types: readonly TypeModel[], name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => asInput(types, name, item));
  const type = types.find((one) => one.name === name);
  if (!isObject(value) || type === undefined) return value;
  const given = type.fields.filter(({ wireKey }) => Object.hasOwn(value, wireKey));
  return Object.fromEntries(given.map((field) => [field.name, asInput(types, field.namedType, value[field.wireKey])]));
}

/** Paths of everything that has a value. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (!hasValue(value)) return [];
  if (!isContainer(value)) return [path];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

describe.each(vendors.map((vendor) => [vendor.invented.name, vendor] as const))('an agent of %s', (_, vendor) => {
  const { invented, documents } = vendor;
  const { agent } = invented.contract;
  const updateAgent = invented.contract.updateAgent ?? agent;
  const key = invented.name.toLowerCase();
  let server: CollectionServer;
  let rollcall: InventedRollcall;
  beforeAll(async () => {
    server = await serveCollection(invented);
    rollcall = startInvented({ vendor: inventCollection(invented), baseUrl: server.baseUrl });
  });
  afterAll(async () => {
    await rollcall.close();
    await server.close();
  });

  test('is as it was when all that was read of it is written back', () => {
    const types = inputTypes(updateAgent);
    const [root] = types;
    fc.assert(
      fc.property(documents, (document) => {
        const {
          name,
          description: _,
          status: _s,
          createdAt: _c,
          updatedAt: _u,
          ...fields
        } = unifiedFields(agent, document);
        const shown = Object.entries({ name, ...fields }).filter(([, value]) => value !== null);
        const extension = asInput(types, root?.name ?? '', document) as JsonObject;
        const input = { contract: updateAgent, inputMember: key, label: 'It' };
        const { body, issues } = readInput(input, Object.fromEntries(shown) as UnifiedInput, extension, document);
        expect(issues).toEqual([]);
        const sent = invented.changeBody?.(fakeRecord(document), body) ?? body;
        expect({ ...document, ...sent }).toEqual(document);
      }),
    );
  });

  test('is copied with all that it has, or it is told what is missing', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.boolean(), async (document, isRenamed) => {
        server.agents.clear();
        server.agents.set('x', { ...document, id: 'x' });
        const { notCarried, userErrors } = await rollcall.mutate('copyAgent', {
          id: `${key}:x`,
          toAccountId: key,
          ...(isRenamed && { name: 'Ida' }),
        });
        expect(userErrors).toEqual([]);
        expect(notCarried).toEqual([]);
        const [copy] = [...server.agents.values()].filter(({ id }) => id !== 'x');
        const lost = leaves(document).filter((path) => !isSameJson(valueAt(copy, path), valueAt(document, path)));
        expect(lost.map((path) => path[0]?.endsWith('name'))).toEqual(lost.map(() => isRenamed));
      }),
      { numRuns: 40 },
    );
  });
});
