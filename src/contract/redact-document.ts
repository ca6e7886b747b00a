import type { z } from 'zod';
import type { JsonObject } from '../model/agent.ts';
import { REDACTED, withoutUrlUsers } from '../model/redacted.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';

/** Paths of the fields that a contract marks as `secret`. */
export function secretPaths(contract: z.ZodType): string[][] {
  const { root, resolve } = contractSchema(contract);
  const visit = (schema: JsonSchema, path: string[]): string[][] =>
    Object.entries(resolve(schema).properties ?? {}).flatMap(([key, property]) => {
      const { inner } = withoutNull(property);
      const here = [...path, key];
      return property.secret || inner.secret ? [here] : visit(inner, here);
    });
  return visit(root, []);
}

/**
 * A document without its secrets: what the contract marks is blanked, and so is user information in URLs anywhere. Where
 * a secret's surroundings have another form than documented, they are blanked whole. Unchanged parts are not copied.
 */
export function redactDocument(document: JsonObject, secrets: readonly string[][]): JsonObject {
  return secrets.reduce((redacted, path) => blankAt(redacted, path), blankUrlUsers(document) as JsonObject);
}

function blankAt(document: JsonObject, path: readonly string[]): JsonObject {
  const [key, ...rest] = path;
  const value = key === undefined ? undefined : document[key];
  if (key === undefined || value === undefined || value === null) return document;
  const isObject = typeof value === 'object' && !Array.isArray(value);
  return { ...document, [key]: rest.length > 0 && isObject ? blankAt(value as JsonObject, rest) : REDACTED };
}

function blankUrlUsers(value: unknown): unknown {
  if (typeof value === 'string') return withoutUrlUsers(value);
  if (value === null || typeof value !== 'object') return value;
  let copy: unknown[] | JsonObject | undefined;
  for (const [key, item] of Object.entries(value)) {
    const blanked = blankUrlUsers(item);
    if (blanked === item) continue;
    copy ??= Array.isArray(value) ? [...value] : { ...value };
    (copy as JsonObject)[key] = blanked;
  }
  return copy ?? value;
}
