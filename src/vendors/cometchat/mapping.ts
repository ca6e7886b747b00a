/** @module CometChat's words and ours, both ways. */
import type { z } from 'zod';
import type { AgentFields, AgentOperation, AgentStatus } from '../../core/agent.ts';
import type { VendorErrorCode } from '../../core/errors/codes.ts';
import { isObject, lookUp } from '../../core/json.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import { parseUrl } from '../../core/urls.ts';
import type { ErrorBody } from '../../http/answer-error.ts';
import { isBareNotFound, isUnknownPath, sentenceIn } from '../kit/error-form.ts';
import type { AgentFilter, PushedFilter } from '../listing.ts';
import type { KnownRewrite } from '../vendor.ts';
import { type agent, errorBody } from './contract.ts';
import { FRAMEWORKS, type Framework } from './frameworks.ts';

/** A CometChat agent as its contract reads it. */
export type CometChatDocument = z.infer<typeof agent>;

/** The states that an agent can be in. */
export const STATUSES: readonly AgentStatus[] = ['ACTIVE', 'PAUSED', 'DELETED'];

/** The unified fields of a CometChat agent. What it is told and which model it asks is known to its framework only. */
export function toFields(document: CometChatDocument): AgentFields {
  return {
    name: document.name ?? '',
    description: null,
    instructions: null,
    model: null,
    temperature: null,
    avatarUrl: parseUrl(document.icon),
    tags: null,
    status: toStatus(document),
    createdAt: parseTimestamp(document.createdAt),
    updatedAt: parseTimestamp(document.updatedAt),
  };
}

/** What can be done with an agent in this state. */
export function toOperations(document: CometChatDocument): readonly AgentOperation[] {
  switch (toStatus(document)) {
    case 'DELETED':
      return [];
    case 'ACTIVE':
      return ['UPDATE', 'DELETE', 'PAUSE', 'COPY'];
    case 'PAUSED':
      return ['UPDATE', 'DELETE', 'RESUME', 'COPY'];
    default:
      return ['UPDATE', 'DELETE', 'PAUSE', 'RESUME', 'COPY'];
  }
}

function toStatus({ deletedAt, isActive }: CometChatDocument): AgentStatus | null {
  // No page says how an agent looks that was not deleted; the example has null. 0 and '' are no point in time either.
  if (deletedAt) return 'DELETED';
  if (isActive === true) return 'ACTIVE';
  return isActive === false ? 'PAUSED' : null;
}

/** The list takes no parameter at all: everything is done here. */
export function pushDown({ statuses, tags, search }: AgentFilter): readonly PushedFilter[] {
  if (tags !== undefined) return [];
  const isPossible = statuses === undefined || statuses.some((status) => STATUSES.includes(status));
  return isPossible ? [{ query: {}, remaining: { statuses, tags: undefined, search } }] : [];
}

/**
 * The headers of an agent's calls in the form that its framework's variant takes on the wire. Names and values are as
 * the contract lets them through: without line breaks, and no colon in a name.
 *
 * @throws RangeError for a framework that takes none: the contract refuses them before
 */
export function headersToWire(
  framework: Framework,
  headers: Readonly<Record<string, string>>,
): string | Readonly<Record<string, string>> {
  switch (FRAMEWORKS[framework].headers) {
    case 'OBJECT':
      return headers;
    case 'JSON_TEXT':
      return JSON.stringify(headers);
    case 'LINES':
      return Object.entries(headers)
        .map(([key, value]) => `${key}:${value}`)
        .join('\n');
    case null:
      throw new RangeError(`${framework} takes no headers`);
  }
}

/** What CometChat is known to hold otherwise than it was sent. The headers of an agent's calls are a secret: never compared. */
export const rewrites: readonly KnownRewrite[] = [
  {
    path: ['integrationType'],
    kind: 'NOT_SHOWN',
    source: 'It has one value only, which Rollcall adds: nobody asked for it.',
  },
  {
    path: ['integrateWith'],
    kind: 'OPAQUE',
    source:
      'https://www.cometchat.com/docs/ai-agent-service.json: the example of an answer has a word that no request takes.',
  },
];

const MEANING: Readonly<Record<string, VendorErrorCode>> = {
  AUTH_ERR_NO_ACCESS: 'FORBIDDEN',
  ERR_PLAN_RESTRICTION: 'QUOTA_EXCEEDED',
  ERR_PLAN_QUOTA_RESTRICTION: 'QUOTA_EXCEEDED',
  ERR_TOO_MANY_REQUESTS: 'RATE_LIMITED',
  ERR_AGENT_NOT_FOUND: 'NOT_FOUND',
  // The tool is named in the body of a write: the agent is there.
  ERR_TOOL_NOT_FOUND: 'INVALID',
};

/** One of the documented codes, wherever it stands. */
const CODE = /\b(?:AUTH_)?ERR_[A-Z]+(?:_[A-Z]+)*\b/;

/** One of the general codes, whose meaning no page states. */
const UNKNOWN_API = 'ERR_API_NOT_FOUND';

/** What an error body of CometChat says. The pages give codes without a place, so they are looked for everywhere. */
export function readErrorBody(body: unknown): ErrorBody {
  const { code: stated, message } =
    typeof body === 'string' ? { code: undefined, message: sentenceIn(body) } : parts(body);
  const code = stated ?? message?.match(CODE)?.[0];
  return {
    code,
    message,
    meaning: code === undefined ? undefined : meaningOf(code),
    form: formOf(body, code, message),
  };
}

/**
 * A code like CometChat's is its own, but for the one that names no agent. Of its two documented forms, one is also what
 * servers say of a path that they do not know; a text is in none of them. Nothing is known of the rest.
 */
function formOf(body: unknown, code: string | undefined, message: string | undefined): ErrorBody['form'] {
  if (code !== undefined && CODE.test(code)) return code === UNKNOWN_API ? 'UNKNOWN' : 'OWN';
  if (typeof body === 'string' || isUnknownPath(message) || isBareNotFound(message)) return 'FOREIGN';
  return isErrorResponse(body) ? 'OWN' : 'UNKNOWN';
}

/** All keys of the schema's `ErrorResponse` are required. */
function isErrorResponse(body: unknown): boolean {
  return (
    isObject(body) && body.statusCode !== undefined && body.message !== undefined && typeof body.error === 'string'
  );
}

function parts(body: unknown): { code: string | undefined; message: string | undefined } {
  const { data } = errorBody.safeParse(body);
  const { error } = data ?? {};
  const inner = typeof error === 'object' ? error : null;
  const outer = Array.isArray(data?.message) ? data.message.join('; ') : data?.message;
  const reason = typeof error === 'string' ? error : undefined;
  return { code: inner?.code ?? data?.code ?? undefined, message: inner?.message ?? outer ?? reason };
}

function meaningOf(code: string): VendorErrorCode | undefined {
  return lookUp(MEANING, code) ?? (code.startsWith('AUTH_ERR_') ? 'UNAUTHORIZED' : undefined);
}
