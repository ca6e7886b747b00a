/** @module How the embedded CometChat reads bodies and says no, in both forms of its errors. */

import type { Context, HonoRequest } from 'hono';
import type { z } from 'zod';
import { isObject } from '../../../src/core/json.ts';

type ErrorStatus = 400 | 401 | 403 | 404;

/** An error as it is answered. */
export interface ErrorAnswer {
  readonly status: ErrorStatus;
  readonly body: object;
}

const REASONS = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

/** A refusal by validation. Where a code stands in this form is not documented: here it begins the message. */
export function refusal(message: string): ErrorAnswer {
  return specError(400, message);
}

/** Nothing there. */
export function notFound(message: string): ErrorAnswer {
  return specError(404, message);
}

function specError(status: ErrorStatus, message: string): ErrorAnswer {
  return { status, body: { statusCode: status, message, error: REASONS[status] } };
}

/** The form of the chat API, which was seen for a wrong key. For which errors else it comes is not documented. */
export function chatApiError(status: ErrorStatus, code: string, message: string): ErrorAnswer {
  return { status, body: { error: { message, devMessage: message, source: 'chat-api', code } } };
}

/** Answers it. */
export function answer(context: Context, { body, status }: ErrorAnswer): Response {
  return context.json(body, status);
}

/** Tells what {@link readBody} gave. */
export function isRefusal(result: object): result is ErrorAnswer {
  return 'status' in result && 'body' in result;
}

/** The JSON object of a request. A body that is not declared as JSON counts as empty, as it does for most servers. */
export async function readJson(request: HonoRequest): Promise<Record<string, unknown> | undefined> {
  const isJson = /^application\/json\b/i.test(request.header('content-type') ?? '');
  const json: unknown = isJson ? await request.json().catch(() => undefined) : {};
  return isObject(json) ? json : undefined;
}

/** A request's body by its contract, or why it is refused. */
export async function readBody<T extends object>(
  request: HonoRequest,
  contract: z.ZodType<T>,
): Promise<T | ErrorAnswer> {
  return checkBody(await readJson(request), contract);
}

/** What {@link readJson} gave by its contract, or why it is refused. */
export function checkBody<T extends object>(json: unknown, contract: z.ZodType<T>): T | ErrorAnswer {
  if (json === undefined) return refusal('The body is not a JSON object.');
  const result = contract.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return refusal(`Validation failed: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
