import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/agent.ts';
import type { UserErrorCode } from '../../src/core/errors/codes.ts';
import { ASSISTANT_ID_MAX } from '../../src/vendors/aegra/contract.ts';
import { DEPTH_MAX } from '../../src/vendors/aegra/storable.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { input, openAegra, put } from './open-aegra.ts';

let aegra: VendorAccount;

beforeAll(async () => {
  aegra = await openAegra();
  await put(aegra, { assistant_id: 'night watch' });
});

beforeEach(() => aegra.forget());
afterAll(() => aegra.close());

const EXTENSION = 'extension.aegra';

/** What is put into an input that was right, to make one mistake; undefined takes a value away. */
interface Mistake {
  readonly unified?: JsonObject;
  readonly extension?: JsonObject;
  readonly code: UserErrorCode;
  /** The first place that is named. */
  readonly field: string;
}

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
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

const unstorable = fc
  .tuple(fc.string({ unit: 'grapheme' }), oneOf('\0', '\ud800', '\udfff', '\ud800a'), oneOf('', 'x', ' '))
  .map((parts) => parts.join(''));
const noObject = oneOf<unknown>('x', 5, true, [], [{}]);
const part = oneOf('config', 'context', 'metadata');

function nested(depth: number): JsonObject {
  let value: JsonObject = {};
  for (let level = 1; level < depth; level++) value = { a: value };
  return value;
}

const commonMistakes: fc.Arbitrary<Mistake>[] = [
  fc.constant(invalid('name', { unified: { name: '' } })),
  fc
    .tuple(oneOf('name', 'description'), unstorable)
    .map(([name, value]) => invalid(name, { unified: { [name]: value } })),
  fc
    .tuple(oneOf('graphId'), fc.oneof(unstorable, fc.constant('')))
    .map(([key, value]) => invalid(`${EXTENSION}.${key}`, { extension: { [key]: value } })),
  fc.tuple(part, noObject).map(([key, value]) => invalid(`${EXTENSION}.${key}`, { extension: { [key]: value } })),
  fc
    .tuple(part, unstorable)
    .map(([key, value]) => invalid(`${EXTENSION}.${key}.a.0`, { extension: { [key]: { a: [value] } } })),
  fc
    .tuple(part, unstorable)
    .map(([key, name]) => invalid(`${EXTENSION}.${key}.a`, { extension: { [key]: { a: { [name]: 1 } } } })),
  fc
    .tuple(part, oneOf(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY))
    .map(([key, value]) => invalid(`${EXTENSION}.${key}.a.b`, { extension: { [key]: { a: { b: value } } } })),
  fc
    .tuple(part, fc.integer({ min: DEPTH_MAX + 2, max: 300 }))
    .map(([key, depth]) => invalid(`${EXTENSION}.${key}.a`, { extension: { [key]: nested(depth) } })),
  oneOf<unknown>('x', 1, true, ['x']).map((configurable) =>
    invalid(`${EXTENSION}.config.configurable`, { extension: { config: { configurable } } }),
  ),
  oneOf('instructions', 'model', 'avatarUrl').map((name) => unsupported(name, { unified: { [name]: 'x' } })),
  fc.double().map((temperature) => unsupported('temperature', { unified: { temperature } })),
  oneOf([], ['a']).map((tags) => unsupported('tags', { unified: { tags } })),
];

const createMistakes: fc.Arbitrary<Mistake>[] = [
  fc.constant(invalid('name', { unified: { name: undefined } })),
  fc.constant(invalid(`${EXTENSION}.graphId`, { extension: { graphId: undefined } })),
  fc
    .oneof(
      unstorable,
      fc.string({ unit: 'grapheme', minLength: ASSISTANT_ID_MAX + 1, maxLength: 2 * ASSISTANT_ID_MAX }),
      oneOf('', ' ', '\t\n', '.', '..', 'a/b', '/', 'a/versions', 'x'.repeat(ASSISTANT_ID_MAX + 1)),
      fc.tuple(fc.string(), fc.string()).map((parts) => parts.join('/')),
    )
    .map((assistantId) => invalid(`${EXTENSION}.assistantId`, { extension: { assistantId } })),
  oneOf<unknown>('raise', 'DO_NOTHING', '', 5).map((ifExists) =>
    invalid(`${EXTENSION}.ifExists`, { extension: { ifExists } }),
  ),
];

describe('a mistake is found without any call, at its place, in', () => {
  async function expectMistake(
    { code, field, unified, extension }: Mistake,
    write: 'create' | 'update',
    dryRun: boolean,
  ) {
    const { lifecycle, account } = aegra;
    const right = { unified: { name: 'X', description: 'x' }, extension: { graphId: 'echo', metadata: { a: 1 } } };
    const given = input({ ...right.unified, ...unified }, { ...right.extension, ...extension });
    const result =
      write === 'create'
        ? await lifecycle.create(account, given, { dryRun })
        : await lifecycle.update(aegra.target('night watch'), given, { dryRun });
    expect(result).toMatchObject({ agent: null, plannedCalls: null });
    const [first] = result.userErrors;
    expect({ code: first?.code, field: first?.field?.join('.') }).toEqual({ code, field });
    if (code === 'INVALID') expect(first?.message).toContain(field.replace(/\.a\.b$|\.a\.0$|\.a$/, ''));
    expect(aegra.server.calls).toEqual([]);
  }

  test('a create', async () => {
    const mistake = fc.oneof(...commonMistakes, ...createMistakes);
    const property = fc.asyncProperty(mistake, fc.boolean(), (bad, dryRun) => expectMistake(bad, 'create', dryRun));
    await fc.assert(property, { numRuns: 400 });
  });

  test('an update', async () => {
    const mistake = fc.oneof(...commonMistakes);
    const property = fc.asyncProperty(mistake, fc.boolean(), (bad, dryRun) => expectMistake(bad, 'update', dryRun));
    await fc.assert(property, { numRuns: 400 });
  });
});

test('what is just within the limits is taken', async () => {
  const edges = [
    { assistantId: 'x'.repeat(ASSISTANT_ID_MAX), context: { edge: 1 } },
    { assistantId: 'é'.repeat(ASSISTANT_ID_MAX), context: { edge: 2 } },
    { assistantId: '...', context: { edge: 3 } },
    { context: nested(DEPTH_MAX) },
    { metadata: nested(DEPTH_MAX), context: { edge: 4 } },
    { config: { configurable: null } },
  ];
  for (const edge of edges) {
    expect((await aegra.create({ name: ' ', description: '' }, { graphId: 'parent', ...edge })).userErrors).toEqual([]);
  }
});
