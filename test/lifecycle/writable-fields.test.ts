import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput, type VendorCase } from './cases/index.ts';

interface WritableField {
  readonly path: string;
  readonly requiredOnCreate: boolean;
  readonly onlyOnUpdate: boolean;
  readonly clearable: boolean;
  readonly maxLength: number | null;
  readonly maxItems: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly allowedValues: readonly string[] | null;
}

describe.each(CASES)('the writable fields of $key', (vendor) => {
  let api: WriteApi;
  let fields: readonly WritableField[];
  beforeAll(async () => {
    api = await startWriteApi();
    const { data } = await api.run(
      `query ($id: ID!) { account(id: $id) { writableFields {
        path description requiredOnCreate onlyOnUpdate clearable maxLength maxItems minimum maximum allowedValues } } }`,
      { id: vendor.key },
    );
    fields = (data as unknown as { account: { writableFields: WritableField[] } }).account.writableFields;
  });
  afterAll(() => api.close());

  const tryValue = async (path: string, value: unknown) => {
    const input = { ...withValue(vendor, path, value), dryRun: true };
    // What its GraphQL type can not hold is no answer of the mutation's.
    const refused = [{ field: path.split('.') }];
    const { userErrors } = await api.mutate('createAgent', input).catch(() => ({ userErrors: refused }));
    return userErrors.filter(({ field }) => field?.join('.').startsWith(path));
  };

  test('agree with what is accepted: a value at each limit passes, one beyond it is refused at that path', async () => {
    for (const { path, ...limits } of fields.filter(({ onlyOnUpdate }) => !onlyOnUpdate)) {
      for (const { at, beyond } of probes(path, limits)) {
        expect({ path, at, refused: await tryValue(path, at) }).toMatchObject({ refused: [] });
        expect({ path, beyond, refused: (await tryValue(path, beyond)).length > 0 }).toMatchObject({ refused: true });
      }
    }
  });

  test('say what an agent can not be made without', async () => {
    const required = fields.filter(({ requiredOnCreate, path }) => requiredOnCreate && path !== 'name');
    for (const { path } of required) {
      const { userErrors } = await api.mutate('createAgent', { ...withValue(vendor, path, undefined), dryRun: true });
      const named = userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
      expect(named.some((text) => text === `INVALID ${path}` || path.startsWith(text.replace('INVALID ', '')))).toBe(
        true,
      );
    }
  });

  test('say what null clears', async () => {
    const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    for (const { path, clearable } of fields.filter(({ path }) => !path.startsWith('extension') && path !== 'name')) {
      const { userErrors } = await api.mutate('updateAgent', { id: agent?.id, [path]: null, dryRun: true });
      expect({ path, codes: userErrors.map(({ code }) => code) }).toEqual({
        path,
        codes: clearable ? [] : ['UNSUPPORTED'],
      });
    }
  });

  test('no other field is accepted', async () => {
    const unified = ['description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags'];
    const values: Record<string, unknown> = { temperature: 0.5, avatarUrl: 'https://example.com/a.png', tags: ['a'] };
    for (const path of unified.filter((name) => !fields.some((field) => field.path === name))) {
      api.forgetCalls();
      const { userErrors } = await api.mutate('createAgent', { ...withValue(vendor, path, values[path] ?? 'text') });
      expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', field: [path] }]);
      expect(api.callCount()).toBe(0);
    }
  });
});

type Probe = { readonly at: unknown; readonly beyond: unknown };

/** Values at a limit and beyond it. Enums are checked by GraphQL itself, texts with a fixed list by the contract. */
function probes(path: string, limits: Omit<WritableField, 'path'>): Probe[] {
  const { maxLength, maxItems, minimum, maximum, allowedValues } = limits;
  const isUrl = /avatarUrl|icon|baseUrl/.test(path);
  const text = (length: number) => (isUrl ? `https://example.com/${'x'.repeat(length - 20)}` : 'x'.repeat(length));
  return [
    ...(maxLength === null || path.endsWith('assistantId')
      ? []
      : [{ at: text(maxLength), beyond: text(maxLength + 1) }]),
    ...(maxItems === null
      ? []
      : [{ at: Array(maxItems).fill('a').map(String), beyond: Array(maxItems + 1).fill('a') }]),
    ...(minimum === null ? [] : [{ at: minimum, beyond: minimum - 1 }]),
    ...(maximum === null ? [] : [{ at: maximum, beyond: maximum + 1 }]),
    ...(allowedValues === null || path.startsWith('extension')
      ? []
      : [{ at: allowedValues[0], beyond: 'no such value' }]),
  ];
}

/** The vendor's input for a new agent with another value at a path; undefined takes it out. */
function withValue(vendor: VendorCase, path: string, value: unknown): object {
  const input = structuredClone({ accountId: vendor.key, ...vendor.create }) as Record<string, unknown>;
  const steps = path.split('.');
  let place = input;
  for (const step of steps.slice(0, -1)) {
    place[step] ??= {};
    place = place[step] as Record<string, unknown>;
  }
  const last = steps.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  return input;
}
