/** @module Nova's words and ours, both ways. */
import type { z } from 'zod';
import type { AgentFields, AgentOperation } from '../../core/agent.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import type { ErrorBody } from '../../http/answer-error.ts';
import { bothForms, jsonInText } from '../kit/both-forms.ts';
import { formWhereNoneIsDocumented, sentenceIn } from '../kit/error-form.ts';
import type { AgentFilter, PushedFilter } from '../listing.ts';
import type { KnownRewrite } from '../vendor.ts';
import { type agent, CONFIG_KEYS, errorBody, type listItem } from './contract.ts';

/** A whole Nova agent as its contract reads it. */
export type NovaDocument = z.infer<typeof agent>;

/** A row of Nova's list as its contract reads it. */
export type NovaListItem = z.infer<typeof listItem>;

/** What Nova has no notion of. */
const UNKNOWN_TO_NOVA = { description: null, avatarUrl: null, tags: null, status: null } as const;

/**
 * A document with its configuration as objects, in whichever form it came: an object, the bytes of UTF-8 JSON as a list
 * of integers (what the vendor documents for answers), a JSON string. What can not be decoded stays as it is.
 */
export const decodeConfigs = bothForms({
  values: Object.fromEntries(CONFIG_KEYS.map((key) => [key, (value: unknown) => decodeConfig(key, value)])),
});

function decodeConfig(key: string, value: unknown): unknown {
  // No bytes and an empty text are no configuration; an empty list of plug-ins is one.
  if (value === '' || (key !== 'plugins' && Array.isArray(value) && value.length === 0)) return null;
  const text = isBytes(value) ? decodeUtf8(value) : value;
  const json = typeof text === 'string' ? jsonInText(text) : undefined;
  return json === undefined ? value : json;
}

function isBytes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0 && item <= 255);
}

function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/** The unified fields of a Nova agent. Descriptions, avatars, tags and states do not exist there. */
export function toFields(document: NovaDocument): AgentFields {
  return {
    ...UNKNOWN_TO_NOVA,
    name: document.name ?? '',
    instructions: document.prompt_template ?? null,
    model: textOrNull(document.llm_config?.model),
    temperature: numberOrNull(document.llm_config?.temperature),
    createdAt: parseTimestamp(document.created_at),
    updatedAt: parseTimestamp(document.updated_at),
  };
}

/** The language model with its provider, since two may have one of the same name. */
export function toLanguageModel({ llm_config: config }: NovaDocument): string | null {
  const model = textOrNull(config?.model);
  const provider = textOrNull(config?.provider);
  return model === null || provider === null ? model : `${provider}/${model}`;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** What a row of the list tells of the unified fields; the rest takes the whole document. */
export function toListFields(row: NovaListItem): AgentFields {
  return {
    ...UNKNOWN_TO_NOVA,
    name: row.name ?? '',
    ...(row.created_at === undefined ? {} : { createdAt: parseTimestamp(row.created_at) }),
    ...(row.updated_at === undefined ? {} : { updatedAt: parseTimestamp(row.updated_at) }),
  };
}

/** What can be done with any Nova agent: there are no states. */
export function toOperations(): readonly AgentOperation[] {
  return ['UPDATE', 'DELETE', 'COPY'];
}

/**
 * The list takes a `search` "by agent name", but whether that is a substring and minds case is not documented: asking
 * for it could lose agents, so a search is applied to the whole list here. No agent has a state or a tag.
 */
export function pushDown({ statuses, tags, search }: AgentFilter): readonly PushedFilter[] {
  if (statuses !== undefined || tags !== undefined) return [];
  return [{ query: {}, remaining: { statuses, tags, search } }];
}

const BYTES_OR_TEXT =
  'https://docs.cozmox.ai/api-reference/agents/create-agent declares it as `integer[]` in answers: what servers send is open.';

/** What Nova is known to hold otherwise than it was sent. The headers of the webhook are a secret: never compared. */
export const rewrites: readonly KnownRewrite[] = CONFIG_KEYS.map((key) => ({
  path: [key],
  kind: 'OPAQUE',
  source: BYTES_OR_TEXT,
}));

/** What an error body of Nova says, in any of the forms that such bodies usually have. */
export function readErrorBody(body: unknown): ErrorBody {
  const words = readWords(body);
  return { ...words, form: formWhereNoneIsDocumented(body, words) };
}

function readWords(body: unknown): ErrorBody {
  if (typeof body === 'string') return { message: sentenceIn(body) };
  const { data } = errorBody.safeParse(body);
  if (data === undefined) return {};
  const nested = errorBody.safeParse(data.error).data;
  return {
    code: wordOf(data.code) ?? wordOf(nested?.code),
    message: wordOf(data.message) ?? wordOf(data.error) ?? wordOf(nested?.message),
  };
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
