/**
 * @module A mutation's input and a vendor's body: from one to the other by the contract, and what is wrong with it.
 * Inputs arrive with GraphQL's names and with enum values already as the vendor writes them.
 */
import type { z } from 'zod';
import { isObject, type JsonObject, valueAt } from '../core/json.ts';
import { type ContractSchema, contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import type { UnifiedField } from './meta.ts';
import { mistakesIn, sentence } from './mistakes.ts';
import { placeOf } from './places.ts';
import { fieldName } from './sdl/names.ts';

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
  /** Nothing is given where something has to be. */
  readonly isMissing?: true;
}

/** What is needed to bring inputs into a vendor's form. */
export interface InputContract {
  /** A create or update body. */
  readonly contract: z.ZodType;
  /** Member of the extension input. */
  readonly inputMember: string;
  /** The vendor's name, for messages. */
  readonly label: string;
  /** What is missing comes from elsewhere, so that a null says as much as absent even where a value is required. */
  readonly isPartial?: boolean;
}

/** A place that was given as null. Inside of lists, whose items are all made anew, a null says as much as absent. */
export interface NullPlace {
  /** In the vendor's body. */
  readonly path: readonly string[];
  /** The contract takes null there, and the body has it. Where it takes none, the body has no such key. */
  readonly isTaken: boolean;
}

/** What an input says. */
export interface InputReading {
  /** In wire keys. */
  readonly body: JsonObject;
  /** Whether they say anything depends on what is there. Of a new agent, nothing is. */
  readonly nulls: readonly NullPlace[];
  /** Every mistake at once: what the vendor has no place for, and whatever the contract refuses. */
  readonly issues: readonly InputIssue[];
}

/** The body of what an input says. null for a field that the vendor does not have says nothing. */
export function readInput(
  { contract, inputMember, label, isPartial = false }: InputContract,
  unified: UnifiedInput,
  extension: JsonObject,
): InputReading {
  const { root, resolve } = contractSchema(contract);
  const places = unifiedPaths(contract);
  const issues: InputIssue[] = [];
  for (const [name, value] of Object.entries(unified)) {
    if (!isGiven(value) || places.has(name)) continue;
    const message = sentence([name], `can not be set: ${label} agents have no ${words(name)}`);
    issues.push({ code: 'UNSUPPORTED', field: [name], message });
  }
  issues.push(...givenTwice(resolve(root), unified, extension, inputMember));
  const writer = new BodyWriter(unified, resolve, isPartial);
  const body = writer.object(resolve(root), extension, []);
  for (const { path, predicate, isMissing } of mistakesIn(contract, body)) {
    const { field } = placeOf(contract, path, inputMember, isRepeated(contract, path, inputMember, extension));
    issues.push({ code: 'INVALID', field, message: sentence(field, predicate), ...(isMissing && { isMissing }) });
  }
  return { body, nulls: writer.nulls, issues };
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
    return [{ code: 'INVALID', field, message }];
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

/** Puts a body together. Keys that nobody gave stay away; an object appears when something in it was given. */
class BodyWriter {
  readonly nulls: NullPlace[] = [];
  private readonly unified: UnifiedInput;
  private readonly resolve: ContractSchema['resolve'];
  private readonly isPartial: boolean;
  /** How often null was given where something is required. */
  private missing = 0;

  constructor(unified: UnifiedInput, resolve: ContractSchema['resolve'], isPartial: boolean) {
    this.unified = unified;
    this.resolve = resolve;
    this.isPartial = isPartial;
  }

  object({ properties = {}, required = [] }: JsonSchema, given: JsonObject, path: readonly string[]): JsonObject {
    const body: JsonObject = {};
    for (const [wireKey, property] of Object.entries(properties)) {
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      if (notes.operationOnly || notes.assigned) continue;
      const own = given[fieldName(wireKey, notes)];
      const shared = notes.unified === undefined ? undefined : this.unified[notes.unified as WritableUnifiedField];
      const said = isGiven(shared) || own === undefined ? shared : own;
      const value = this.value(property, said, { path: [...path, wireKey], isRequired: required.includes(wireKey) });
      if (value !== undefined) body[wireKey] = value;
    }
    return body;
  }

  private value(
    property: JsonSchema,
    given: unknown,
    place: { path: readonly string[]; isRequired: boolean },
  ): unknown {
    const { inner, nullable } = withoutNull(property);
    const schema = this.resolve(inner);
    if (given === null) {
      // In free-form JSON, null is a value.
      if (nullable && inner === property) return null;
      this.nulls.push({ path: place.path, isTaken: nullable });
      if (place.isRequired) this.missing++;
      if (nullable) return null;
    }
    if (schema.type === 'array' && Array.isArray(given)) return given.map((item) => this.item(schema.items, item));
    if (schema.properties === undefined) {
      return isObject(given) ? this.record(schema, given, place.path) : (given ?? undefined);
    }
    const missing = this.missing;
    const body = this.object(schema, (given ?? {}) as JsonObject, place.path);
    if (Object.keys(body).length > 0) return body;
    const isMeant = isObject(given) && Object.values(given).every((item) => item === undefined);
    const isTold = place.isRequired || (this.missing > missing && !this.isPartial);
    return isMeant || (isObject(given) && isTold) ? body : undefined;
  }

  private item(items: JsonSchema = {}, given: unknown): unknown {
    if (given === null) return null;
    // What stood in the list before is gone, whatever it was.
    const writer = new BodyWriter({}, this.resolve, this.isPartial);
    return writer.value(items, given, { path: [], isRequired: true });
  }

  private record({ additionalProperties: rest }: JsonSchema, given: JsonObject, path: readonly string[]): unknown {
    if (typeof rest !== 'object' || !Object.values(given).includes(null)) return given;
    const said = Object.entries(given)
      .map(([key, item]) => [
        key,
        item === null ? this.value(rest, item, { path: [...path, key], isRequired: false }) : item,
      ])
      .filter(([, item]) => item !== undefined);
    return said.length === 0 ? undefined : Object.fromEntries(said);
  }
}

function words(name: string): string {
  return name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/\burl\b/, 'URL');
}
