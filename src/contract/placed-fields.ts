/** @module What a form needs to know of unified fields that stand in no place of their own: in one of several forms, in a list, in parts. */
import type { z } from 'zod';
import { isSameJson, valueAt } from '../core/json.ts';
import { branchesOf } from './branches.ts';
import { type ContractSchema, contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import { conditionalPlaces } from './place-unified.ts';
import { pairsOf, partsOf } from './unified-pairs.ts';

/** A unified field that a body can have. */
export interface PlacedUnifiedField {
  readonly name: string;
  readonly schema: JsonSchema;
  /** No body is right without it. */
  readonly required: boolean;
  readonly nullable: boolean;
}

/** The fields that depend on the document, and those that are made of several. */
export function placedUnifiedFields(contract: z.ZodType): PlacedUnifiedField[] {
  const { root, resolve } = contractSchema(contract);
  const conditional = [...conditionalPlaces(contract)].map(([name, places]): PlacedUnifiedField => {
    return {
      name,
      schema: inCommon(places.map(({ schema }) => schema)),
      required: isAlwaysRequired(resolve(root), name, resolve),
      nullable: places.every(({ isNullable }) => isNullable),
    };
  });
  const paired = [...pairsOf(contract)].map(([name, { description }]): PlacedUnifiedField => {
    const parts = partsOf(contract, name).flatMap(([key = '', ...below]) => (below.length > 0 ? [] : [key]));
    const { properties = {}, required = [] } = resolve(root);
    return {
      name,
      schema: { type: TYPES.get(name) ?? 'string', unified: name, ...(description !== undefined && { description }) },
      required: parts.some((key) => required.includes(key)),
      nullable: parts.length > 0 && parts.every((key) => withoutNull(properties[key] ?? {}).nullable),
    };
  });
  return [...conditional, ...paired];
}

/** All others are texts. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['temperature', 'number'],
  ['tags', 'array'],
]);

/** What is said of all places alike: their limits may differ. */
function inCommon([first = {}, ...others]: readonly JsonSchema[]): JsonSchema {
  const isShared = ([key, value]: [string, unknown]) =>
    others.every((other) => isSameJson(valueAt(other, [key]), value));
  const { description } = [first, ...others].find((schema) => schema.description !== undefined) ?? {};
  return {
    ...Object.fromEntries(Object.entries(first).filter(isShared)),
    ...(description !== undefined && { description }),
  };
}

function isAlwaysRequired(schema: JsonSchema, name: string, resolve: ContractSchema['resolve']): boolean {
  const branches = branchesOf(schema, resolve);
  if (branches !== undefined) return branches.every((branch) => isRequiredIn(branch.schema, name, resolve));
  return isRequiredIn(schema, name, resolve);
}

function isRequiredIn(
  { properties = {}, required = [] }: JsonSchema,
  name: string,
  resolve: ContractSchema['resolve'],
) {
  return required.some((key): boolean => {
    const { inner, nullable } = withoutNull(properties[key] ?? {});
    if ({ ...inner, ...properties[key] }.unified === name) return true;
    return !nullable && isAlwaysRequired(resolve(inner), name, resolve);
  });
}
