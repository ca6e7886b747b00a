import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput, type VendorCase } from './cases/index.ts';

interface GivenDefault {
  readonly key: string;
  /** Path in the input. */
  readonly path: readonly string[];
  /** As GraphQL clients write it. */
  readonly value: unknown;
  readonly other: unknown;
}

const DEFAULTS: readonly GivenDefault[] = [
  { key: 'chatsby', path: ['model'], value: 'gpt-4o', other: 'gpt-4-turbo' },
  { key: 'chatsby', path: ['temperature'], value: 0.7, other: 0 },
  { key: 'chatsby', path: ['extension', 'chatsby', 'maxTokens'], value: 1024, other: 1025 },
  { key: 'cometchat', path: ['extension', 'cometChat', 'isActive'], value: true, other: false },
  { key: 'aegra', path: ['extension', 'aegra', 'ifExists'], value: 'ERROR', other: 'DO_NOTHING' },
  { key: 'gennia', path: ['tags'], value: [], other: ['a'] },
];

/** The input with another value at a path; undefined takes it out. */
function withValue(input: object, [step = '', ...rest]: readonly string[], value: unknown): object {
  const below = Reflect.get(input, step) ?? {};
  return { ...input, [step]: rest.length === 0 ? value : withValue(below, rest, value) };
}

function caseOf(wanted: string): VendorCase {
  return CASES.find(({ key }) => key === wanted) as VendorCase;
}

describe.each(DEFAULTS)('the default of $key at $path', ({ key, path, value, other }) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
  });
  afterAll(() => api.close());

  test('makes, given or left out, one agent under one key; another value is another input', async () => {
    const common = { accountId: key, ...createInput(caseOf(key)), idempotencyKey: 'create' };
    const create = (given: unknown) => api.mutate('createAgent', withValue(common, path, given));
    const { agent, userErrors } = await create(undefined);
    expect(userErrors).toEqual([]);
    expect((await create(value)).agent?.id).toBe(agent?.id);
    expect((await create(null)).agent?.id).toBe(agent?.id);
    expect(await create(other)).toMatchObject({ agent: null, userErrors: [{ code: 'CONFLICT' }] });
  });
});

// What to do about an agent that is there is said to no original.
const OF_AGENTS = DEFAULTS.filter(({ path }) => !path.includes('ifExists'));

describe.each(OF_AGENTS)('the default of $key at $path in a copy', ({ key, path, value }) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
  });
  afterAll(() => api.close());

  test('says something, since its original can have another value', async () => {
    const { agent: original } = await api.mutate('createAgent', { accountId: key, ...createInput(caseOf(key)) });
    const input = { id: original?.id, toAccountId: key, name: 'Its copy', idempotencyKey: 'copy' };
    expect((await api.mutate('copyAgent', input)).agent).not.toBeNull();
    const otherwise = await api.mutate('copyAgent', withValue(input, path, value));
    expect(otherwise).toMatchObject({ agent: null, userErrors: [{ code: 'CONFLICT' }] });
  });
});

describe('one input in other words', () => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: ['cometchat', 'nova'] });
  });
  afterAll(() => api.close());

  test('is null deep inside for absent', async () => {
    const input = { accountId: 'cometchat', ...createInput(caseOf('cometchat')), idempotencyKey: 'deep' };
    const { agent } = await api.mutate('createAgent', input);
    expect(agent).not.toBeNull();
    for (const path of [
      ['integrationMeta', 'defaultUserId'],
      ['metaData', 'introductoryMessage'],
    ]) {
      const again = await api.mutate('createAgent', withValue(input, ['extension', 'cometChat', ...path], null));
      expect(again.agent?.id).toBe(agent?.id);
    }
  });

  test("is a unified field for the vendor's own of the same meaning", async () => {
    const input = { accountId: 'nova', ...createInput(caseOf('nova')), instructions: 'Hi.', idempotencyKey: 'twice' };
    const { agent } = await api.mutate('createAgent', input);
    expect(agent).not.toBeNull();
    const own = withValue({ ...input, instructions: undefined }, ['extension', 'nova', 'promptTemplate'], 'Hi.');
    expect((await api.mutate('createAgent', own)).agent?.id).toBe(agent?.id);
  });
});
