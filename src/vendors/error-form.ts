/** @module Whose words an error body holds, where it matters: a 404 of a proxy says nothing about an agent. */
import type { ErrorBody } from '../http/answer-error.ts';

/**
 * What servers and gateways say of a path that they do not know: Go, Starlette, Hono, Express, Kong, Kubernetes, Flask,
 * Vercel. Whoever says so has not looked for an agent.
 */
const UNKNOWN_PATH =
  /^(?:(?:404 )?(?:page )?not found\W*|default backend - 404|no route matched\b.*|route not found\W*|cannot (?:get|post|put|patch|delete) \/.*|the requested url\b.*|the (?:page|deployment) could not be found\b.*)$/is;

/** Whether these are the words of a server that knows no such path. */
export function isUnknownPath(words: string | undefined): boolean {
  return words !== undefined && UNKNOWN_PATH.test(words.trim());
}

/**
 * The form of an error body of a vendor that documents none: its own where it has words, in JSON; certainly not its own
 * where it is a page, or says that there is no such path. Nothing is known of the rest.
 */
export function formWhereNoneIsDocumented(body: unknown, { code, message }: ErrorBody): ErrorBody['form'] {
  if (isUnknownPath(message) || (typeof body === 'string' && isPage(body))) return 'FOREIGN';
  return typeof body === 'object' && (code !== undefined || message !== undefined) ? 'OWN' : 'UNKNOWN';
}

function isPage(text: string): boolean {
  return /<[a-z!/]/i.test(text);
}
