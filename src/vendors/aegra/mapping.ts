/** @module Aegra's words and ours, both ways. LangGraph's are read too. */
import type { z } from 'zod';
import type { AgentFields, AgentOperation, AgentVersion } from '../../core/agent.ts';
import { valueAt } from '../../core/json.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import type { ErrorBody } from '../../http/answer-error.ts';
import { bothForms } from '../kit/both-forms.ts';
import { isBareNotFound, isUnknownPath, sentenceIn } from '../kit/error-form.ts';
import type { AgentFilter, PushedFilter } from '../listing.ts';
import type { KnownRewrite } from '../vendor.ts';
import {
  type agent,
  handlerError,
  routeError,
  SYSTEM_USER,
  validationError,
  type version,
  zodError,
} from './contract.ts';

/** An assistant as its contract reads it. */
export type AegraDocument = z.infer<typeof agent>;

/** What LangGraph Python checks inside of a `config`. */
const CONFIG_KEYS: readonly string[] = ['tags', 'recursion_limit', 'configurable'];

/** The published OpenAPI calls `metadata` `metadata_dict`; the servers say `metadata`. Either is read. */
export const normalize = bothForms({ keys: { metadata_dict: 'metadata' } });

/** The unified fields of an assistant. What it does is in its graph: prompt, model and temperature are no fields. */
export function toFields(document: AegraDocument): AgentFields {
  return {
    name: document.name ?? '',
    description: document.description ?? null,
    instructions: null,
    model: null,
    temperature: null,
    avatarUrl: null,
    tags: null,
    status: null,
    createdAt: parseTimestamp(document.created_at),
    updatedAt: parseTimestamp(document.updated_at),
  };
}

/**
 * What reads the language model of an assistant from where the account says that its graphs do.
 *
 * @param pointer a JSON Pointer (RFC 6901). Without it, an assistant does not say what its graph runs on
 */
export function languageModelAt(pointer: string | undefined): (document: AegraDocument) => string | null {
  if (pointer === undefined) return () => null;
  const path = pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return (document) => {
    const value = valueAt(document, path);
    return typeof value === 'string' ? value : null;
  };
}

/** What can be done with an assistant: the server's own ones, and those that no route reaches, can only be copied. */
export function toOperations(document: AegraDocument): readonly AgentOperation[] {
  return document.user_id === SYSTEM_USER || !isReachable(document.assistant_id)
    ? ['COPY']
    : ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION'];
}

/**
 * Whether `/assistants/{assistant_id}` can name an assistant. Aegra stores ids with slashes, but takes them for steps of
 * the path, escaped or not; so does every URL parser with `.` and `..`.
 */
export function isReachable(assistantId: string): boolean {
  return !assistantId.includes('/') && assistantId !== '.' && assistantId !== '..' && assistantId.isWellFormed();
}

/** What LangGraph Python says, with the status 422, of an id that is no UUID. */
export const NO_UUID = 'Invalid assistant ID: must be a UUID';

/** A version of an assistant; `current` is the number of the one in force. There are no notes. */
export function toVersion(document: z.infer<typeof version>, current: unknown): AgentVersion {
  return {
    number: document.version,
    notes: null,
    createdAt: parseTimestamp(document.created_at),
    isCurrent: document.version === current,
  };
}

/**
 * Nothing is pushed: the search takes name and description only as two conditions that must both hold. There are no
 * states and no tags, so whoever asks for one asks for no assistant.
 */
export function pushDown({ statuses, tags, search }: AgentFilter): readonly PushedFilter[] {
  if (statuses !== undefined || tags !== undefined) return [];
  return [{ query: {}, remaining: { statuses, tags, search } }];
}

const MIRROR =
  'Aegra (`services/assistant_service.py`) and LangGraph Python, as seen, keep `context` and `config.configurable` equal.';

/** What these servers are known to hold otherwise than they were sent. LangGraph Python writes ids in lower case: UUIDs. */
export const rewrites: readonly KnownRewrite[] = [
  { path: ['context'], kind: 'MIRRORED', with: ['config', 'configurable'], source: MIRROR },
  { path: ['config', 'configurable'], kind: 'MIRRORED', with: ['context'], source: MIRROR },
  {
    path: ['metadata'],
    kind: 'MERGED',
    source:
      'Aegra from 0.11 (pull request #602) and LangGraph, as recorded: one level deep, and no key can be removed.',
  },
];

