import type { z } from 'zod';
import type { JsonObject } from '../model/agent.ts';
import { REDACTED, withoutUrlUsers } from '../model/redacted.ts';
import { contractSchema, type JsonSchema } from './json-schema.ts';

/** In a path: every item of a list. */
const EACH_ITEM = '[]';
/** In a path: every value of a record. */
const EACH_VALUE = '{}';

/** Deeper than any agent. What lies deeper is blanked whole: nothing could look into it without end. */
const MAX_DEPTH = 200;

/**
 * Paths of the fields that a contract marks as `secret`, through every choice that it offers. A step is a key, `[]` for
 * the items of a list, or `{}` for the values of a record.
 *
 * @throws Error when a type that refers to itself holds a secret: no list of paths could name them all
 */
export function secretPaths(contract: z.ZodType): string[][] {
  const { root, resolve } = contractSchema(contract);
  const open = new Set<JsonSchema>();
  const recursive = new Set<JsonSchema>();

  function visit(schema: JsonSchema, path: string[]): string[][] {
    const target = resolve(schema);
    if (schema.secret || target.secret) return [path];
    if (open.has(target)) {
      recursive.add(target);
      return [];
    }
    open.add(target);
    const { properties = {}, items, additionalProperties: rest, anyOf = [], oneOf = [], allOf = [] } = target;
    const found = [
      ...Object.entries(properties).flatMap(([key, property]) => visit(property, [...path, key])),
      ...(items === undefined ? [] : visit(items, [...path, EACH_ITEM])),
      ...(typeof rest === 'object' ? visit(rest, [...path, EACH_VALUE]) : []),
      ...[...anyOf, ...oneOf, ...allOf].flatMap((option) => visit(option, path)),
    ];
    open.delete(target);
    if (found.length > 0 && recursive.has(target)) {
      throw new Error(`a type that refers to itself holds a secret: ${found[0]?.join('.')}`);
    }
    return found;
  }

  const unique = new Map(visit(root, []).map((path) => [JSON.stringify(path), path]));
  return [...unique.values()];
}

/**
 * A document without its secrets: what the contract marks is blanked, and so is user information in URLs anywhere. Where
 * a secret's surroundings have another form than documented, they are blanked whole. Unchanged parts are not copied.
 */
export function redactDocument(document: JsonObject, secrets: readonly string[][]): JsonObject {
  return secrets.reduce<unknown>(blankAt, blankUrlUsers(document, 0)) as JsonObject;
}

/** Every text that stands where a contract has secrets. */
export function secretTexts(document: unknown, secrets: readonly string[][]): string[] {
  return secrets.flatMap((path) =>
    textsBelow(path.reduce<unknown[]>((places, step) => places.flatMap((place) => below(place, step)), [document])),
  );
}

function below(value: unknown, step: string): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  if (step === EACH_ITEM || step === EACH_VALUE) return Object.values(value);
  return Object.hasOwn(value, step) ? [(value as JsonObject)[step]] : [];
}

function textsBelow(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsBelow);
}

function blankAt(value: unknown, path: readonly string[]): unknown {
  if (value === undefined || value === null) return value;
  const [step, ...rest] = path;
  const isList = Array.isArray(value);
  if (step === undefined || typeof value !== 'object' || isList !== (step === EACH_ITEM)) return REDACTED;
  if (step === EACH_ITEM || step === EACH_VALUE) return mapped(value, (item) => blankAt(item, rest));
  const object = value as JsonObject;
  const blanked = Object.hasOwn(object, step) ? blankAt(object[step], rest) : undefined;
  return blanked === undefined || blanked === object[step] ? value : { ...object, [step]: blanked };
}

function blankUrlUsers(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutUrlUsers(value);
  if (value === null || typeof value !== 'object') return value;
  return depth === MAX_DEPTH ? REDACTED : mapped(value, (item) => blankUrlUsers(item, depth + 1));
}

/** A list or an object with other values in it; the same one when none of them changed. */
function mapped(value: object, change: (item: unknown) => unknown): unknown {
  let copy: JsonObject | undefined;
  for (const [key, item] of Object.entries(value)) {
    const changed = change(item);
    if (changed === item) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as JsonObject;
    copy[key] = changed;
  }
  return copy ?? value;
}
