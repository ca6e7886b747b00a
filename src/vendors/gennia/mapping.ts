/** @module Gennia's words and ours, both ways. */
import type { z } from 'zod';
import type { AgentFields, AgentOperation, AgentStatus, AgentVersion } from '../../core/agent.ts';
import { lookUp } from '../../core/json.ts';
import { searchableRun } from '../../core/search.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import { parseUrl } from '../../core/urls.ts';
import type { ErrorBody } from '../../http/answer-error.ts';
import { formWhereNoneIsDocumented, sentenceIn } from '../kit/error-form.ts';
import type { AgentFilter, PushedFilter } from '../listing.ts';
import type { KnownRewrite } from '../vendor.ts';
import { type agent, errorBody, type listItem, type versionItem } from './contract.ts';

/** A Gennia agent as its contract reads it. */
export type GenniaDocument = z.infer<typeof agent>;

/** A row of Gennia's list as its contract reads it. */
export type GenniaRow = z.infer<typeof listItem>;

const STATUS: Readonly<Record<string, AgentStatus>> = {
  draft: 'DRAFT',
  active: 'ACTIVE',
  inactive: 'PAUSED',
  archived: 'ARCHIVED',
};

/** The unified fields of a Gennia agent: its own, and those of its draft. */
export function toFields(document: GenniaDocument): AgentFields {
  return {
    ...toListFields(document),
    description: document.description ?? null,
    instructions: document.systemPrompt ?? null,
    // The name that people know the model by; the id is in the extension too.
    model: document.aiModelName ?? document.aiModelPublicId ?? null,
    temperature: document.temperature ?? null,
    tags: document.categories?.filter((category) => category !== null) ?? null,
  };
}

/** The language model by the name that people know it by: the id is one of the workspace, and names no model to anybody else. */
export function toLanguageModel({ aiModelName }: GenniaDocument): string | null {
  return aiModelName ?? null;
}

/** The unified fields that a row of the list has. Any other is not known yet. */
export function toListFields(row: GenniaRow): AgentFields {
  return {
    name: row.name ?? '',
    avatarUrl: parseUrl(row.avatarUrl),
    status: lookUp(STATUS, row.status) ?? null,
    createdAt: parseTimestamp(row.createdAt),
    updatedAt: parseTimestamp(row.updatedAt),
  };
}

/**
 * What can be done with an agent in this state. No call pauses, resumes or archives one. Nothing says that an archived
 * agent can not be changed; publishing would make it active, which is not what an archive is for.
 */
export function toOperations({ status, publishedVersionNumber }: GenniaRow): readonly AgentOperation[] {
  const isPublished = publishedVersionNumber !== null && publishedVersionNumber !== undefined;
  return [
    'UPDATE',
    'DELETE',
    ...(status === 'archived' ? [] : (['PUBLISH'] as const)),
    'COPY',
    // Only published versions are kept, so without one there is nothing to go back to.
    ...(isPublished ? (['RESTORE_VERSION'] as const) : []),
  ];
}

/** A published version as Rollcall shows it. */
export function toVersion(item: z.infer<typeof versionItem>, { publishedVersionNumber }: GenniaRow): AgentVersion {
  return {
    number: item.versionNumber,
    notes: item.notes ?? null,
    createdAt: parseTimestamp(item.createdAt),
    isCurrent: item.versionNumber === publishedVersionNumber,
  };
}

/**
 * The list takes several `status`, one `search` in name and description, and `categories`. Whether several categories
 * mean any or all of them is not documented, so each is asked for by itself, and the union of the parts is the answer.
 */
export function pushDown({ statuses, search, tags }: AgentFilter): readonly PushedFilter[] {
  const status =
    statuses === undefined ? undefined : Object.keys(STATUS).filter((word) => isAskedFor(STATUS[word], statuses));
  if (status?.length === 0) return [];
  const words = search === undefined ? undefined : searchableRun(search);
  const query = { ...(status === undefined ? {} : { status }), ...(words === undefined ? {} : { search: words }) };
  const remaining = { statuses: undefined, tags: undefined, search: search === words ? undefined : search };
  if (tags === undefined) return [{ query, remaining }];
  const asked = [...new Set(tags)];
  if (!asked.every(canBeAskedFor)) return [{ query, remaining: { ...remaining, tags: asked } }];
  return asked.map((tag) => ({ query: { ...query, categories: [tag] }, remaining }));
}

function isAskedFor(status: AgentStatus | undefined, statuses: readonly AgentStatus[]): boolean {
  return status !== undefined && statuses.includes(status);
}

/** Blanks and commas in query parameters mean different things to different servers; here nobody documents what. */
function canBeAskedFor(tag: string): boolean {
  return tag !== '' && tag === tag.trim() && !tag.includes(',') && tag.isWellFormed();
}

const OPENAPI = 'packages/sdk/openapi.json of https://github.com/Gennia-Tech-Group/gennia-cli';

/** What Gennia is known to hold otherwise than it was sent. */
export const rewrites: readonly KnownRewrite[] = [
  { path: ['avatarUrl'], kind: 'FETCHED', source: `${OPENAPI}: a create fails with 422 when the fetch of it fails.` },
  { path: ['temperature'], kind: 'SINGLE_PRECISION', source: `${OPENAPI}: "number", format "float".` },
  ...['followUpBusinessHoursStart', 'followUpBusinessHoursEnd'].map((key): KnownRewrite => {
    return {
      path: [key],
      kind: 'TIME_OF_DAY',
      source: `${OPENAPI}: a local time; which of its forms is answered is open.`,
    };
  }),
];

/** What an error body of Gennia says: at the top, else below `error`, else the text itself unless it is a page. */
export function readErrorBody(body: unknown): ErrorBody {
  const words = readWords(body);
  return { ...words, form: formWhereNoneIsDocumented(body, words) };
}

function readWords(body: unknown): ErrorBody {
  if (typeof body === 'string') return { message: sentenceIn(body) };
  const { data } = errorBody.safeParse(body);
  if (data === undefined) return {};
  const { error } = data;
  const nested: ErrorWords = typeof error === 'string' ? { message: error } : (error ?? {});
  return {
    code: data.code ?? nested.code ?? undefined,
    message: data.message ?? nested.message ?? undefined,
  };
}

interface ErrorWords {
  readonly code?: string | null | undefined;
  readonly message?: string | null | undefined;
}