/** What an error says: Aegra's three forms, LangGraph JS's validation and plain text, LangGraph Python's sentences. */
export function readErrorBody(body: unknown, status: number): ErrorBody {
  // A server that was started with DEBUG answers 500 with a traceback.
  if (typeof body === 'string') {
    const message = status < 500 && !body.trim().includes('\n') ? sentenceIn(body) : undefined;
    return message === undefined ? { form: 'FOREIGN' } : withForm({ message });
  }

  const zod = zodError.safeParse(body);
  if (zod.success) {
    return readIssues(zod.data.error.issues.map((issue) => ({ ...issue, path: issue.path ?? [] })));
  }
  const validation = validationError.safeParse(body);
  if (validation.success) {
    return readIssues(
      // The first step says where it stood: body, query or path.
      validation.data.detail.map(({ type, loc, msg }) => ({ code: type, path: loc?.slice(1) ?? [], message: msg })),
    );
  }
  const route = routeError.safeParse(body);
  if (route.success) {
    const { detail } = route.data;
    return readSchemaError(detail) ?? withForm({ message: detail, ...readSentence(detail) });
  }

  const handler = handlerError.safeParse(body);
  if (!handler.success) return { form: 'FOREIGN' };
  const { error, message } = handler.data;
  if (isUnknownPath(error) || isBareNotFound(error)) return { form: 'FOREIGN' };
  const words = { code: error, message: message ?? undefined, ...readSentence(message ?? '') };
  return error === NOT_FOUND ? words : withForm(words);
}

/** What Aegra's handlers say of everything that is not there. */
const NOT_FOUND = 'not_found';

/** What all three servers say, in a text or as a `detail`, of an assistant, a version or a graph that is not there. */
const OWN_SENTENCE = /^(?:Assistant|Version|Graph|No versions found)\b/;

/** `Not Found` is what they say of a path, and LangGraph Python of an assistant; others of the same make say it, too. */
function withForm(words: ErrorBody): ErrorBody {
  if (OWN_SENTENCE.test(words.message ?? '')) return words;
  return { ...words, form: isUnknownPath(words.message) ? 'FOREIGN' : 'UNKNOWN' };
}

function readIssues(
  issues: readonly {
    code?: string | null | undefined;
    path: (string | number)[];
    message?: string | null | undefined;
  }[],
): ErrorBody {
  const [first] = issues;
  const field = first?.path[0];
  const words = issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  return {
    code: first?.code ?? undefined,
    message: words.filter(Boolean).join('; ') || undefined,
    field: typeof field === 'string' ? field : undefined,
  };
}

/**
 * LangGraph Python's validation, three paragraphs of text: what is wrong, the place in the schema, the place in the body
 * with what stands there. The `config` has a schema of its own, so that the place is one inside of it.
 */
function readSchemaError(detail: string): ErrorBody | undefined {
  const parts = /^(.*?)\n\nFailed validating .*?\n\nOn instance((?:\[[^\]\n]+\])*):\n/s.exec(detail);
  if (parts === null) return undefined;
  const [, message = '', steps = ''] = parts;
  const place = [...steps.matchAll(/\["?([^"\]]+)"?\]/g)].map(([, step]) => step);
  const isOfConfig = CONFIG_KEYS.includes(place[0] ?? '');
  const path = isOfConfig ? ['config', ...place] : place;
  return {
    message: [path.join('.'), message].filter(Boolean).join(': '),
    field: path[0] ?? /^"(\w+)" is a required property$/.exec(message)?.[1],
  };
}

/** Handlers name no field; these sentences of theirs do. */
function readSentence(message: string): Pick<ErrorBody, 'field' | 'meaning'> {
  // LangGraph Python answers 404, as if there were no such assistant.
  if (/^Graph '.*' not found/s.test(message)) return { field: 'graph_id', meaning: 'INVALID' };
  if (message.startsWith('Cannot specify both configurable and context')) return { field: 'context' };
  return { field: /^(\w+) must be a non-empty string/.exec(message)?.[1] };
}
