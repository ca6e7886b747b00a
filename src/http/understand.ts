/** @module What an answer says: a document, or an error. */

import type { Cancellation } from '../core/cancellation.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { parseJson, parseLongJson, TooManyNumbersError } from '../core/parse-json.ts';
import { answerError, type ReadErrorBody } from './answer-error.ts';
import type { VendorAnswer, VendorCall } from './call.ts';
import { errorInSuccess } from './error-in-success.ts';
import type { HttpAnswer } from './exchange.ts';

/** Of an error that is no JSON, no more is looked at: a page of some megabytes says no more than its beginning; characters. */
const LONGEST_PAGE = 100_000;

/** A longer text is read in slices, so that others can run meanwhile; characters. Parsing this takes about a millisecond. */
const LONG = 100_000;

/**
 * The answer to a call, with its JSON: at once, unless it is long.
 *
 * @throws VendorError when its status is no success, when it is no JSON, or when it holds an error all the same
 */
export function understand(
  method: VendorCall['method'],
  answer: HttpAnswer,
  readErrorBody: ReadErrorBody,
  redact: (text: string) => string,
): VendorAnswer | Promise<VendorAnswer> {
  const { text } = answer;
  return text.length > LONG
    ? readLongJson(text).then((json) => judged(method, answer, json, readErrorBody, redact))
    : judged(method, answer, readJson(text), readErrorBody, redact);
}

function judged(
  method: VendorCall['method'],
  answer: HttpAnswer,
  json: ReadJson,
  readErrorBody: ReadErrorBody,
  redact: (text: string) => string,
): VendorAnswer {
  const { status, text } = answer;
  if (status < 200 || status > 299) {
    throw answerError(
      { ...answer, method, body: json.ok ? json.value : text.slice(0, LONGEST_PAGE) },
      readErrorBody,
      redact,
    );
  }
  if (json.ok) {
    const success = { status, body: json.value, size: text.length };
    const error = errorInSuccess(success, readErrorBody, redact);
    if (error !== undefined) throw error;
    return success;
  }
  throw new VendorError({
    code: 'BAD_RESPONSE',
    message: `the vendor answered ${status} with ${json.problem}`,
    status,
  });
}

/** What a read makes of an answer; the signal aborts when nobody waits for it any more. */
export type ParseAnswer<T> = (answer: VendorAnswer, signal: Cancellation) => T | Promise<T>;

/**
 * What `parse` makes of an answer.
 *
 * @throws VendorError `BAD_RESPONSE` when its JSON is nested so deeply that nothing can walk through it
 */
export function parsed<T>(answer: VendorAnswer, parse: ParseAnswer<T>, signal: Cancellation): T | Promise<T> {
  try {
    const value = parse(answer, signal);
    return value instanceof Promise ? value.catch((error) => refuseDepth(error, answer)) : value;
  } catch (error) {
    return refuseDepth(error, answer);
  }
}

function refuseDepth(error: unknown, { status }: VendorAnswer): never {
  if (!isStackOverflow(error)) throw error;
  const message = `the vendor answered ${status} with JSON that is nested too deeply`;
  throw new VendorError({ code: 'BAD_RESPONSE', message, status }, { cause: error });
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

type ReadJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

function readJson(text: string): ReadJson {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: parseJson(text) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

async function readLongJson(text: string): Promise<ReadJson> {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: await parseLongJson(text) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  return error instanceof TooManyNumbersError ? `JSON that is not read: ${error.message}` : 'a body that is no JSON';
}
