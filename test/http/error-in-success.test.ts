import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/core/secrets/redactor.ts';
import { errorInSuccess, isErrorBody } from '../../src/http/error-in-success.ts';

const ERRORS: readonly unknown[] = [
  { error: { code: 'E', message: 'no' } },
  { error: 'no' },
  { error: true },
  { errors: [{ message: 'no' }] },
  { errors: { name: ['is taken'] } },
  { success: false },
  { success: false, id: '1', name: 'N', model: 'm', status: 'active' },
  { ok: false, data: null },
  { status: false, message: 'no' },
  { status: 'error', message: 'no' },
  { status: 500, title: 'Internal Server Error' },
  { statusCode: 400, message: 'no', error: 'Bad Request' },
  { code: 'NOT_ALLOWED', message: 'no' },
  { code: 403, message: 'no' },
  { code: '404', message: 'no', data: null },
  { detail: 'Not Found' },
  { detail: [{ msg: 'no' }] },
  { type: 'about:blank', title: 'Gone', status: 410, detail: 'no' },
  { success: true, error: { message: 'no' } },
  { id: 'req_1', error: { message: 'no' } },
  [{ error: { message: 'no' } }],
  [{ code: 'E', message: 'no' }],
];

const SUCCESSES: readonly unknown[] = [
  undefined,
  null,
  3,
  'deleted',
  [],
  ['2f4a'],
  {},
  { success: true },
  { success: true, message: 'Agent with UID 1 has been deleted successfully' },
  { success: true, code: 'AGENT_DELETED', message: 'done' },
  { status: 'deleted' },
  { status: 'ok', workspacePublicId: 'w' },
  { status: true, message: 'ok', data: {}, error: null },
  { message: 'Agent deleted' },
  { code: 200, message: 'OK' },
  { code: 'SUCCESS', message: 'done' },
  { data: [], meta: { page: 1, total: 0 } },
  { data: [], has_more: false, next_cursor: null },
  { error: null, errors: [], id: '1' },
  { id: '1', name: 'N', status: 'failed', model: 'm' },
  { id: '1', name: 'N', error: 'of its last conversation', model: 'm' },
  [{ id: '1', name: 'N', code: 'E', message: 'no' }],
];

describe('an answer with a status of success', () => {
  test.each(ERRORS.map((body) => [JSON.stringify(body), body]))('is an error when it says so: %s', (_text, body) => {
    expect(isErrorBody(body)).toBe(true);
  });

  test.each(SUCCESSES.map((body) => [JSON.stringify(body), body]))('is none when it does not: %s', (_text, body) => {
    expect(isErrorBody(body)).toBe(false);
  });

  test('is never an error for the documents of a sandbox, whatever is in them', () => {
    const words = fc.string();
    const property = fc.property(
      fc.record({ id: words, name: words, model: words, status: words, code: words, message: words }),
      (body) => {
        expect(isErrorBody(body)).toBe(false);
      },
    );
    fc.assert(property);
  });

  test('is told with the words of the error, and never as known to have changed nothing', () => {
    const readErrorBody = () =>
      ({ code: 'ERR_PLAN', message: 'the key k-123 is not in your plan', meaning: 'QUOTA_EXCEEDED' }) as const;
    const error = errorInSuccess(
      { status: 200, body: { error: {}, success: false } },
      readErrorBody,
      createRedactor(['k-123']),
    );
    expect(error).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      status: 200,
      message: 'the vendor answered 200, but with an error: ERR_PLAN: the key [redacted] is not in your plan',
      vendorCode: 'ERR_PLAN',
      vendorMessage: 'the key [redacted] is not in your plan',
      mayHaveTakenEffect: true,
      retryable: false,
    });
    const absent = errorInSuccess({ status: 200, body: { success: false } }, () => ({ meaning: 'NOT_FOUND' }), String);
    expect(absent?.code).toBe('BAD_RESPONSE');
  });
});
