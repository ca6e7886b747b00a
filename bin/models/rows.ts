/** @module Rows of the table of language models, made of LiteLLM's file of prices and of what was looked up by hand. */
import { formOf } from '../../src/language-models/form.ts';
import { providerOf } from '../../src/language-models/providers.ts';
import type { LanguageModelRow } from '../../src/language-models/table.ts';
import { labelOf } from './label.ts';

/** What LiteLLM says of a model, as far as it is read. */
export interface LitellmEntry {
  readonly litellm_provider?: string;
  readonly mode?: string;
  /** Such as `2027-01-14`. */
  readonly deprecation_date?: string;
  readonly deprecation_source?: string;
}

/** Where the entries are from, for rows whose date has no source of its own. */
export interface Release {
  /** Of LiteLLM, as `1.110.0`. */
  readonly version: string;
  /** The day on which it was read, as `2026-11-26`. */
  readonly readOn: string;
}

/** Models that agents are made of: those that write, and those that speak. */
const MODES: ReadonlySet<string | undefined> = new Set(['chat', 'responses', 'completion', 'realtime']);

/** LiteLLM's names of makers that are not the id of one here. */
const MAKERS: Readonly<Record<string, string>> = {
  'text-completion-openai': 'openai',
  gemini: 'google',
  cohere_chat: 'cohere',
};

/** What LiteLLM calls those that serve models of others: all that begin so. */
const HOSTS = ['azure_ai', 'azure', 'bedrock', 'vertex_ai'] as const;

/**
 * The table: every model of a maker, since its names have to be recognised, and of those that serve models of others the
 * ones with a date. Sorted by id, so that the same entries give the same file. A row by hand takes the place of LiteLLM's.
 *
 * @throws Error when two rows would be recognised by the same word
 */
export function rowsOf(
  entries: Readonly<Record<string, LitellmEntry>>,
  release: Release,
  byHand: readonly LanguageModelRow[],
): LanguageModelRow[] {
  // By form: some models are there twice, with a hyphen and with an underscore.
  const rows = new Map<string, LanguageModelRow>();
  // What stands behind the maker's own prefix says more than a bare name that another platform may share, so it comes later.
  const keys = Object.keys(entries).sort((a, b) => Number(a.includes('/')) - Number(b.includes('/')) || order(a, b));
  for (const key of keys) {
    const row = rowOf(key, entries[key] ?? {}, release);
    if (row !== undefined) rows.set(formOf(row.id), row);
  }
  for (const row of byHand) rows.set(formOf(row.id), row);
  const table = [...rows.values()].sort((a, b) => order(a.id, b.id));
  refuseAmbiguous(table);
  return table;
}

/** One row a line, so that a change of the table is read line by line. */
export function tableText(rows: readonly LanguageModelRow[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

function rowOf(key: string, entry: LitellmEntry, { version, readOn }: Release): LanguageModelRow | undefined {
  const { litellm_provider: named = '', mode, deprecation_date: day, deprecation_source: page } = entry;
  if (!MODES.has(mode)) return undefined;
  const host = HOSTS.find((name) => named === name || named.startsWith(`${name}_`) || named.startsWith(`${name}-`));
  const retiresAt = day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
  const provider = host ?? MAKERS[named] ?? named;
  if (providerOf(provider)?.id !== provider || (host !== undefined && retiresAt === undefined)) return undefined;
  const model = modelIn(key, host ?? named);
  // A region or an offer of one that serves it: no agent says so.
  if (model === undefined) return undefined;
  return {
    id: host === undefined ? model : `${host}/${model}`,
    provider,
    label: host === undefined ? labelOf(model) : `${labelOf(model)} (${HOST_LABELS[host]})`,
    ...(retiresAt !== undefined && {
      retiresAt,
      source: isPage(page) ? page : `LiteLLM ${version}`,
    }),
    readOn,
    // Its ids say themselves where they are from, and vendors write them without more.
    ...(host === 'bedrock' && { aliases: [model] }),
  };
}

const HOST_LABELS: Readonly<Record<(typeof HOSTS)[number], string>> = {
  azure: 'Azure OpenAI',
  azure_ai: 'Azure AI',
  bedrock: 'Amazon Bedrock',
  vertex_ai: 'Vertex AI',
};

/** The key without the provider before it; undefined where more stands before the model. */
function modelIn(key: string, provider: string): string | undefined {
  const model = key.startsWith(`${provider}/`) ? key.slice(provider.length + 1) : key;
  return model.includes('/') ? undefined : model.toLowerCase();
}

/** Some entries name an address that only their maker can open. */
function isPage(source: string | undefined): source is string {
  return source?.startsWith('https://') === true && !source.includes('/subscriptions/');
}

function refuseAmbiguous(rows: readonly LanguageModelRow[]): void {
  const seen = new Map<string, string>();
  for (const { id, aliases = [] } of rows) {
    for (const word of [id, ...aliases]) {
      const form = formOf(word);
      const other = seen.get(form);
      if (other !== undefined && other !== id) throw new Error(`${id} and ${other} are both called "${word}"`);
      seen.set(form, id);
    }
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
