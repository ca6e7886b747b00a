import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { parseTimestamp } from '../../src/core/timestamps.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const written = (value: unknown) => parseTimestamp(value)?.toISOString() ?? null;

test.each([
  ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01T10:00:00', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01 10:00:00.123456', '2026-03-01T10:00:00.123Z'],
  ['2026-03-01t10:00z', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T10:00:00.9999+05:30', '2026-03-01T04:30:00.999Z'],
  ['2026-03-01T10:00:00-0800', '2026-03-01T18:00:00.000Z'],
  ['2026-03-01T10:00:00+01', '2026-03-01T09:00:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['2026-03-01T24:00:00Z', '2026-03-02T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['0099-06-01T00:00:00Z', '0099-06-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  [1_772_359_200, '2026-03-01T10:00:00.000Z'],
  [1_772_359_200_500, '2026-03-01T10:00:00.500Z'],
])('%j is %s', (value, expected) => {
  expect(written(value)).toBe(expected);
});

test.each([
  'never',
  '',
  ' ',
  '12',
  '1772359200',
  'v1.5',
  'Untitled 3',
  'agent 7',
  'March 1, 2026',
  'Sun, 01 Mar 2026 10:00:00 GMT',
  '2026',
  '2026-03',
  '2026-13-01',
  '2026-00-10',
  '2026-02-30T10:00:00Z',
  '2025-02-29',
  '2026-03-01T25:00:00Z',
  '2026-03-01T10:60:00Z',
  '2026-03-01T10:00:61Z',
  '2026-03-01T24:00:01Z',
  '2026-03-01T10:00:00+24:00',
  '2026-03-01T10:00:00 UTC',
  '2026-03-01T10:00:00Z and more',
  '03/01/2026',
  '0000-12-31T23:59:59Z',
  '0001-01-01T00:00:00+01:00',
  '9999-12-31T23:59:59-01:00',
  '+012026-03-01T10:00:00Z',
  '-000001-01-01T00:00:00Z',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e300,
  -1e15,
  null,
  undefined,
  {},
  true,
])('%j is no time', (value) => {
  expect(written(value)).toBeNull();
});

describe('whatever the zone of the machine', () => {
  test.each(['Asia/Tokyo', 'America/New_York', 'UTC'])('a time without a zone is UTC: %s', (machine) => {
    process.env.TZ = machine;
    expect(written('2026-07-01T10:00:00')).toBe('2026-07-01T10:00:00.000Z');
    expect(written('2026-07-01')).toBe('2026-07-01T00:00:00.000Z');
  });
});

test('every time that is written in the form of the DateTime scalar is read as that time', () => {
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('0001-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59.999Z'),
        noInvalidDate: true,
      }),
      (date) => {
        expect(parseTimestamp(date.toISOString())?.getTime()).toBe(date.getTime());
      },
    ),
  );
});

test('a time with a capital Z is the same as with a small one, which is read by its pattern', () => {
  const two = fc.integer({ min: 0, max: 65 }).map((number) => String(number).padStart(2, '0'));
  const year = fc.constantFrom('0000', '0001', '0099', '0100', '1900', '2000', '2024', '2026', '9999');
  const fraction = fc.oneof(fc.constantFrom('', '.', ',5', '.0x1'), fc.stringMatching(/^\.\d{1,11}$/));
  fc.assert(
    fc.property(
      year,
      fc.tuple(two, two, two, two, two),
      fraction,
      (aYear, [month, day, hour, minute, second], part) => {
        const time = `${aYear}-${month}-${day}T${hour}:${minute}:${second}${part}`;
        expect(written(`${time}Z`)).toBe(written(`${time}z`));
      },
    ),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      fc.stringMatching(/^\d{0,9}$/),
      (date, more) => {
        const time = date.toISOString().slice(0, 20) + date.getUTCMilliseconds() + more;
        expect(written(`${time}Z`)).toBe(written(`${time}z`));
      },
    ),
  );
});
