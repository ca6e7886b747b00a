import type { z } from 'zod';
import { lookUp } from '../core/json.ts';
import { type ContractSchema, contractSchema, type JsonSchema } from './json-schema.ts';

/** Paths that were looked up, by their steps without indexes: thousands of documents may be wrong in the same place. */
const known = new WeakMap<z.ZodType, Map<string, string>>();

/** So many are remembered of a contract: keys of records are the document's own. */
const MOST_KNOWN = 1_000;

/**
 * A path into a document as the contract knows it: `tools[].parameters`. Items of lists are `[]`, and keys that the
 * contract does not name (of records) are `{}`, since they are the document's data.
 */
export function contractPath(contract: z.ZodType, path: readonly PropertyKey[]): string {
  const paths = known.get(contract) ?? new Map<string, string>();
  known.set(contract, paths);
  const key = path.map((step) => (typeof step === 'number' ? '#' : `.${String(step)}`)).join('\0');
  const found = paths.get(key) ?? lookedUp(contract, path);
  if (paths.size < MOST_KNOWN) paths.set(key, found);
  return found;
}

function lookedUp(contract: z.ZodType, path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(document)';
  const { root, resolve } = contractSchema(contract);
  let schemas = [root];
  let text = '';
  for (const step of path) {
    const options = schemas.flatMap((schema) => optionsOf(schema, resolve));
    if (typeof step === 'number') {
      text += '[]';
      schemas = options.flatMap(({ items }) => items ?? []);
      continue;
    }
    const named = options.flatMap(({ properties }) => lookUp(properties ?? {}, String(step)) ?? []);
    text += `${text === '' ? '' : '.'}${named.length > 0 ? String(step) : '{}'}`;
    schemas =
      named.length > 0 ? named : options.flatMap(({ additionalProperties: rest }) => (isSchema(rest) ? rest : []));
  }
  return text;
}

const knownOptions = new WeakMap<JsonSchema, readonly JsonSchema[]>();

/** A schema and the choices that it offers, references followed. Found once: documents are looked through by it, key by key. */
export function optionsOf(schema: JsonSchema, resolve: ContractSchema['resolve']): readonly JsonSchema[] {
  const options = knownOptions.get(schema) ?? findOptions(schema, resolve);
  knownOptions.set(schema, options);
  return options;
}

function findOptions(schema: JsonSchema, resolve: ContractSchema['resolve']): readonly JsonSchema[] {
  const { anyOf = [], oneOf = [], allOf = [], ...resolved } = resolve(schema);
  return [resolved, ...[...anyOf, ...oneOf, ...allOf].flatMap((option) => optionsOf(option, resolve))];
}

function isSchema(schema: JsonSchema | boolean | undefined): schema is JsonSchema {
  return typeof schema === 'object';
}
