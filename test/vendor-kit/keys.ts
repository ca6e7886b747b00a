/**
 * @module Which keys a JSON Schema names. Contracts, OpenAPI files and the types of SDKs are all turned into JSON Schema,
 * so that one reader is enough to compare them.
 */
import type { z } from 'zod';
import { contractSchema, type JsonSchema } from '../../src/contract/json-schema.ts';

/** A JSON Schema that can be walked. */
export interface SchemaSource {
  readonly root: JsonSchema;
  /** Follows a `$ref`; a schema without one is given back. */
  resolve(schema: JsonSchema): JsonSchema;
}

/** What a schema says of one key. */
export interface Key {
  /** Every object that can hold the key has to. */
  readonly isRequired: boolean;
  /** All values that the key can have, where the schema lists them. */
  readonly values?: readonly string[];
  /** Any JSON may stand here, so that keys below it have no names. */
  readonly isAnything: boolean;
}

/**
 * Keys by their path, such as `tools[].parameters[].name` or `headers.{}`: `[]` stands for each item of a list and `{}` for
 * each key of a map. The document itself has the empty path.
 */
export type Keys = ReadonlyMap<string, Key>;

/** Types that refer to themselves in ever new forms are followed no deeper than this. */
const MAX_DEPTH = 16;

/** The keys that a contract names. */
export function keysOfContract(contract: z.ZodType): Keys {
  return keysOf(contractSchema(contract));
}

/** The keys that a schema names: those of all branches of a union together. */
export function keysOf({ root, resolve }: SchemaSource): Keys {
  const keys = new Map<string, Key>();

  function visit(
    path: string,
    schemas: readonly JsonSchema[],
    isRequired: boolean,
    around: readonly (readonly JsonSchema[])[],
  ): void {
    const choices = schemas.flatMap((schema) => choicesOf(schema, resolve)).filter(({ type }) => type !== 'null');
    // A type inside of itself has the keys that stand further up.
    const isKnown = choices.some((choice) => holdsOthers(choice) && around.some((outer) => outer.includes(choice)));
    const isEnd = isKnown || around.length > MAX_DEPTH;
    const isAnything = isEnd || choices.some(acceptsAnything);
    const values = valuesOf(choices);
    keys.set(path, { isRequired, isAnything, ...(values === undefined ? {} : { values }) });
    if (isEnd) return;

    const inside = [...around, choices];
    const named = Map.groupBy(
      choices.flatMap(({ properties = {}, required = [] }) =>
        Object.entries(properties).map(([name, schema]) => ({ name, schema, isRequired: required.includes(name) })),
      ),
      ({ name }) => name,
    );
    for (const [name, members] of named) {
      const schemasOfName = members.map(({ schema }) => schema);
      visit(
        join(path, name),
        schemasOfName,
        members.every((member) => member.isRequired),
        inside,
      );
    }
    const items = choices.flatMap((choice) => choice.items ?? []);
    if (items.length > 0) visit(`${path}[]`, items, false, inside);
    const mapped = choices
      .filter(isMap)
      .flatMap(({ additionalProperties: rest }) => (isSchema(rest) && !acceptsAnything(rest) ? rest : []));
    if (mapped.length > 0) visit(join(path, '{}'), mapped, false, inside);
  }

  visit('', [root], true, []);
  return keys;
}

/** Whether a schema has a place for this path: it names the key, or takes any key there. */
export function hasPlace(keys: Keys, path: string): boolean {
  let at = '';
  for (const step of stepsOf(path)) {
    if (keys.get(at)?.isAnything) return true;
    const place = [step === '[]' ? `${at}[]` : join(at, step), join(at, '{}')].find((known) => keys.has(known));
    if (place === undefined) return false;
    at = place;
  }
  return true;
}

/** The path of a key below another one. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The path of what a key or an item stands in. */
export function above(path: string): string {
  return path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

/** Whether a path is another one, or leads to a place below it. */
export function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);
}

function stepsOf(path: string): string[] {
  return path === ''
    ? []
    : path
        .replaceAll('[]', '.[]')
        .split('.')
        .filter((step) => step !== '');
}

function choicesOf(schema: JsonSchema, resolve: SchemaSource['resolve']): JsonSchema[] {
  const resolved = resolve(schema);
  if (resolved.$ref !== undefined && resolved !== schema) return choicesOf(resolved, resolve);
  const choices = [...(resolved.anyOf ?? []), ...(resolved.oneOf ?? []), ...(resolved.allOf ?? [])];
  const below = choices.flatMap((choice) => choicesOf(choice, resolve));
  return choices.length === 0 || resolved.properties !== undefined ? [resolved, ...below] : below;
}

/** Says nothing of what may stand here, or is a map of anything. */
function acceptsAnything(schema: JsonSchema): boolean {
  if (isMap(schema)) return !isSchema(schema.additionalProperties) || acceptsAnything(schema.additionalProperties);
  const says = ['type', 'properties', 'items', 'enum', 'const', 'not', '$ref', 'anyOf', 'oneOf', 'allOf'];
  return !says.some((word) => word in schema);
}

function holdsOthers({ properties, items, additionalProperties }: JsonSchema): boolean {
  return properties !== undefined || items !== undefined || isSchema(additionalProperties);
}

/** An object that names no keys of its own. Objects that do may have others besides, but those are nobody's contract. */
function isMap({ type, properties, additionalProperties }: JsonSchema): boolean {
  const isObjectType = type === 'object' || (Array.isArray(type) && type.includes('object'));
  return isObjectType && additionalProperties !== false && Object.keys(properties ?? {}).length === 0;
}

function isSchema(schema: JsonSchema | boolean | undefined): schema is JsonSchema {
  return typeof schema === 'object';
}

/** Only where every choice is one of listed values. */
function valuesOf(choices: readonly JsonSchema[]): string[] | undefined {
  const lists = choices.map(({ enum: listed, const: only }): readonly unknown[] | undefined =>
    only === undefined ? listed : [only],
  );
  if (lists.length === 0 || lists.includes(undefined)) return undefined;
  return [...new Set(lists.flat().filter((value) => value !== null))].map(String);
}

/** Keys of several documents together, for values that one of them is written with and another one read. */
export function together(...all: readonly Keys[]): Keys {
  return new Map(all.flatMap((keys) => [...keys]));
}
