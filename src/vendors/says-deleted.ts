import { isObject, type JsonObject } from '../model/json.ts';
import { isSameId } from '../model/uuid.ts';

/** Keys that hold what went wrong. */
const TROUBLE = /error|fault|reason/i;

/**
 * Whether the body of a success says that the agent is deleted, and nothing else: it is empty, as most vendors document it;
 * it says so (`{ success: true }` of CometChat, `{ status: 'deleted' }` of Aegra, a sentence); or it lists the id, as the
 * servers of LangGraph do.
 */
export function saysDeleted(body: unknown, vendorId: string): boolean {
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
