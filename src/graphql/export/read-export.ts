import type { Caller } from '../../access/caller.ts';
import { isObject, type JsonObject } from '../../core/json.ts';
import { alternatives } from '../../core/words.ts';
import { badInput } from '../errors.ts';
import { readArgument } from '../read-parameters.ts';
import { requireScopes } from '../scopes/require-scopes.ts';
import { type ExportColumn, exportColumns } from './columns.ts';

/** An export that was asked for. */
export interface ExportRequest {
  /** As GraphQL takes them: not checked yet. */
  readonly variables: { readonly filter?: JsonObject; readonly orderBy?: JsonObject };
  readonly form: ExportForm;
}

/** The lines of an export: JSON, or the columns of a table. */
export type ExportForm =
  | { readonly name: 'ndjson'; readonly hasRaw: boolean }
  | { readonly name: 'csv'; readonly columns: readonly ExportColumn[] };

/** The path of an export ends with the name of its form. */
const PATH = /^\/export\/agents\.(ndjson|csv)$/;

/** What can be said of an export, by its form. */
const PARAMETERS = { ndjson: ['filter', 'orderBy', 'raw'], csv: ['filter', 'orderBy', 'fields'] } as const;

/** In which form agents are exported at a path; undefined where they are not. */
export function exportFormAt(path: string): ExportForm['name'] | undefined {
  return PATH.exec(path)?.[1] as ExportForm['name'] | undefined;
}

/**
 * Reads what is asked for.
 *
 * @throws GraphQLError `BAD_USER_INPUT`, `FORBIDDEN`
 */
export function readExport(form: ExportForm['name'], { pathname, searchParams }: URL, caller: Caller): ExportRequest {
  requireScopes(caller, [['agents:read']], pathname);
  const given = Object.fromEntries(searchParams);
  const allowed: readonly string[] = PARAMETERS[form];
  const names = [...searchParams.keys()];
  if (names.some((name) => !allowed.includes(name)) || new Set(names).size < names.length) {
    throw badInput(pathname, `expected no parameters but ${alternatives(allowed)}, each once`);
  }
  const variables = { ...objectIn('filter', given.filter), ...objectIn('orderBy', given.orderBy) };
  if (form === 'csv') return { variables, form: { name: form, columns: exportColumns(given.fields) } };
  const { raw = 'false' } = given;
  if (!['true', 'false'].includes(raw)) throw badInput('raw', 'expected true or false');
  const hasRaw = raw === 'true';
  if (hasRaw) requireScopes(caller, [['agents:raw']], `${pathname} with raw=true`);
  return { variables, form: { name: form, hasRaw } };
}

function objectIn(name: string, text: string | undefined): JsonObject {
  if (text === undefined) return {};
  const value = readArgument(name, text);
  if (value !== null && !isObject(value)) throw badInput(name, 'expected a JSON object');
  return { [name]: value };
}
