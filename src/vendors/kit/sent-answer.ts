import { isObject, type JsonObject } from '../../core/json.ts';
import { isSameId } from '../../core/uuid.ts';
import type { SentAnswer } from '../client.ts';
import type { PlannedCall } from '../plan.ts';

/** Keys that hold what went wrong; `default` is none. */
const TROUBLE = /error|(?<!de)fault|reason/i;

/**
 * What the body of a success means.
 *
 * @param read makes an agent of a body that should be one
 * @example
 * const { body } = await transport.write(call);
 * const sent = sentAnswer(call, body, (document) => reader.one(document));
 */
export function sentAnswer(call: PlannedCall, body: unknown, read: (body: unknown) => SentAnswer): SentAnswer {
  if (call.part !== undefined) return { part: body };
  if (call.method === 'DELETE') return saysDeleted(body, idIn(call)) ? 'DELETED' : null;
  return body === undefined ? null : read(body);
}

/** The id of the agent that a call is about, by its path, which ends with it. */
function idIn({ path }: PlannedCall): string {
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Whether a body says that the agent is deleted, and nothing else: it is empty; it says so (`{ success: true }`,
 * `{ status: 'deleted' }`, a sentence); or it lists the id.
 */
function saysDeleted(body: unknown, vendorId: string): boolean {
  if (body === undefined || body === null || body === '') return true;
  if (Array.isArray(body)) return body.length === 1 && isSameId(String(body[0]), vendorId);
  return isObject(body) && isYes(body) && !isNo(body);
}

function isYes({ deleted, success, status, message }: JsonObject): boolean {
  return deleted === true || success === true || status === 'deleted' || isSentence(message);
}

function isNo(body: JsonObject): boolean {
  const { deleted = true, success = true } = body;
  return deleted !== true || success !== true || Object.keys(body).some((key) => TROUBLE.test(key));
}

/** "Agent deleted successfully", and not "could not be deleted". */
function isSentence(message: unknown): boolean {
  return (
    typeof message === 'string' && /\bdeleted\b/i.test(message) && !/\b(?:not|cannot|never|un\w+)\b/i.test(message)
  );
}
