/** @module What a null says where there is no agent yet. What it says of one that is there: `round-trip.test.ts`. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObject, type JsonObject, merge } from '../../src/core/json.ts';
import { FORM, type FormField, filledForms } from '../support/form.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

describe.each(CASES)('null in what a new agent at $key is made of', (vendorCase) => {
  const { key } = vendorCase;
  let api: WriteApi;
  let form: readonly FormField[];
  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
    const { data } = await api.run(FORM, { id: key });
    form = (data as unknown as { account: { writableFields: FormField[] } }).account.writableFields;
  });
  afterAll(() => api.close());

  /** An input with null for every field that it leaves out, at any depth. */
  function withNulls(fields: readonly FormField[], input: JsonObject, depth = 0): JsonObject {
    const filled: JsonObject = { ...input };
    for (const { path, members, items } of fields.filter(({ onlyOnUpdate }) => !onlyOnUpdate)) {
      const [step = '', ...rest] = path.replaceAll('[]', '').split('.').slice(depth);
      const value = filled[step] ?? (rest.length > 0 ? {} : undefined);
      const below = rest.length > 0 ? fields.filter((field) => field.path.split('.')[depth] === step) : (members ?? []);
      // An object of which all is null is no empty one.
      if (isObject(value) && rest.length === 0 && Object.keys(value).length === 0) continue;
      if (isObject(value)) filled[step] = withNulls(below, value, depth + 1);
      else if (Array.isArray(value) && items?.members) {
        filled[step] = value.map((item) => withNulls(items.members ?? [], item as JsonObject, depth + 1));
      } else if (value === undefined) filled[step] = null;
    }
    return filled;
  }

  const nested = () => form.filter(({ within }) => within === null);

  test('says as much as absent, at any depth, of a create as of a copy', async () => {
    const { agent } = await api.mutate('createAgent', { accountId: key, ...createInput(vendorCase) });
    let given = false;
    await fc.assert(
      fc.asyncProperty(
        filledForms(form, { purpose: 'CREATE', careless: false }),
        fc.boolean(),
        async (filled, isBare) => {
          const input = merge(isBare ? { name: 'N' } : createInput(vendorCase, 'N'), filled) as JsonObject;
          const nulls = withNulls(nested(), input);
          given ||= JSON.stringify(nulls) !== JSON.stringify(input);
          const create = { accountId: key, dryRun: true };
          expect(await api.mutate('createAgent', { ...nulls, ...create })).toEqual(
            await api.mutate('createAgent', { ...input, ...create }),
          );
          const copy = { id: agent?.id, toAccountId: key, dryRun: true };
          expect(await api.mutate('copyAgent', { ...nulls, ...copy })).toEqual(
            await api.mutate('copyAgent', { ...input, ...copy }),
          );
        },
      ),
      { numRuns: 30 },
    );
    expect(given).toBe(true);
  });

  test('is told to be required where something is, at any depth, before any call', async () => {
    const required = form.filter(
      ({ path, within, requiredOnCreate, requiredOnCreateWith }) =>
        // GraphQL itself wants a name, and the members of what stands in lists.
        path !== 'name' &&
        !path.includes('[]') &&
        (requiredOnCreate || (within !== null && requiredOnCreateWith.includes(within))),
    );
    api.forgetCalls();
    for (const { path } of required) {
      const input = merge(createInput(vendorCase, 'N'), nullAt(path)) as JsonObject;
      const { userErrors } = await api.mutate('createAgent', { accountId: key, ...input });
      expect(userErrors.filter(({ field }) => field?.join('.') === path)).toMatchObject([
        { code: 'INVALID', message: expect.stringMatching(/ is required\b/) },
      ]);
    }
    expect(api.callCount()).toBe(0);
  });
});

function nullAt(path: string): JsonObject {
  return path.split('.').reduceRight<unknown>((value, step) => ({ [step]: value }), null) as JsonObject;
}
