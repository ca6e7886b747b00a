/** @module Where the documents of a contract hold secrets. */
import type { z } from 'zod';
import { type ContractSchema, contractSchema, type JsonSchema } from '../json-schema.ts';

/** In a path: every item of a list. */
export const EACH_ITEM = '[]';
/** In a path: every value of a record. */
export const EACH_VALUE = '{}';

/**
 * Paths of the fields that a contract marks as `secret`, through every choice that it offers. A step is a key, `[]` for
 * the items of a list, or `{}` for the values of a record.
 *
 * @throws Error when a type that refers to itself holds a secret: no list of paths could name them all
 */
export function secretPaths(contract: z.ZodType): readonly string[][] {
  return markedPaths(contractSchema(contract));
}

/** The same of what a contract takes, before its transformations. */
export function secretInputPaths(contract: z.ZodType): readonly string[][] {
  return markedPaths(contractSchema(contract, 'input'));
}

const knownPaths = new WeakMap<ContractSchema, readonly string[][]>();

/** Looked for once: a write asks for those of several contracts, again and again. */
function markedPaths(schema: ContractSchema): readonly string[][] {
  const paths = knownPaths.get(schema) ?? findMarkedPaths(schema);
  knownPaths.set(schema, paths);
  return paths;
}

function findMarkedPaths({ root, resolve }: ContractSchema): readonly string[][] {
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
