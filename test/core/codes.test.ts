import { describe, expect, test } from 'vitest';
import { CODES, codeOfStatus } from '../../src/core/errors/codes.ts';

describe('the table of error codes', () => {
  test.each([
    [302, 'BAD_RESPONSE'],
    [400, 'INVALID'],
    [401, 'UNAUTHORIZED'],
    [402, 'QUOTA_EXCEEDED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [408, 'TIMEOUT'],
    [409, 'CONFLICT'],
    [410, 'NOT_FOUND'],
    [412, 'CONFLICT'],
    [418, 'INVALID'],
    [422, 'INVALID'],
    [429, 'RATE_LIMITED'],
    [499, 'INVALID'],
    [500, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
    [599, 'UNAVAILABLE'],
    [999, 'UNAVAILABLE'],
  ])('the status %i means %s', (status, code) => {
    expect(codeOfStatus(status)).toBe(code);
  });

  test('no status means two things', () => {
    const statuses = Object.values(CODES).flatMap((meaning) => meaning.statuses);
    expect(new Set(statuses).size).toBe(statuses.length);
  });

  test('what the client repeats by itself is nothing that would fail again', () => {
    const repeated = Object.entries(CODES).filter(([, { retry }]) => retry === 'CLIENT');
    expect(repeated.map(([code]) => code)).toEqual(['UNAVAILABLE', 'RATE_LIMITED']);
    const hopeful = Object.entries(CODES).filter(([, { retry }]) => retry !== 'NOBODY');
    expect(hopeful.map(([code]) => code)).toEqual(['UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED', 'CIRCUIT_OPEN']);
  });
});
