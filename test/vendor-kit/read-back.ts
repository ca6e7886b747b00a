/** @module Whether what was written is what an official SDK reads. */
import { isObject, isSameJson, type JsonObject } from '../../src/core/json.ts';
import { hasPlace, join, type Keys } from './keys.ts';

/**
 * Looks for every value of a body that was sent, by its wire key, in the document that an SDK has read. Answers a sentence
 * for each that the SDK's types have no name for, and for each that it reads otherwise.
 *
 * @param keys what the types of the SDK name
 *
 * @example
 * const { body } = api.server('acme').calls.at(-1);
 * expect(notReadBack(JSON.parse(body), await acmeSdk.agents.get(id), keysOf(types.get('Agent')))).toEqual([]);
 */
export function notReadBack(sent: JsonObject, read: unknown, keys: Keys): string[] {
  const problems: string[] = [];

  function look(path: string, value: unknown, found: unknown): void {
    if (!hasPlace(keys, path)) {
      problems.push(`${path}: the SDK has no such key`);
    } else if (isObject(value) && Object.keys(value).length > 0) {
      for (const [key, item] of Object.entries(value))
        look(join(path, key), item, isObject(found) ? found[key] : undefined);
    } else if (Array.isArray(value) && value.length > 0) {
      for (const [index, item] of value.entries())
        look(`${path}[]`, item, Array.isArray(found) ? found[index] : undefined);
    } else if (!isSameJson(value, found)) {
      problems.push(`${path}: sent ${JSON.stringify(value)}, the SDK reads ${JSON.stringify(found)}`);
    }
  }

  look('', sent, read);
  return problems;
}

/** The keys that a body could have, and this one has not: so that a check of everything is one. */
export function neverSent(sent: JsonObject, keys: Keys): string[] {
  const found = new Set<string>();

  function collect(path: string, value: unknown): void {
    found.add(path);
    if (isObject(value)) for (const [key, item] of Object.entries(value)) collect(join(path, key), item);
    if (Array.isArray(value)) for (const item of value) collect(`${path}[]`, item);
  }

  collect('', sent);
  // Which keys a map has says nobody.
  return [...keys.keys()].filter((path) => !found.has(path) && !path.includes('{}'));
}
