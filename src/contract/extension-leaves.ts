import type { z } from 'zod';
import { isObject, valueAt } from '../core/json.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import { fieldName } from './sdl/names.ts';

/** A field of an extension that holds a value of its own: no object with typed fields. */
export interface ExtensionLeaf {
  /** In the vendor's document. */
  readonly wirePath: readonly string[];
  /** In the GraphQL type. */
  readonly path: readonly string[];
}

/**
 * The fields of a response contract that belong to the extension alone, secrets included. Those that stand for a unified
 * field are left out, also where the extension repeats them; so are those that every new agent has of its own.
 *
 * @param document by the contract, as the vendor holds it: what is no object there, although it has typed fields, is a
 * value of its own
 */
export function extensionLeaves(contract: z.ZodType, document?: unknown): ExtensionLeaf[] {
  const { root, resolve } = contractSchema(contract);
  const visit = (schema: JsonSchema, wirePath: readonly string[], path: readonly string[]): ExtensionLeaf[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      if ([notes.unified, notes.unifiedPart].some((name) => name !== undefined) || notes.assigned) return [];
      const here = { wirePath: [...wirePath, key], path: [...path, fieldName(key, notes)] };
      const below = resolve(inner);
      const held = valueAt(document, here.wirePath) ?? {};
      const isTyped = below.properties !== undefined && notes.scalar === undefined && isObject(held);
      return isTyped ? visit(below, here.wirePath, here.path) : [here];
    });
  return visit(resolve(root), [], []);
}
