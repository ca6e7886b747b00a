/** @module Mastra's words and ours, both ways. */
import type { z } from 'zod';
import type { AgentFields, AgentOperation, AgentStatus, AgentVersion } from '../../core/agent.ts';
import { lookUp } from '../../core/json.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import type { ErrorBody } from '../../http/answer-error.ts';
import { formWhereNoneIsDocumented, sentenceIn } from '../kit/error-form.ts';
import type { AgentFilter, PushedFilter } from '../listing.ts';
import type { KnownRewrite } from '../vendor.ts';
import { type agent, errorBody, STATUSES, type version } from './contract.ts';

/** A stored agent as its contract reads it. */
export type MastraDocument = z.infer<typeof agent>;

const SEEN = 'Seen on @mastra/server 1.67.0';

const STATUS: Readonly<Record<string, AgentStatus>> = { draft: 'DRAFT', published: 'ACTIVE', archived: 'ARCHIVED' };

/** The unified fields of a stored agent. A picture is a data URL in its metadata, which is no URL to lead anybody to. */
export function toFields(document: MastraDocument): AgentFields {
  return {
    name: document.name ?? '',
    description: document.description ?? null,
    instructions: document.instructions ?? null,
    model: textOrNull(document.model?.name),
    temperature: temperatureOf(document),
    avatarUrl: null,
    tags: null,
    status: lookUp(STATUS, document.status) ?? null,
    createdAt: parseTimestamp(document.createdAt),
    updatedAt: parseTimestamp(document.updatedAt),
  };
}

/** The language model with its provider, of which Mastra stores each by itself. */
export function toLanguageModel({ model }: MastraDocument): string | null {
  const name = textOrNull(model?.name);
  const provider = textOrNull(model?.provider);
  return name === null || provider === null ? name : `${provider}/${name}`;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function temperatureOf({ defaultOptions }: MastraDocument): number | null {
  const settings = defaultOptions?.modelSettings as { temperature?: unknown } | null | undefined;
  return typeof settings?.temperature === 'number' ? settings.temperature : null;
}

/**
 * What can be done with an agent in this state. Publishing would take an archived one out of the archive, and putting a
 * version in force would publish a draft.
 */
export function toOperations({ status }: MastraDocument): readonly AgentOperation[] {
  return [
    'UPDATE',
    'DELETE',
    ...(status === 'archived' ? [] : (['PUBLISH'] as const)),
    'COPY',
    ...(status === 'published' ? (['RESTORE_VERSION'] as const) : []),
  ];
}

/** A version as Rollcall shows it; the current one is the one whose configuration the agent shows. */
export function toVersion(item: z.infer<typeof version>, { resolvedVersionId }: MastraDocument): AgentVersion {
  return {
    number: item.versionNumber,
    notes: item.changeMessage ?? null,
    createdAt: parseTimestamp(item.createdAt),
    isCurrent: item.id === resolvedVersionId,
  };
}

/**
 * The list can be asked for one state and never for all of them: each is a part of its own. Unasked, it holds what is
 * published.
 */
export function pushDown({ statuses, tags, search }: AgentFilter): readonly PushedFilter[] {
  if (tags !== undefined) return [];
  return STATUSES.filter((word) => statuses?.includes(STATUS[word] as AgentStatus) ?? true).map((status) => ({
    query: status === 'published' && statuses === undefined ? {} : { status },
    remaining: { statuses: undefined, tags: undefined, search },
    // An agent is in one state.
    isDisjoint: true,
  }));
}

/** What Mastra is known to hold otherwise than it was sent. */
export const rewrites: readonly KnownRewrite[] = [
  { path: ['metadata'], kind: 'MERGED', source: `${SEEN}: one level deep, and no key can be removed.` },
  { path: ['autoPublish'], kind: 'NOT_SHOWN', source: `${SEEN}: an order to the server, no field of an agent.` },
  { path: ['changeMessage'], kind: 'NOT_SHOWN', source: `${SEEN}: it stands with the version that the change makes.` },
];

/** What an error body of Mastra says: a sentence and, of a value that is not valid, its field. */
export function readErrorBody(body: unknown): ErrorBody {
  const words = readWords(body);
  return { ...words, form: formWhereNoneIsDocumented(body, words) };
}

function readWords(body: unknown): ErrorBody {
  if (typeof body === 'string') return { message: sentenceIn(body) };
  const { data } = errorBody.safeParse(body);
  if (data === undefined) return {};
  const { error, issues } = data;
  if (typeof error !== 'string') return { code: error.code ?? undefined, message: error.message ?? undefined };
  const [first] = issues ?? [];
  const told = issues?.map(({ field, message }) => [field, message].filter(Boolean).join(': ')) ?? [];
  return {
    message: [error, told.filter(Boolean).join('; ')].filter(Boolean).join(': '),
    field: first?.field?.split('.')[0],
  };
}
