import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DRY_RUN, type VendorAccount, WRITE } from '../support/vendor-account.ts';
import { input, openGennia } from './open-gennia.ts';

let workspace: VendorAccount;

beforeAll(async () => {
  workspace = await openGennia();
});

afterAll(() => workspace.close());

/** A text of more characters than `max`, of one byte, of two or of a pair of code units each. */
function longerThan(max: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('x', 'ü', '予', '🛎'), fc.integer({ min: 1, max: 50 }))
    .map(([letter, more]) => letter.repeat(max + more));
}

function outside(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: -(2 ** 31), max: min - 1 }),
    fc.integer({ min: max + 1, max: 2 ** 31 - 1 }),
    fc.constantFrom(min - 1, max + 1, min + 0.5),
  );
}

/** Words that differ from the allowed ones, by their letters' case too. */
function otherThan(...allowed: string[]): fc.Arbitrary<string> {
  const near = allowed.flatMap((word) => [word.toUpperCase(), word.toLowerCase(), ` ${word}`]);
  return fc.oneof(fc.string(), fc.constantFrom(...near)).filter((word) => !allowed.includes(word));
}

const category = fc.string({ maxLength: 20 });
const timeOfDay = fc.oneof(
  fc.constantFrom('', '9:00', '24:00', '12:60', '12:00:60', '12:00:00.000', '12:00Z', '12:00 ', 'noon', '１２:00'),
  fc.string().filter((text) => !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)),
);

/** For each unified field, values that it can not have. */
const UNIFIED: Record<string, fc.Arbitrary<unknown>> = {
  name: fc.oneof(fc.constant(''), longerThan(150)),
  description: longerThan(2000),
  instructions: longerThan(200_000),
  model: fc.constant(''),
  temperature: fc.oneof(
    fc.double({ min: 2, minExcluded: true, noNaN: true }),
    fc.double({ max: -Number.MIN_VALUE, noNaN: true }),
  ),
  avatarUrl: fc.oneof(
    fc.constantFrom('', 'http://', 'ftp://example.com/p.png', 'data:image/png;base64,AA', '//example.com/p.png'),
    longerThan(1024).map((path) => `https://example.com/${path}`),
  ),
  tags: fc.oneof(
    fc.array(category, { minLength: 11, maxLength: 30 }),
    fc.tuple(fc.array(category, { maxLength: 8 }), longerThan(100)).map(([tags, long]) => [...tags, long]),
  ),
};

/** The same for the fields that only Gennia has. */
const EXTENSION: Record<string, fc.Arbitrary<unknown>> = {
  thinkingEffort: otherThan('low', 'medium', 'high'),
  messageDelayType: otherThan('LOW', 'MEDIUM', 'HIGH', 'RANDOM'),
  followUpAfterHours: outside(0, 720),
  followUpInactivityMinutes: outside(1, 1440),
  followUpIntervalMinutes: outside(1, 10_080),
  followUpMaxAttempts: outside(1, 10),
  followUpBusinessHoursStart: timeOfDay,
  followUpBusinessHoursEnd: timeOfDay,
  webSearchEnabled: fc.constantFrom('yes', 1),
  ttsVoice: fc.constantFrom(1, true),
};

/** One to three mistakes at once. */
const mistakes = fc
  .subarray([...Object.keys(UNIFIED), ...Object.keys(EXTENSION)], { minLength: 1, maxLength: 3 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) => (UNIFIED[key] ?? EXTENSION[key] ?? fc.constant(null)).map((value) => [key, value] as const)),
    ),
  )
  .map((entries) => ({
    unified: Object.fromEntries(entries.filter(([key]) => key in UNIFIED)),
    extension: Object.fromEntries(entries.filter(([key]) => key in EXTENSION)),
    fields: entries.map(([key]) => (key in UNIFIED ? key : `extension.gennia.${key}`)),
  }));

/** The fields of errors; an item of a list counts as its list. */
function fieldsOf(userErrors: readonly { readonly field?: readonly string[] | undefined }[]): Set<string> {
  return new Set(userErrors.map(({ field }) => (field?.[0] === 'tags' ? 'tags' : field?.join('.')) ?? '(none)'));
}

