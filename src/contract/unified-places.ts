/**
 * @module Where a contract has the fields of the unified `Agent`. A place may depend on the document: one of several forms
 * has it, or one item of a list.
 */
import type { z } from 'zod';
import { valueAt } from '../core/json.ts';
import { type Branch, branchesOf, canBeOfBranch, isOfBranch, onlyBranch } from './branches.ts';
import { type ContractSchema, contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';

/** A step to a place: a key; a form that must be the document's there; an item of a list, by its index or by its form. */
export type PlaceStep =
  | { readonly kind: 'KEY'; readonly key: string }
  | { readonly kind: 'FORM'; readonly branch: Branch }
  | { readonly kind: 'ITEM'; readonly index: number | undefined; readonly branch: Branch };

/** A place of a unified field. */
export interface UnifiedPlace {
  readonly name: string;
  readonly steps: readonly PlaceStep[];
  /** What the contract says of it, its notes included. */
  readonly schema: JsonSchema;
  readonly isNullable: boolean;
}

type Paths = readonly (readonly string[])[];

const known = new WeakMap<z.ZodType, readonly UnifiedPlace[]>();

/** Every place of a unified field, in the contract's order. What only operations set is left out. */
export function placesOfUnified(contract: z.ZodType): readonly UnifiedPlace[] {
  const made = known.get(contract) ?? collect(contractSchema(contract));
  known.set(contract, made);
  return made;
}

/** Whether a place depends on the document. */
export function isConditional({ steps }: UnifiedPlace): boolean {
  return steps.some(({ kind }) => kind !== 'KEY');
}

/** The wire path of a place in a document; undefined where this document has no such place. */
export function pathIn({ steps }: Pick<UnifiedPlace, 'steps'>, document: unknown): string[] | undefined {
  const path: string[] = [];
  for (const step of steps) {
    const value = valueAt(document, path);
    if (step.kind === 'KEY') path.push(step.key);
    else if (step.kind === 'FORM') {
      if (!isOfBranch(step.branch, value)) return undefined;
    } else {
      const index = itemIn(step, value);
      if (index === undefined) return undefined;
      path.push(String(index));
    }
  }
  return path;
}

/** The index of the item that a step leads to; undefined where the list has none. */
export function itemIn({ index, branch }: Extract<PlaceStep, { kind: 'ITEM' }>, list: unknown): number | undefined {
  if (!Array.isArray(list)) return undefined;
  if (index !== undefined) return index < list.length && canBeOfBranch(branch, list[index]) ? index : undefined;
  const found = list.findIndex((item) => isOfBranch(branch, item));
  return found === -1 ? undefined : found;
}

/**
 * The unified fields that a contract has a place for, each with the wire path of that place, of several the first.
 *
 * @param document whose forms and lists decide where a place is. Without it, only the places that every document has.
 */
export function unifiedPaths(contract: z.ZodType, document?: unknown): ReadonlyMap<string, readonly string[]> {
  return new Map([...unifiedPlaces(contract, document)].map(([name, [path = []]]) => [name, path]));
}

/** The place of one of them. */
export function unifiedPath(contract: z.ZodType, name: string, document: unknown): readonly string[] | undefined {
  for (const place of placesOfUnified(contract)) {
    const path = place.name === name ? pathIn(place, document) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}

/** The same with all places: a vendor may show one thing in several ways. */
export function unifiedPlaces(contract: z.ZodType, document?: unknown): ReadonlyMap<string, Paths> {
  const places = new Map<string, Paths>();
  for (const place of placesOfUnified(contract)) {
    const path = pathIn(place, document);
    if (path !== undefined) places.set(place.name, [...(places.get(place.name) ?? []), path]);
  }
  return places;
}

function collect({ root, resolve }: ContractSchema): UnifiedPlace[] {
  const open = new Set<JsonSchema>();

  /** @param around of the property whose type this is */
  function visit(schema: JsonSchema, steps: readonly PlaceStep[], around: JsonSchema): UnifiedPlace[] {
    if (open.has(schema)) return [];
    open.add(schema);
    const found = visitOpen(schema, steps, around);
    open.delete(schema);
    return found;
  }

  function visitOpen(schema: JsonSchema, steps: readonly PlaceStep[], around: JsonSchema): UnifiedPlace[] {
    if (schema.items !== undefined) {
      const item = resolve(typeWithoutNull(schema.items));
      const index = around.unifiedItem ?? schema.unifiedItem;
      const branches = branchesOf(item, resolve) ?? [onlyBranch(item)];
      return branches
        .filter(({ literals }) => index !== undefined || Object.keys(literals).length > 0)
        .flatMap((branch) => visitMembers(branch.schema, [...steps, { kind: 'ITEM', index, branch }]));
    }
    const branches = branchesOf(schema, resolve);
    return branches === undefined
      ? visitMembers(schema, steps)
      : branches.flatMap((branch) => visitMembers(branch.schema, [...steps, { kind: 'FORM', branch }]));
  }

  function visitMembers(schema: JsonSchema, steps: readonly PlaceStep[]): UnifiedPlace[] {
    return Object.entries(schema.properties ?? {}).flatMap(([key, property]): UnifiedPlace[] => {
      const inner = typeWithoutNull(property);
      const notes = { ...inner, ...property };
      const here = [...steps, { kind: 'KEY', key } as const];
      if (notes.operationOnly || notes.unifiedPart !== undefined) return [];
      const type = resolve(inner);
      if (notes.unified === undefined) return visit(type, here, notes);
      const { nullable } = withoutNull(property);
      return [{ name: notes.unified, steps: here, schema: { ...type, ...notes }, isNullable: nullable }];
    });
  }

  return visit(resolve(root), [], {});
}

/** A union that is no type of its own stays whole, but for its null. */
function typeWithoutNull(property: JsonSchema): JsonSchema {
  const options = property.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  return options.length > 1 ? { anyOf: options } : withoutNull(property).inner;
}
