import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { merge } from '../../src/core/json.ts';
import { FORM, type FormField, filledForms, isPlaceOf, pathsOf } from '../support/form.ts';
import { type Payload, startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

describe.each(CASES)('a form for $key, built of its writable fields alone,', (vendor) => {
  let api: WriteApi;
  let fields: readonly FormField[];
  let paths: readonly string[];
  let count = 0;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendor.key] });
    const { data } = await api.run(FORM, { id: vendor.key });
    fields = (data as unknown as { account: { writableFields: FormField[] } }).account.writableFields;
    paths = pathsOf(fields);
  });
  afterAll(() => api.close());

  const expectAnswer = ({ userErrors }: Payload) => {
    // Aegra answers 500 to a change that makes an assistant the twin of another one: whether it took effect, nobody knows.
    for (const { field, message } of userErrors.filter(({ code }) => code !== 'UNKNOWN_OUTCOME')) {
      expect({ message, field, isPlace: field !== null && isPlaceOf(paths, field) }).toMatchObject({ isPlace: true });
    }
    expect(api.log.filter(({ level }) => level === 'error')).toEqual([]);
  };

  test.each([
    ['filled in with care', false, false],
    ['filled in with care', false, true],
    ['filled in carelessly', true, false],
    ['filled in carelessly', true, true],
  ])(
    '%s, is taken by a create or told what is wrong at its path (careless: %s, dry run: %s)',
    async (_, careless, dryRun) => {
      let taken = 0;
      await fc.assert(
        fc.asyncProperty(filledForms(fields, { purpose: 'CREATE', careless }), async (input) => {
          const known = careless ? input : (merge(input, { name: `A ${count++}`, ...vendor.known }) as object);
          const answer = await api.mutate('createAgent', { accountId: vendor.key, name: '', ...known, dryRun });
          expectAnswer(answer);
          if (answer.userErrors.length === 0) taken++;
        }),
        { numRuns: dryRun ? 60 : 25 },
      );
      if (!careless) expect(taken).toBeGreaterThan(0);
    },
  );

  test.each([
    ['filled in with care', false],
    ['filled in carelessly', true],
  ])('%s, is taken by an update or told what is wrong at its path', async (_, careless) => {
    const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(filledForms(fields, { purpose: 'UPDATE', careless }), fc.boolean(), async (input, dryRun) => {
        if (Object.keys(input).length === 0) return;
        const answer = await api.mutate('updateAgent', { id: agent?.id, ...input, dryRun });
        expectAnswer(answer);
        if (answer.userErrors.length === 0) taken++;
      }),
      { numRuns: 60 },
    );
    if (!careless) expect(taken).toBeGreaterThan(0);
  });

  test('has a label for each field, and a fixed list of values where there is one', () => {
    for (const { path, label, kind, allowedValues } of fields) {
      expect({ path, label }).toEqual({ path, label: expect.stringMatching(/^[A-Z0-9][\w ]*$/) });
      if (kind === 'ONE_OF') expect(allowedValues?.length).toBeGreaterThan(0);
    }
  });
});
