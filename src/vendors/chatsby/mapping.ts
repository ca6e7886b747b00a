/** @module Chatsby's words and ours, both ways. */
import type { z } from 'zod';
import type { AgentFields, AgentOperation, AgentStatus } from '../../core/agent.ts';
import { lookUp } from '../../core/json.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import type { ErrorBody } from '../../http/answer-error.ts';
import type { AgentFilter, PushedFilter } from '../listing.ts';
import type { KnownRewrite } from '../vendor.ts';
import { type agent, errorBody } from './contract.ts';

/** A Chatsby agent as its contract reads it. */
export type ChatsbyDocument = z.infer<typeof agent>;

const STATUS: Readonly<Record<string, AgentStatus>> = { active: 'ACTIVE', paused: 'PAUSED', deleted: 'DELETED' };

/** The unified fields of a Chatsby agent. Descriptions, avatars and tags do not exist there. */
export function toFields(document: ChatsbyDocument): AgentFields {
  return {
    name: document.name ?? '',
    description: null,
    instructions: document.system_prompt ?? null,
    model: document.model ?? null,
    temperature: document.temperature ?? null,
    avatarUrl: null,
    tags: null,
    status: lookUp(STATUS, document.status) ?? null,
    createdAt: parseTimestamp(document.created_at),
    updatedAt: parseTimestamp(document.updated_at),
  };
}

/** What can be done with an agent in this state: a deleted one is gone for good. */
export function toOperations(document: ChatsbyDocument): readonly AgentOperation[] {
  switch (document.status) {
    case 'deleted':
      return [];
    case 'active':
      return ['UPDATE', 'DELETE', 'PAUSE', 'COPY'];
    case 'paused':
      return ['UPDATE', 'DELETE', 'RESUME', 'COPY'];
    default:
      return ['UPDATE', 'DELETE', 'PAUSE', 'RESUME', 'COPY'];
  }
}

/** The list takes one `status`, `active` or `paused`; a search or tags it does not take. */
export function pushDown({ statuses, tags, search }: AgentFilter): readonly PushedFilter[] {
  if (tags !== undefined) return [];
  const rest = { statuses: undefined, tags: undefined, search };
  if (statuses === undefined) return [{ query: {}, remaining: rest }];
  const asked = new Set(statuses.filter((status) => Object.values(STATUS).includes(status)));
  if (asked.size === 0) return [];
  const [only] = asked;
  const wire =
    asked.size === 1 && only !== 'DELETED' ? Object.keys(STATUS).find((word) => STATUS[word] === only) : undefined;
  return wire === undefined
    ? [{ query: {}, remaining: { ...rest, statuses } }]
    : [{ query: { status: wire }, remaining: rest }];
}

/** None is known: nothing documents that Chatsby changes what it is sent. */
export const rewrites: readonly KnownRewrite[] = [];

/** What an error body of Chatsby says. Its form is documented: whatever has neither a type nor the code of a 404 is not its. */
export function readErrorBody(body: unknown): ErrorBody {
  const { data } = errorBody.safeParse(body);
  if (data === undefined) return { form: 'FOREIGN' };
  const { type, code, message, param } = data.error;
  const isOwn = typeof type === 'string' || code === 'resource_not_found';
  return {
    code: code ?? undefined,
    message: message ?? undefined,
    field: param ?? undefined,
    form: isOwn ? 'OWN' : 'FOREIGN',
  };
}
