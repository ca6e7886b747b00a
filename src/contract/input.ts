/**
 * @module A mutation's input and a vendor's body: from one to the other by the contract, and what is wrong with it.
 * Inputs arrive with GraphQL's names and with enum values already as the vendor writes them.
 */
import type { z } from 'zod';
import { type JsonObject, valueAt } from '../model/json.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import type { UnifiedField } from './meta.ts';
import { mistakesIn, sentence } from './mistakes.ts';
import { fieldName } from './names.ts';
import { placeOf } from './places.ts';

/** The unified fields that inputs have. */
export type WritableUnifiedField = Exclude<UnifiedField, 'vendorId' | 'status' | 'createdAt' | 'updatedAt'>;

/** The unified fields of an input. Absent and undefined: not given. */
export type UnifiedInput = { readonly [K in WritableUnifiedField]?: unknown };

/** A mistake in an input. */
export interface InputIssue {
  readonly code: 'INVALID' | 'UNSUPPORTED';
  /** Path in the mutation's input. */
  readonly field: readonly string[];
  readonly message: string;
  /** The value is given in a place where it can not be, whatever it is. */
  readonly isMisplaced?: boolean;
}

/** What is needed to bring inputs into a vendor's form. */
export interface InputContract {
  /** A create or update body. */
  readonly contract: z.ZodType;
  /** Member of the extension input. */
  readonly inputMember: string;
  /** The vendor's name, for messages. */
  readonly label: string;
}

/**
 * The body, in wire keys, of what an input says. A field given as null stays null where the contract takes null. `issues`
 * lists every mistake at once: what the vendor has no place for, what it can not clear, and whatever the contract refuses.
 */
export function readInput(
  { contract, inputMember, label }: InputContract,
  unified: UnifiedInput,
  extension: JsonObject,
): { body: JsonObject; issues: InputIssue[] } {
  const { root, resolve } = contractSchema(contract);
  const places = unifiedPaths(contract);
  const issues: InputIssue[] = [];
  for (const [name, value] of Object.entries(unified)) {
    if (value === undefined || places.has(name)) continue;
    const message = sentence([name], `can not be set: ${label} agents have no ${words(name)}`);
    issues.push({ code: 'UNSUPPORTED', field: [name], message, isMisplaced: true });
  }
  issues.push(...givenTwice(resolve(root), unified, extension, inputMember));
  const body = toWire(resolve(root), unified, extension, resolve);
  for (const { path, predicate } of mistakesIn(contract, body)) {
    const { field } = placeOf(contract, path, inputMember, isRepeated(contract, path, inputMember, extension));
    issues.push(
      valueAt(body, path) === null
        ? { code: 'UNSUPPORTED', field, message: sentence(field, `takes no null: ${label} can not clear it`) }
        : { code: 'INVALID', field, message: sentence(field, predicate) },
    );
  }
  return { body, issues };
}

/** A field that the extension keeps beside the unified one can be given in either place, not in both. */
function givenTwice(
  schema: JsonSchema,
  unified: UnifiedInput,
  extension: JsonObject,
  inputMember: string,
): InputIssue[] {
  return Object.entries(schema.properties ?? {}).flatMap(([wireKey, property]): InputIssue[] => {
    const notes = { ...withoutNull(property).inner, ...property };
    const name = fieldName(wireKey, notes);
    const isTwice = notes.unified !== undefined && isGiven(extension[name]);
    if (!isTwice || !isGiven(unified[notes.unified as WritableUnifiedField])) return [];
    const field = ['extension', inputMember, name];
    const message = sentence(field, `can not be given together with ${notes.unified}: they are the same`);
    return [{ code: 'INVALID', field, message, isMisplaced: true }];
  });
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether a value was given in the extension although there is a unified field for it. */
export function isRepeated(
  contract: z.ZodType,
  wirePath: readonly string[],
  inputMember: string,
  extension: JsonObject,
): boolean {
  const [, , ...below] = placeOf(contract, wirePath.slice(0, 1), inputMember, true).field;
  return below.length > 0 && isGiven(valueAt(extension, below));
}

/**
 * Where a wire key stands in a mutation's input.
 *
 * @param preferExtension for inputs that lack the unified field: the extension's own, where the contract keeps one
 */
export function inputPath(
  contract: z.ZodType,
  wirePath: readonly string[],
  inputMember: string,
  preferExtension = false,
): string[] {
  return [...placeOf(contract, wirePath, inputMember, preferExtension).field];
}

/** The unified fields that a contract has a place for, each with the wire path of that place, of several the first. */
export function unifiedPaths(contract: z.ZodType): ReadonlyMap<string, readonly string[]> {
  return new Map([...unifiedPlaces(contract)].map(([name, [path = []]]) => [name, path]));
}

/** The same with all places: a vendor may show one thing in several ways. */
export function unifiedPlaces(contract: z.ZodType): ReadonlyMap<string, readonly (readonly string[])[]> {
  const { root, resolve } = contractSchema(contract);
  const places = new Map<string, (readonly string[])[]>();
  const visit = (schema: JsonSchema, path: readonly string[]): void => {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const { inner } = withoutNull(property);
      const { unified, operationOnly } = { ...inner, ...property };
      if (operationOnly) continue;
      if (unified === undefined) visit(resolve(inner), [...path, key]);
      else places.set(unified, [...(places.get(unified) ?? []), [...path, key]]);
    }
  };
  visit(resolve(root), []);
  return places;
}

/** Keys that nobody gave stay away; an object appears when something in it was given. */
function toWire(
  schema: JsonSchema,
  unified: UnifiedInput,
  extension: JsonObject,
  resolve: (schema: JsonSchema) => JsonSchema,
): JsonObject {
  const body: JsonObject = {};
  for (const [wireKey, property] of Object.entries(schema.properties ?? {})) {
    const { inner } = withoutNull(property);
    const notes = { ...inner, ...property };
    if (notes.operationOnly) continue;
    const own = extension[fieldName(wireKey, notes)];
    const shared = notes.unified === undefined ? undefined : unified[notes.unified as WritableUnifiedField];
    const value = shared !== undefined ? shared : nested(own, resolve(inner), unified, resolve);
    if (value !== undefined) body[wireKey] = value;
  }
  return body;
}

function nested(
  given: unknown,
  schema: JsonSchema,
  unified: UnifiedInput,
  resolve: (schema: JsonSchema) => JsonSchema,
): unknown {
  if (schema.type === 'array' && Array.isArray(given)) {
    const item = resolve(withoutNull(schema.items ?? {}).inner);
    return given.map((entry) => nested(entry, item, {}, resolve));
  }
  if (schema.properties === undefined || given === null) return given;
  const body = toWire(schema, unified, (given ?? {}) as JsonObject, resolve);
  return given === undefined && Object.keys(body).length === 0 ? undefined : body;
}

function words(name: string): string {
  return name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/\burl\b/, 'URL');
}
