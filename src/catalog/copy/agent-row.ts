/** @module An agent as rows of the store, and back. */
import { hash } from 'node:crypto';
import type { Account } from '../../accounts/account.ts';
import { searchedFields } from '../../agents/filter/searched-fields.ts';
import { shownUrl } from '../../agents/filter/shown-values.ts';
import type { AgentFields, AgentOperation, AgentStatus, JsonObject, ShownAgent } from '../../core/agent.ts';
import { formatAgentId } from '../../core/ids.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { AgentDocumentTable, AgentTable } from '../../store/tables.ts';
import type { SeenAgent } from './observation.ts';
import { ownValues } from './own-fields.ts';
import { indexable, searchTextOf, storable, wordsOf } from './texts.ts';
import { withoutInstructions } from './without-instructions.ts';

/** What the store keeps of an agent, but its key. */
export interface AgentRows {
  readonly agent: Omit<AgentTable, 'pk'>;
  readonly document: Omit<AgentDocumentTable, 'pk'>;
  readonly tags: readonly string[];
}

/** The columns that show an agent. */
export type ShownColumns = Pick<
  AgentTable,
  | 'account_id'
  | 'vendor_id'
  | 'name'
  | 'description'
  | 'model'
  | 'language_model'
  | 'temperature'
  | 'avatar_url'
  | 'tags'
  | 'status'
  | 'created_at'
  | 'updated_at'
  | 'operations'
  | 'whole'
  | 'unknown_fields'
  | 'observed_at'
> &
  Pick<AgentDocumentTable, 'instructions' | 'raw' | 'document' | 'exact_fields'>;

/** What the store keeps of prompts. */
export interface KeptTexts {
  /** false: prompts are neither kept nor searchable. */
  readonly instructions: boolean;
}

/** Fields that every record of a whole agent has. */
const FIELDS: readonly (keyof AgentFields)[] = [
  'name',
  'description',
  'instructions',
  'model',
  'languageModel',
  'temperature',
  'avatarUrl',
  'tags',
  'status',
  'createdAt',
  'updatedAt',
];

/** The rows of an agent that was seen. */
export function toRows(
  account: Account,
  { agent: seen, listHash, observedAt }: SeenAgent,
  { instructions }: KeptTexts,
): AgentRows {
  const agent = instructions ? seen : withoutInstructions(seen);
  const { fields, whole } = agent;
  const unknown = FIELDS.filter((name) => fields[name] === undefined);
  const raw = JSON.stringify(agent.raw);
  return {
    agent: {
      id: storable(formatAgentId(account.id, agent.vendorId)),
      account_id: account.id,
      generation: account.generation,
      vendor: account.vendor.name,
      vendor_id: storable(agent.vendorId),
      name: indexable(fields.name),
      description: column(fields.description),
      model: fields.model ? indexable(fields.model) : column(fields.model),
      language_model: fields.languageModel ?? null,
      temperature: fields.temperature ?? null,
      avatar_url: column(fields.avatarUrl && shownUrl(fields.avatarUrl)),
      tags: fields.tags ? JSON.stringify(fields.tags) : null,
      status: fields.status ?? null,
      created_at: fields.createdAt?.getTime() ?? null,
      updated_at: fields.updatedAt?.getTime() ?? null,
      operations: JSON.stringify(agent.operations),
      search_text: searchTextOf(fields, searchedFields(account)),
      own: ownValues(account, agent),
      whole: whole ? 1 : 0,
      unknown_fields: unknown.length === 0 ? null : JSON.stringify(unknown),
      list_hash: listHash ?? null,
      hash: hashOf(seen),
      observed_at: observedAt,
      whole_at: whole ? observedAt : null,
      missing_sweeps: 0,
      deleted_at: null,
    },
    document: {
      instructions: column(fields.instructions),
      raw,
      document: agent.document === agent.raw ? null : JSON.stringify(agent.document),
      words: wordsOf(fields),
      exact_fields: exactFields(agent),
    },
    tags: [...new Set(fields.tags?.map(indexable))],
  };
}

/** The hash of what an agent shows: of its redacted document. */
export function hashOf({ raw, operations, whole }: ShownAgent): string {
  return hash('sha256', JSON.stringify([raw, operations, whole]), 'base64url').slice(0, 22);
}

/** The agent of a row. */
export function toAgent(row: ShownColumns, observedAt = row.observed_at): ShownAgent {
  const raw = parseJson(row.raw) as JsonObject;
  const exact = row.exact_fields === null ? undefined : (JSON.parse(row.exact_fields) as ExactFields);
  const known: { [Key in keyof AgentFields]?: AgentFields[Key] } = {
    name: row.name,
    description: row.description,
    instructions: row.instructions,
    model: row.model,
    languageModel: row.language_model,
    temperature: row.temperature,
    avatarUrl: row.avatar_url,
    tags: row.tags === null ? null : (JSON.parse(row.tags) as string[]),
    status: row.status as AgentStatus | null,
    createdAt: row.created_at === null ? null : new Date(row.created_at),
    updatedAt: row.updated_at === null ? null : new Date(row.updated_at),
    ...exact?.fields,
  };
  for (const name of row.unknown_fields === null ? [] : (JSON.parse(row.unknown_fields) as (keyof AgentFields)[])) {
    delete known[name];
  }
  return {
    accountId: row.account_id,
    vendorId: exact?.vendorId ?? row.vendor_id,
    fields: { ...known, name: known.name ?? row.name },
    document: row.document === null ? raw : (parseJson(row.document) as JsonObject),
    raw,
    whole: row.whole === 1,
    operations: JSON.parse(row.operations) as AgentOperation[],
    observedAt,
  };
}

/** What columns can not hold to the letter. */
interface ExactFields {
  readonly vendorId: string;
  readonly fields: Partial<AgentFields>;
}

const TEXTS = ['name', 'description', 'instructions', 'model', 'avatarUrl'] as const;

function exactFields({ vendorId, fields }: ShownAgent): string | null {
  const changed = TEXTS.filter((name) => {
    const text = fields[name];
    return typeof text === 'string' && columnOf(name, text) !== text;
  });
  if (changed.length === 0 && storable(vendorId) === vendorId) return null;
  const exact: ExactFields = { vendorId, fields: Object.fromEntries(changed.map((name) => [name, fields[name]])) };
  return JSON.stringify(exact);
}

/** As the column has it: an avatar is compared as the `URL` scalar writes it. */
function columnOf(name: (typeof TEXTS)[number], text: string): string | null {
  if (name === 'name' || name === 'model') return indexable(text);
  return column(name === 'avatarUrl' ? shownUrl(text) : text);
}

function column(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storable(text);
}
