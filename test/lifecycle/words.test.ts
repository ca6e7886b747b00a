import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import type { UserError } from '../../src/agents/lifecycle/user-error.ts';
import { contractSchema, type JsonSchema } from '../../src/contract/json-schema.ts';
import { enumValueName, fieldName } from '../../src/contract/sdl/names.ts';
import { type WritableField, writableFields } from '../../src/contract/writable-fields.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { bodiesOf } from '../../src/vendors/bodies.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

/** How zod speaks, and JavaScript. */
const FOREIGN =
  /\b(received|invalid|unrecognized|discriminator|undefined|NaN|string|boolean|array|record|int|literal|option|expected)\b/i;

/** What stands in a vendor's contract and has another name in GraphQL: keys, and values of enums. */
function wireWords({ contract }: Vendor): string[] {
  return bodiesOf(contract).flatMap((body) => {
    const { root, resolve } = contractSchema(body);
    const visit = (reference: JsonSchema): string[] => {
      const schema = resolve(reference);
      const { properties = {}, items, anyOf = [], enum: values = [] } = schema;
      const keys = Object.entries(properties).flatMap(([key, property]) => {
        const isRenamed = fieldName(key, property) !== key;
        return [...(isRenamed ? [key] : []), ...visit(property)];
      });
      // Unified texts take the vendor's own words.
      const words = reference.unified === undefined && schema.unified === undefined ? values : [];
      return [
        ...keys,
        ...words.filter((word) => enumValueName(word) !== word),
        ...(items === undefined ? [] : visit(items)),
        ...anyOf.flatMap(visit),
      ];
    };
    return visit(root);
  });
}

/** Values of every type, so that most are wrong anywhere. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    'no such word',
    -1,
    0,
    1.5,
    1e9,
    'x'.repeat(3000),
    [],
    {},
    [null],
    [{}],
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.double(),
  fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant({})), { maxLength: 12 }),
  fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()), { maxKeys: 3 }),
);

interface Entry {
  readonly path: string;
  readonly value: unknown;
}

function withEntries(entries: readonly Entry[]): { unified: JsonObject; extension: JsonObject } {
  const input: JsonObject = {};
  for (const { path, value } of entries) {
    let place = input;
    const steps = path.split('.');
    for (const step of steps.slice(0, -1)) {
      if (typeof place[step] !== 'object' || place[step] === null || Array.isArray(place[step])) place[step] = {};
      place = place[step] as JsonObject;
    }
    // The drawn constants are shared by all runs: what is written into them here would be in them forever.
    place[steps.at(-1) ?? ''] = structuredClone(value);
  }
  const { extension = {}, ...unified } = input;
  return { unified, extension: extension as JsonObject };
}

describe.each(vendors.map((vendor) => [vendor.key, vendor] as const))(
  'what is wrong with an input for %s',
  (key, vendor) => {
    let api: TestRollcall;
    beforeAll(async () => {
      api = await startRollcall({ only: [key] });
    });
    afterAll(() => api.close());

    const words = new Set(wireWords(vendor));

    const expectSentence = ({ message, field }: UserError) => {
      // The names of free-form keys are the caller's own, and quoted where they are no plain words.
      const plain = message.replace(/"(?:[^"\\]|\\.)*"/g, '""');
      const [name = ''] = plain.split(' ');
      expect(field?.length, message).toBeGreaterThan(0);
      expect(field?.join('.').startsWith(name.split('.""')[0] ?? ''), message).toBe(true);
      const said = plain.slice(name.length);
      expect(said, message).toMatch(/^ (?:is|are|must|can|has|have|holds|takes|names|needs)\b.*[^.]\.$/);
      expect(said, 'one sentence').not.toMatch(/[.!?]\s+[A-Z]/);
      expect(said).not.toMatch(FOREIGN);
      expect(
        said.split(/[^\w-]+/).filter((word) => words.has(word)),
        message,
      ).toEqual([]);
    };

    const run = (write: 'create' | 'update', entries: readonly Entry[], vendorId: string) => {
      const account = api.rollcall.accounts.get(key);
      if (account === undefined) throw new Error(key);
      const input = withEntries(entries);
      const lifecycle = new Lifecycle();
      return write === 'create'
        ? lifecycle.create(account, input, { dryRun: true })
        : lifecycle.update({ account, vendorId }, input, { dryRun: true });
    };

    const fieldsOf = (fields: readonly WritableField[]) => fields.map(({ path }) => path);
    const paths = [
      ...fieldsOf(writableFields(vendor.contract.createAgent, vendor.contract.updateAgent, vendor.inputMember)),
      ...['description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags'],
    ];

    test.each(['create', 'update'] as const)(
      'is told in the words of whoever gave it, in a sentence each: %s',
      async (write) => {
        const { data } = await api.run('{ agents(first: 1) { nodes { vendorId } } }');
        const [agent] = (data as unknown as { agents: { nodes: { vendorId: string }[] } }).agents.nodes;
        let mistakes = 0;
        const entry = fc.record({ path: fc.constantFrom(...paths), value: anything });
        await fc.assert(
          fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 4 }), async (entries) => {
            const { userErrors } = await run(write, entries, agent?.vendorId ?? '');
            for (const error of userErrors.filter(({ field }) => field !== undefined)) {
              mistakes++;
              expectSentence(error);
            }
            // One mistake of each place.
            const places = userErrors.map(({ field }) => field?.join('.'));
            expect(places).toEqual([...new Set(places)]);
          }),
          { numRuns: 200 },
        );
        expect(mistakes).toBeGreaterThan(100);
      },
    );

    test('is "required" where something is missing', async () => {
      const required = writableFields(vendor.contract.createAgent, vendor.contract.updateAgent, vendor.inputMember)
        .filter(({ requiredOnCreate, within }) => requiredOnCreate && within === null)
        .map(({ path }) => path);
      const { userErrors } = await run('create', [], '');
      expect(userErrors.map(({ field }) => field?.join('.'))).toEqual(required);
      for (const { message, field } of userErrors) {
        expect(message).toMatch(new RegExp(`^${field?.join('.')} is required(?:\\.|: [A-Z_0-9, ]+ or [A-Z_0-9]+\\.)$`));
      }
    });
  },
);