describe('what the vendor would refuse', () => {
  test('in a create is named field by field, before any call', async () => {
    await fc.assert(
      fc.asyncProperty(mistakes, async ({ unified, extension, fields }) => {
        const given = input({ name: 'Porter', ...unified }, extension);
        const { agent, userErrors } = await workspace.lifecycle.create(workspace.account, given, WRITE);
        expect(agent).toBeNull();
        expect(userErrors.every(({ code }) => code === 'INVALID')).toBe(true);
        expect(fieldsOf(userErrors)).toEqual(new Set(fields));
        expect(workspace.server.calls).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('in an update is named field by field, before any call', async () => {
    const target = await workspace.named('Support Bot');
    await fc.assert(
      fc.asyncProperty(mistakes, async ({ unified, extension, fields }) => {
        const { agent, userErrors } = await workspace.lifecycle.update(target, input(unified, extension), WRITE);
        expect(agent).toBeNull();
        expect(userErrors.every(({ code }) => code === 'INVALID')).toBe(true);
        expect(fieldsOf(userErrors)).toEqual(new Set(fields));
        expect(workspace.server.calls).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is a null where nothing can be cleared', async () => {
    const target = await workspace.named('Support Bot');
    const { userErrors } = await workspace.lifecycle.update(target, input({ name: null, tags: null }), WRITE);
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['UNSUPPORTED', ['name']],
      ['UNSUPPORTED', ['tags']],
    ]);
    expect(workspace.writes()).toEqual([]);
    workspace.server.calls.length = 0;
  });

  test.each([{}, { name: null }])('is a create without a name: %j', async (unified) => {
    const { userErrors } = await workspace.lifecycle.create(workspace.account, input(unified), WRITE);
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['name'] }]);
    expect(workspace.server.calls).toEqual([]);
  });

  test('is an update of nothing', async () => {
    const { userErrors } = await workspace.lifecycle.update(await workspace.named('Support Bot'), input({}), WRITE);
    expect(userErrors).toMatchObject([{ code: 'INVALID' }]);
    expect(workspace.server.calls).toEqual([]);
  });

  test('is the extension of another vendor', async () => {
    const given = { unified: { name: 'Porter' }, extension: { chatsby: { maxTokens: 1 } } };
    const { userErrors } = await workspace.lifecycle.create(workspace.account, given, WRITE);
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'chatsby'] }]);
    expect(workspace.server.calls).toEqual([]);
  });
});

describe('what the vendor takes', () => {
  test('are the limits themselves, counted in characters', async () => {
    const largest = {
      name: '🛎'.repeat(150),
      description: '🛎'.repeat(2000),
      instructions: '🛎'.repeat(200_000),
      temperature: 2,
      avatarUrl: `https://example.com/${'x'.repeat(1004)}`,
      tags: Array.from({ length: 10 }, () => '🛎'.repeat(100)),
    };
    const own = {
      followUpAfterHours: 720,
      followUpInactivityMinutes: 1440,
      followUpIntervalMinutes: 10_080,
      followUpMaxAttempts: 10,
    };
    const { userErrors, plannedCalls } = await workspace.lifecycle.create(
      workspace.account,
      input(largest, own),
      DRY_RUN,
    );
    expect(userErrors).toEqual([]);
    expect(plannedCalls).toHaveLength(2);
  });

  test('is every time of day, with its seconds on the wire', async () => {
    const twoDigits = (value: number) => String(value).padStart(2, '0');
    const times = fc.tuple(fc.nat(23), fc.nat(59), fc.option(fc.nat(59), { nil: undefined })).map((parts) =>
      parts
        .filter((part) => part !== undefined)
        .map(twoDigits)
        .join(':'),
    );
    await fc.assert(
      fc.asyncProperty(times, times, async (followUpBusinessHoursStart, followUpBusinessHoursEnd) => {
        const own = { followUpBusinessHoursStart, followUpBusinessHoursEnd };
        const given = input({ name: 'Porter' }, own);
        const { plannedCalls } = await workspace.lifecycle.create(workspace.account, given, DRY_RUN);
        const withSeconds = (time: string) => (time.length === 5 ? `${time}:00` : time);
        expect(plannedCalls?.[1]?.body).toEqual({
          followUpBusinessHoursStart: withSeconds(followUpBusinessHoursStart),
          followUpBusinessHoursEnd: withSeconds(followUpBusinessHoursEnd),
        });
      }),
    );
  });
});
