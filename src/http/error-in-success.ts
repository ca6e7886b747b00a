/** @module Errors that come with a status of success: gateways and some services send them so. */

import type { VendorErrorCode } from '../core/errors/codes.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { isContainer, isObject, type JsonObject, lookUp, plainNumber } from '../core/json.ts';
import { type ReadErrorBody, vendorWords } from './answer-error.ts';

/** Keys that the usual forms of errors and pages are made of. What has several others is a document, whatever it calls `error`. */
const ERROR_KEYS: ReadonlySet<string> = new Set([
  'code',
  'data',
  'detail',
  'details',
  'devMessage',
  'error',
  'errors',
  'has_more',
  'instance',
  'items',
  'limit',
  'message',
  'meta',
  'next_cursor',
  'ok',
  'page',
  'path',
  'requestId',
  'request_id',
  'size',
  'source',
  'status',
  'statusCode',
  'success',
  'timestamp',
  'title',
  'total',
  'totalPages',
  'type',
]);

/** So many keys besides make a document. */
const KEYS_OF_A_DOCUMENT = 3;

/** Words of a state that is none of success. */
const FAILED = /^(error|fail|failed|failure)$/i;

/** What the vendor's own code may say of an error in a success; everything else is an answer that makes no sense. */
const MEANINGS: ReadonlySet<VendorErrorCode> = new Set(['UNAUTHORIZED', 'FORBIDDEN', 'QUOTA_EXCEEDED']);

/**
 * The error that an answer with a status of success is; undefined when it is none. Whether a write took effect all the
 * same is not known.
 */
export function errorInSuccess(
  { status, body }: { readonly status: number; readonly body: unknown },
  readErrorBody: ReadErrorBody,
  redact: (text: string) => string,
): VendorError | undefined {
  if (!isErrorBody(body)) return undefined;
  const { code, message, meaning } = readErrorBody(body, status);
  const clean = (text: string | undefined) => vendorWords(text, redact);
  const vendorMessage = clean(message);
  const words = [clean(code), vendorMessage].filter((text) => text !== undefined).join(': ');
  return new VendorError({
    code: meaning !== undefined && MEANINGS.has(meaning) ? meaning : 'BAD_RESPONSE',
    reason: 'ERROR_IN_SUCCESS',
    message: `the vendor answered ${status}, but with an error${words === '' ? '' : `: ${words}`}`,
    status,
    vendorCode: clean(code),
    vendorMessage,
    mayHaveTakenEffect: true,
  });
}

/** Whether a body says that something went wrong, in any of the usual forms. */
export function isErrorBody(body: unknown): boolean {
  if (Array.isArray(body)) return body.length > 0 && body.every((item) => isObject(item) && isErrorBody(item));
  if (!isObject(body)) return false;
  if (isFalse(body, 'success') || isFalse(body, 'ok')) return true;
  const others = countOthers(body);
  if (others >= KEYS_OF_A_DOCUMENT) return false;
  if (isSomething(body, 'error') || isSomething(body, 'errors')) return true;
  // What follows could be said of a document, too.
  if (others > 0 || isTrue(body, 'success') || isTrue(body, 'ok')) return false;
  return isFalse(body, 'status') || saysFailure(body) || hasCodeAndWords(body);
}

/** How many keys it has that errors and pages have not; no further than it matters. */
function countOthers(body: JsonObject): number {
  let count = 0;
  for (const key of Object.keys(body)) {
    if (!ERROR_KEYS.has(key) && ++count === KEYS_OF_A_DOCUMENT) break;
  }
  return count;
}

function saysFailure(body: JsonObject): boolean {
  return ['status', 'statusCode', 'code'].some((key) => {
    const value = lookUp(body, key);
    return isErrorStatus(value) || (key === 'status' && typeof value === 'string' && FAILED.test(value));
  });
}

/** `{ code, message }`, `{ detail }` and the problem documents of RFC 9457, as long as the code is none of success. */
function hasCodeAndWords(body: JsonObject): boolean {
  const code = lookUp(body, 'code');
  const isCode = typeof code === 'string' && code !== '' && !/^(2\d\d|ok|success\w*|done)$/i.test(code);
  const words = ['message', 'detail', 'details', 'title'].some((key) => isSomething(body, key));
  return (isCode && words) || isSomething(body, 'detail');
}

/** 400 to 599, as a number or as its digits. */
function isErrorStatus(value: unknown): boolean {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : plainNumber(value);
  return typeof number === 'number' && number >= 400 && number <= 599;
}

function isSomething(body: JsonObject, key: string): boolean {
  const value = lookUp(body, key);
  if (value === undefined || value === null || value === false || value === '') return false;
  return !isContainer(value) || Object.keys(value).length > 0;
}

function isFalse(body: JsonObject, key: string): boolean {
  return lookUp(body, key) === false;
}

function isTrue(body: JsonObject, key: string): boolean {
  return lookUp(body, key) === true;
}
