import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FORM, type FormField } from '../support/form.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

describe.each(CASES)('before the first call to $key', (vendor) => {
  let api: WriteApi;
  let id: string;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendor.key] });
    const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    id = agent?.id ?? '';
  });
  afterAll(() => api.close());
  beforeEach(() => api.forgetCalls());

  const codesOf = async (mutation: string, input: object) => {
    const { userErrors } = await api.mutate(mutation, input);
    return userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);
  };

  test.each([0, -1, -2147483648])('version %i is refused', async (version) => {
    const refusal = vendor.has.includes('RESTORE_VERSION') ? 'INVALID version' : 'UNSUPPORTED ';
    expect(await codesOf('restoreAgentVersion', { id, version })).toEqual([refusal]);
    expect(await codesOf('restoreAgentVersion', { id, version, dryRun: true })).toEqual([refusal]);
    expect(api.callCount()).toBe(0);
  });

  test('notes that are too long are refused', async () => {
    const refusal = vendor.has.includes('PUBLISH') ? 'INVALID notes' : 'UNSUPPORTED ';
    expect(await codesOf('publishAgent', { id, notes: 'x'.repeat(10_000) })).toEqual([refusal]);
    expect(api.callCount()).toBe(0);
  });

  test.each(['.', '..', '\ud800'])('an id that no URL can carry is refused: %j', async (vendorId) => {
    for (const [mutation, input] of Object.entries({
      updateAgent: { name: 'N' },
      deleteAgent: {},
      ...(vendor.has.includes('PAUSE') && { pauseAgent: {} }),
      ...(vendor.has.includes('PUBLISH') && { publishAgent: {} }),
      ...(vendor.has.includes('RESTORE_VERSION') && { restoreAgentVersion: { version: 1 } }),
    })) {
      const [refusal, ...others] = await codesOf(mutation, { id: `${vendor.key}:${vendorId}`, ...input });
      expect({ mutation, refusal, others }).toEqual({
        mutation,
        refusal: expect.stringMatching(/^(INVALID|CONFLICT) id$/),
        others: [],
      });
    }
    expect(api.callCount()).toBe(0);
  });

  test.each(['.', '\ud800'])('such an id can not be copied either: %j', async (vendorId) => {
    const source = `${vendor.key}:${vendorId}`;
    const told = await codesOf('copyAgent', { id: source, toAccountId: vendor.key });
    // Where agents are found in a list only, it is looked for there.
    expect(told).toEqual([expect.stringMatching(/^(INVALID|NOT_FOUND) id$/)]);
    expect(api.writes(vendor.key)).toEqual([]);
  });

  test('a change without a field is refused, also one with an extension that says nothing', async () => {
    const inputMember = Object.keys(vendor.create.extension ?? {})[0] ?? '';
    for (const input of [{}, { extension: { [inputMember]: {} } }]) {
      expect((await codesOf('updateAgent', { id, ...input }))[0]).toMatch(/^INVALID/);
    }
    if (inputMember === 'nova') {
      const empty = { extension: { nova: { llmConfig: {}, goodbyeConfig: {} } } };
      expect((await codesOf('updateAgent', { id, ...empty }))[0]).toBe('INVALID extension.nova.llmConfig');
    }
    expect(api.callCount()).toBe(0);
  });

  test('what is given for a copy is checked before the original is read, as in a new agent', async () => {
    const { data } = await api.run(FORM, { id: vendor.key });
    const { writableFields } = (data as unknown as { account: { writableFields: FormField[] } }).account;
    const offered = writableFields.filter(({ path, onlyOnUpdate }) => !onlyOnUpdate && !/\[\]|\{\}/.test(path));
    const mistaken = offered.flatMap((field) => beyond(field).map((value) => ({ path: field.path, value })));
    api.forgetCalls();
    for (const { path, value } of mistaken) {
      const given = path.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as object;
      const copy = { id, toAccountId: vendor.key, ...given };
      const told = await codesOf('copyAgent', copy);
      expect({ path, told }).toEqual({ path, told: [expect.stringContaining(`INVALID ${path}`)] });
      const create = { accountId: vendor.key, name: 'N', ...given };
      expect(await codesOf('createAgent', create)).toEqual(expect.arrayContaining(told));
    }
    expect(mistaken.length).toBeGreaterThan(0);
    expect(api.callCount()).toBe(0);
  });

  test('fields of another vendor, and keys that are too long, are refused', async () => {
    const foreign = Object.keys(CASES.find(({ key }) => key !== vendor.key)?.create.extension ?? {})[0] ?? '';
    expect(await codesOf('updateAgent', { id, extension: { [foreign]: {} } })).toEqual([
      `INVALID extension.${foreign}`,
    ]);
    // Beside everything else that is wrong.
    const wrong = { accountId: vendor.key, name: 'N', temperature: 1e300, tags: Array(99).fill('x') };
    const alone = await codesOf('createAgent', wrong);
    expect(alone.length).toBeGreaterThan(0);
    expect(await codesOf('createAgent', { ...wrong, extension: { [foreign]: {} } })).toEqual([
      `INVALID extension.${foreign}`,
      ...alone,
    ]);
    for (const idempotencyKey of ['', 'k'.repeat(256)]) {
      const input = { accountId: vendor.key, ...createInput(vendor), idempotencyKey };
      expect(await codesOf('createAgent', input)).toEqual(['INVALID idempotencyKey']);
      expect(await codesOf('copyAgent', { id, toAccountId: vendor.key, idempotencyKey })).toEqual([
        'INVALID idempotencyKey',
      ]);
    }
    expect(api.callCount()).toBe(0);
  });
});

/** Values that a field does not take. */
function beyond({ kind, path, minLength, maxLength, minItems, maxItems, minimum, maximum }: FormField): unknown[] {
  const list = (length: number) => Array(length).fill('x');
  return [
    ...(maxLength !== null && kind === 'TEXT' ? ['x'.repeat(maxLength + 1)] : []),
    ...(minLength === 1 && kind === 'TEXT' ? [''] : []),
    ...(maxItems === null ? [] : [list(maxItems + 1)]),
    ...(minItems === null || minItems === 0 ? [] : [list(minItems - 1)]),
    ...(kind === 'NUMBER' ? [maximum === null ? 1e300 : maximum + 1] : []),
    ...(kind === 'WHOLE_NUMBER' && minimum !== null && minimum > -(2 ** 31) ? [minimum - 1] : []),
    ...(path === 'avatarUrl' ? ['ftp://example.com/a.png'] : []),
  ];
}
