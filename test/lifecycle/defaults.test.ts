import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutDefaults } from '../../src/agents/lifecycle/defaults.ts';
import { fingerprintOf } from '../../src/agents/lifecycle/idempotency.ts';
import { numberFrom } from '../../src/model/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases.ts';

interface GivenDefault {
  readonly key: string;
  /** Path in the input. */
  readonly path: readonly string[];
  /** As GraphQL clients write it. */
  readonly value: unknown;
  /** As it arrives, where that is another. */
  readonly wire?: unknown;
  readonly other: unknown;
}

const DEFAULTS: readonly GivenDefault[] = [
  { key: 'chatsby', path: ['model'], value: 'gpt-4o', other: 'gpt-4-turbo' },
  { key: 'chatsby', path: ['temperature'], value: 0.7, other: 0 },
  { key: 'chatsby', path: ['extension', 'chatsby', 'maxTokens'], value: 1024, other: 1025 },
  { key: 'cometchat', path: ['extension', 'cometChat', 'isActive'], value: true, other: false },
  {
    key: 'aegra',
    path: ['extension', 'aegra', 'ifExists'],
    value: 'ERROR',
    wire: 'error',
    other: 'DO_NOTHING',
  },
  { key: 'gennia', path: ['tags'], value: [], other: ['a'] },
];

function vendorOf(wanted: string): Vendor {
  return vendors.find(({ key }) => key === wanted) as Vendor;
}

/** The input with another value at a path; undefined takes it out. */
function withValue(input: object, [step = '', ...rest]: readonly string[], value: unknown): object {
  const below = Reflect.get(input, step) ?? {};
  return { ...input, [step]: rest.length === 0 ? value : withValue(below, rest, value) };
}

describe.each(DEFAULTS)('the default of $key at $path', ({ key, path, value, wire = value, other }) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
  });
  afterAll(() => api.close());

  test('makes, given or left out, one agent under one key; another value is another input', async () => {
    const vendorCase = CASES.find((each) => each.key === key);
    if (vendorCase === undefined) throw new Error();
    const common = { accountId: key, ...createInput(vendorCase), idempotencyKey: `default of ${path.join('.')}` };
    const create = (given: unknown) => api.mutate('createAgent', withValue(common, path, given));
    const { agent, userErrors } = await create(undefined);
    expect(userErrors).toEqual([]);
    expect((await create(value)).agent?.id).toBe(agent?.id);
    expect((await create(null)).agent?.id).toBe(agent?.id);
    expect(await create(other)).toMatchObject({ agent: null, userErrors: [{ code: 'CONFLICT' }] });
  });

  test('is left out of what a create says, and of what a copy says where no original can have it', () => {
    const input = withValue({ accountId: key, name: 'N' }, path, wire);
    const said = (making: 'CREATE' | 'COPY') => fingerprintOf(withoutDefaults(input, vendorOf(key), making));
    const nothing = fingerprintOf({ accountId: key, name: 'N' });
    expect(said('CREATE')).toBe(nothing);
    expect(said('COPY') === nothing).toBe(path.includes('ifExists'));
  });
});

test('a default is one by its worth, however it is written', () => {
  const input = { temperature: numberFrom('0.70'), extension: { chatsby: { maxTokens: numberFrom('1024.0') } } };
  expect(withoutDefaults(input, vendorOf('chatsby'), 'CREATE')).toEqual({});
});

test("a default of one vendor says nothing about another's field of the same name", () => {
  const input = { model: 'gpt-4o', temperature: 0.7, tags: [], extension: { chatsby: { maxTokens: 1024 } } };
  for (const key of ['nova', 'aegra', 'cometchat']) {
    expect(withoutDefaults(input, vendorOf(key), 'CREATE')).toEqual(input);
  }
});
