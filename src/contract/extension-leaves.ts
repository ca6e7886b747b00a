import type { z } from 'zod';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import { fieldName } from './names.ts';

/** A field of an extension that holds a value of its own: no object with typed fields. */
export interface ExtensionLeaf {
  /** In the vendor's document. */
  readonly wirePath: readonly string[];
  /** In the GraphQL type. */
  readonly path: readonly string[];
}

/**
 * The fields of a response contract that belong to the extension alone, secrets included. Those that stand for a unified
 * field are left out, also where the extension repeats them.
 */
export function extensionLeaves(contract: z.ZodType): ExtensionLeaf[] {
  const { root, resolve } = contractSchema(contract);
  const visit = (schema: JsonSchema, wirePath: readonly string[], path: readonly string[]): ExtensionLeaf[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      if (notes.unified !== undefined) return [];
      const here = { wirePath: [...wirePath, key], path: [...path, fieldName(key, notes)] };
      const below = resolve(inner);
      return below.properties === undefined || notes.scalar !== undefined
        ? [here]
        : visit(below, here.wirePath, here.path);
    });
  return visit(resolve(root), [], []);
}
