/** @module What an answer says: a document, or an error. */

import { VendorError } from '../core/errors/vendor-error.ts';
import { parseJson } from '../core/parse-json.ts';
import { answerError, type ReadErrorBody } from './answer-error.ts';
import type { VendorAnswer, VendorCall } from './call.ts';
import { errorInSuccess } from './error-in-success.ts';
import type { HttpAnswer } from './exchange.ts';

/**
 * The answer to a call, with its JSON.
 *
 * @throws VendorError when its status is no success, when it is no JSON, or when it holds an error all the same
 */
export function understand(
  { method }: Pick<VendorCall, 'method'>,
  answer: HttpAnswer,
  readErrorBody: ReadErrorBody,
  redact: (text: string) => string,
): VendorAnswer {
  const { status, text } = answer;
  const json = readJson(text);
  if (status < 200 || status > 299) {
    throw answerError({ ...answer, method, body: json.ok ? json.value : text }, readErrorBody, redact);
  }
  if (json.ok) {
    const success = { status, body: json.value };
    const error = errorInSuccess(success, readErrorBody, redact);
    if (error !== undefined) throw error;
    return success;
  }
  throw new VendorError({
    code: 'BAD_RESPONSE',
    message: `the vendor answered ${status} with a body that is no JSON`,
    status,
  });
}

/**
 * What `parse` makes of an answer.
 *
 * @throws VendorError `BAD_RESPONSE` when its JSON is nested so deeply that nothing can walk through it
 */
export function parsed<T>(answer: VendorAnswer, parse: (answer: VendorAnswer) => T): T {
  try {
    return parse(answer);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    const { status } = answer;
    const message = `the vendor answered ${status} with JSON that is nested too deeply`;
    throw new VendorError({ code: 'BAD_RESPONSE', message, status }, { cause: error });
  }
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: parseJson(text) };
  } catch {
    return { ok: false };
  }
}
