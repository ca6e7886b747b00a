/** @module Where a value of a vendor's body stands: in the contract, and in a mutation's input. */

import type { z } from 'zod';
import { lookUp } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import { fieldName } from './sdl/names.ts';

/** A place of a body. */
export interface Place {
  /** Path in the mutation's input: the unified name, or the path below the vendor's member of `extension`. */
  readonly field: readonly string[];
  /** What the contract says of it; undefined where the contract names no such place. */
  readonly schema: JsonSchema | undefined;
}

/**
 * The place of a wire path; items of lists have their index as a step, values of records their key.
 *
 * @param preferExtension for inputs that lack the unified field: the extension's own, where the contract keeps one
 */
export function placeOf(
  contract: z.ZodType,
  wirePath: readonly string[],
  inputMember: string,
  preferExtension = false,
): Place {
  const { root, resolve } = contractSchema(contract);
  let field = ['extension', inputMember];
  let schema: JsonSchema | undefined = resolve(root);
  let around: JsonSchema | undefined = root;
  let isInList = false;
  for (const step of wirePath) {
    const options: readonly JsonSchema[] = around === undefined ? [] : optionsOf(around, resolve);
    const [property] = options.flatMap((option) => below(option, step) ?? []);
    const { inner } = withoutNull(property ?? {});
    const notes = { ...inner, ...property };
    const isNamed = options.some(({ properties }) => Object.hasOwn(properties ?? {}, step));
    // Of the items of a list, one may have a unified field; all have the extension's.
    const unified = isInList ? undefined : (notes.unified ?? notes.unifiedPart);
    const isUnified = unified !== undefined && !(preferExtension && notes.keepInExtension === true);
    if (isUnified) field = [unified];
    else field.push(isNamed ? fieldName(step, notes) : step);
    schema = property === undefined ? undefined : { ...resolve(inner), ...own(property) };
    around = property;
    isInList ||= !isNamed && options.some(({ items }) => items !== undefined && items === property);
  }
  return { field, schema };
}

/** What a schema says of a key or of the items of a list. */
function below({ properties, items, additionalProperties }: JsonSchema, step: string): JsonSchema | undefined {
  const property = lookUp(properties ?? {}, step);
  if (property !== undefined) return property;
  if (items !== undefined && /^\d+$/.test(step)) return items;
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** A field's own notes win over those of the type that it refers to, but its `anyOf` and `type` say only "or null". */
export function own({ anyOf: _anyOf, type: _type, $ref: _ref, ...notes }: JsonSchema): JsonSchema {
  return notes;
}
