import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { SEEDS, type Seed } from '../../sandbox/vendors/nova/seeds.ts';
import { inputPath } from '../../src/contract/input.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { createAgent, updateAgent } from '../../src/vendors/nova/contract.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { inputFor, openNova } from './open-nova.ts';

let voice: VendorAccount;

beforeAll(async () => {
  voice = await openNova({ agents: 1 });
});

afterAll(() => voice.close());

/** A value of a body that is no object with named members. */
interface Leaf {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
}

function leavesOf(contract: z.ZodType): Leaf[] {
  const { root, resolve } = contractSchema(contract);
  const visit = (schema: JsonSchema, path: readonly string[]): Leaf[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, property]): Leaf[] => {
      const { inner } = withoutNull(property);
      if ({ ...inner, ...property }.operationOnly) return [];
      const below = resolve(inner);
      const here = [...path, key];
      if (below.properties !== undefined) return visit(below, here);
      return [{ path: here, schema: below, isRequired: schema.required?.includes(key) ?? false }];
    });
  return visit(resolve(root), []);
}

const notANumber = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, [], ['1'], {}),
);

/** Values that the contract has to refuse. */
function wrong({
  enum: words,
  type,
  items,
  additionalProperties,
}: JsonSchema & { additionalProperties?: JsonSchema }): fc.Arbitrary<unknown> {
  if (words !== undefined) {
    const likely = fc.constantFrom(
      '',
      ...words.flatMap((word) => [word.toUpperCase() + word, ` ${word}`, `${word}\u200b`]),
    );
    return fc.oneof(
      likely,
      fc.string({ unit: 'grapheme' }).filter((text) => !words.includes(text)),
      fc.integer(),
    );
  }
  switch (type) {
    case 'string':
      return fc.oneof(fc.double(), fc.boolean(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.string()));
    case 'integer':
      return fc.oneof(
        notANumber,
        fc.integer({ min: 2 ** 31, max: Number.MAX_SAFE_INTEGER }),
        fc.integer({ min: Number.MIN_SAFE_INTEGER, max: -(2 ** 31) - 1 }),
        fc.double({ noInteger: true }),
      );
    case 'number':
      return notANumber;
    case 'boolean':
      return fc.oneof(fc.string(), fc.integer(), fc.constant([]));
    case 'array': {
      const isFree = items === undefined || Object.keys(items).length === 0;
      const noList = fc.oneof(fc.string(), fc.integer(), fc.dictionary(fc.string(), fc.string()));
      return isFree
        ? noList
        : fc.oneof(noList, fc.array(fc.oneof(fc.integer(), fc.boolean()), { minLength: 1, maxLength: 3 }));
    }
    default: {
      const noMap = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()));
      const isOfTexts = additionalProperties?.type === 'string';
      return isOfTexts ? fc.oneof(noMap, fc.dictionary(fc.string(), fc.integer(), { minKeys: 1 })) : noMap;
    }
  }
}

function withValue(body: JsonObject, [key = '', ...rest]: readonly string[], value: unknown): JsonObject {
  return { ...body, [key]: rest.length === 0 ? value : withValue(body[key] as JsonObject, rest, value) };
}

const { tools: _tools, public_quota: _quota, ...COMPLETE } = SEEDS[0] as Partial<Seed>;

interface Mistake {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly code: 'INVALID';
}

const createMistakes = fc.constantFrom(...leavesOf(createAgent)).chain(({ path, schema, isRequired }) =>
  fc.oneof(
    wrong(schema).map((value): Mistake => ({ path, value, code: 'INVALID' })),
    // Nothing is there yet that null could clear: it says as much as absent.
    ...(isRequired
      ? [fc.constantFrom(null, undefined).map((value): Mistake => ({ path, value, code: 'INVALID' }))]
      : []),
  ),
);

const updateMistakes = fc
  .constantFrom(...leavesOf(updateAgent))
  .chain(({ path, schema }) => wrong(schema).map((value): Mistake => ({ path, value, code: 'INVALID' })));

describe('An input with one wrong value in any place', () => {
  test.each([
    ['create', createAgent, createMistakes],
    ['update', updateAgent, updateMistakes],
  ] as const)(
    'is refused on %s with the path of that place and without any call',
    async (operation, contract, mistakes) => {
      const refused = new Set<string>();
      await fc.assert(
        fc.asyncProperty(mistakes, async ({ path, value, code }) => {
          voice.forget();
          const input = inputFor(contract, withValue(COMPLETE, path, value));
          const { agent, userErrors } =
            operation === 'create'
              ? await voice.lifecycle.create(voice.account, input, { dryRun: false })
              : await voice.lifecycle.update(voice.target('any'), input, { dryRun: false });
          const field = inputPath(contract, path, 'nova');
          expect(agent).toBeNull();
          expect(userErrors.length).toBeGreaterThan(0);
          for (const error of userErrors) {
            expect(error.code).toBe(code);
            expect(error.field?.slice(0, field.length)).toEqual(field);
            expect(error.message).toContain(field.join('.'));
          }
          expect(voice.server.calls).toEqual([]);
          refused.add(field.join('.'));
        }),
        { numRuns: 1500 },
      );
      expect(refused.size).toBeGreaterThan(80);
    },
  );
});

describe('What nobody documents a limit of', () => {
  test('goes out as it was given, however long or odd', async () => {
    const texts = ['', ' ', '𝕏'.repeat(5000), '\u0000\u0007', '👩‍👩‍👧', '\ud800'];
    for (const text of texts) {
      voice.forget();
      const input = inputFor(createAgent, {
        name: text,
        type: 'chat',
        prompt_template: text,
        llm_config: { provider: 'openai', model: text, temperature: -1e6 },
      });
      const { agent, userErrors } = await voice.lifecycle.create(voice.account, input, { dryRun: false });
      expect(userErrors).toEqual([]);
      expect(voice.wire().map(({ body }) => body)).toEqual([
        { name: text, type: 'chat', prompt_template: text },
        { llm_config: { provider: 'openai', model: text, temperature: -1e6 } },
      ]);
      expect(agent?.original).toMatchObject({ name: text, prompt_template: text });
    }
  });
});
