import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, parseDuration } from '../../src/core/durations.ts';

const from = (start: string, duration: string) => {
  const parsed = parseDuration(duration);
  if (parsed === undefined) throw new Error(`no duration: ${duration}`);
  return addDuration(new Date(start), parsed).toISOString();
};

describe('a duration', () => {
  test.each([
    ['-P2W', '2026-02-15T10:00:00.000Z'],
    ['P1D', '2026-03-02T10:00:00.000Z'],
    ['-PT12H', '2026-02-28T22:00:00.000Z'],
    ['+PT90M', '2026-03-01T11:30:00.000Z'],
    ['PT1.5S', '2026-03-01T10:00:01.500Z'],
    ['PT0,25S', '2026-03-01T10:00:00.250Z'],
    ['P1Y2M3W4DT5H6M7S', '2027-05-26T15:06:07.000Z'],
    ['-P1Y2M3W4DT5H6M7S', '2024-12-07T04:53:53.000Z'],
    ['P0D', '2026-03-01T10:00:00.000Z'],
    ['-P0D', '2026-03-01T10:00:00.000Z'],
  ])('%s from the first of March leads to %s', (duration, expected) => {
    expect(from('2026-03-01T10:00:00Z', duration)).toBe(expected);
  });

  test.each([
    ['2026-01-31T00:00:00Z', 'P1M', '2026-02-28T00:00:00.000Z'],
    ['2024-01-31T00:00:00Z', 'P1M', '2024-02-29T00:00:00.000Z'],
    ['2024-02-29T12:00:00Z', '-P1Y', '2023-02-28T12:00:00.000Z'],
    ['2026-03-31T00:00:00Z', '-P1M', '2026-02-28T00:00:00.000Z'],
    ['2026-01-31T00:00:00Z', 'P1M1D', '2026-03-01T00:00:00.000Z'],
    ['2026-12-31T23:59:59Z', 'P2M', '2027-02-28T23:59:59.000Z'],
  ])('from %s, %s leads to the last day of a month that is too short', (start, duration, expected) => {
    expect(from(start, duration)).toBe(expected);
  });

  test.each([
    '',
    'P',
    'PT',
    'P1',
    'P1DT',
    'T1H',
    '1D',
    'P1H',
    'PT1D',
    'P1D2W',
    'P-1D',
    'P1.5D',
    'PT1.S',
    '--P1D',
    ' P1D',
    'P1D ',
    'p1d',
    'P1234567890D',
    'P1D\n',
  ])('is not %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('and its opposite lead back, where no month is involved', async () => {
    const parts = fc.record({ w: fc.nat(500), d: fc.nat(5_000), h: fc.nat(5_000), m: fc.nat(5_000), s: fc.nat(5_000) });
    const start = '2026-03-01T10:00:00.000Z';
    await fc.assert(
      fc.property(parts, ({ w, d, h, m, s }) => {
        const text = `P${w}W${d}DT${h}H${m}M${s}S`;
        expect(from(from(start, text), `-${text}`)).toBe(start);
      }),
    );
  });

  test('that leads further than dates go leads to no date', () => {
    expect(addDuration(new Date(0), { months: 12 * 999_999_999, days: 0, milliseconds: 0 }).getTime()).toBeNaN();
  });
});
