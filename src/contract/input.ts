/**
 * @module A mutation's input and a vendor's body: from one to the other by the contract, and what is wrong with it.
 * Inputs arrive with GraphQL's names and with enum values already as the vendor writes them.
 */
import type { z } from 'zod';
import { isAtOrBelow, isSamePath, type JsonObject, valueAt } from '../core/json.ts';
import { BodyWriter } from './body-writer.ts';
import { branchesOf, isOfBranch } from './branches.ts';
import { withFormsOf } from './fill-forms.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import type { UnifiedField } from './meta.ts';
import { type Mistake, mistakesIn, sentence } from './mistakes.ts';
import { conditionalPlaces, type PlacedField, type Placement, placeUnified } from './place-unified.ts';
import { placeOf } from './places.ts';
import { fieldName } from './sdl/names.ts';
import { pairsOf, withPairs } from './unified-pairs.ts';
import { placesOfUnified } from './unified-places.ts';

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
  /** What the contract makes of it depends on what is there: it has to be read once more when that is known. */
  readonly isOpen: boolean;
  /** Unified fields that have no place in the body before that. */
  readonly undecided: UnifiedInput;
  /** Unified fields whose place depended on what is there. */
  readonly placed: readonly PlacedField[];
  /** Lists of the body that nobody gave: they are what is there, with a unified field in one item. */
  readonly heldLists: readonly (readonly string[])[];
}

/**
 * The body of what an input says. null for a field that the vendor does not have says nothing.
 *
 * @param held what is there, in wire keys: the agent that is changed; what a copy has of its original; nothing (`{}`) for a
 * new agent. undefined where it is not known yet: then what depends on it is left out, see {@link InputReading.isOpen}.
 */
export function readInput(
  input: InputContract,
  unified: UnifiedInput,
  extension: JsonObject,
  held?: JsonObject,
): InputReading {
  const { contract, inputMember, label, isPartial = false } = input;
  const { root, resolve } = contractSchema(contract);
  const places = new Set([...placesOfUnified(contract).map(({ name }) => name), ...pairsOf(contract).keys()]);
  const issues: InputIssue[] = [];
  for (const [name, value] of Object.entries(unified)) {
    if (!isGiven(value) || places.has(name)) continue;
    const message = sentence([name], `can not be set: ${label} agents have no ${words(name)}`);
    issues.push({ code: 'UNSUPPORTED', field: [name], message });
  }
  issues.push(...givenTwice(resolve(root), unified, extension, inputMember));
  const writer = new BodyWriter(unified, resolve, isPartial);
  const written = writer.object(resolve(root), extension, []);
  const formed = held === undefined ? written : withFormsOf(contract, written, held);
  const placement = placeUnified(input, unified, formed, held);
  issues.push(...placement.issues);
  const body = withPairs(contract, unified, placement.body);
  const { placed, heldLists, undecided } = placement;
  for (const mistake of mistakesIn(contract, body)) {
    if (isNoneOfTheirs(mistake, { contract, body, held, placement })) continue;
    const { path, predicate, isMissing } = mistake;
    const field =
      fieldOf(path, placed) ??
      placeOf(contract, path, inputMember, isRepeated(contract, path, inputMember, extension)).field;
    if (issues.some((issue) => issue.isMissing && isSamePath(issue.field, field))) continue;
    issues.push({ code: 'INVALID', field, message: sentence(field, predicate), ...(isMissing && { isMissing }) });
  }
  const isOpen = held === undefined && conditionalPlaces(contract).size > 0;
  return { body, nulls: [...writer.nulls, ...placement.nulls], issues, isOpen, undecided, placed, heldLists };
}

/** The field of the input that was put at a path, or around it. */
function fieldOf(path: readonly string[], placed: readonly PlacedField[]): readonly string[] | undefined {
  const around = placed.find((field) => isAtOrBelow(path, field.path));
  return around === undefined ? undefined : [around.name, ...path.slice(around.path.length)];
}

interface Checked {
  readonly contract: z.ZodType;
  readonly body: JsonObject;
  readonly held: JsonObject | undefined;
  readonly placement: Placement;
}

/**
 * Whether the caller can do nothing about what is wrong: it stands in a list that is the agent's own; or it is missing in
 * the body and there in the agent, or nobody knows yet whether it is.
 */
function isNoneOfTheirs({ path, isMissing }: Mistake, { contract, body, held, placement }: Checked): boolean {
  const { placed, heldLists } = placement;
  if (placed.some((field) => isAtOrBelow(path, field.path))) return false;
  if (heldLists.some((list) => isAtOrBelow(path, list))) return true;
  const keys = [...conditionalPlaces(contract).values()].flat().map(({ steps: [first] }) => first);
  if (!isMissing || !keys.some((step) => step?.kind === 'KEY' && step.key === path[0])) return false;
  if (held === undefined) return true;
  const around = path.slice(0, -1);
  const branches = branchesOf(placeOf(contract, around, '').schema ?? {}, contractSchema(contract).resolve) ?? [];
  const form = branches.find((branch) => isOfBranch(branch, valueAt(held, around)));
  return form !== undefined && isOfBranch(form, valueAt(body, around)) && isGiven(valueAt(held, path));
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

function words(name: string): string {
  return name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/\burl\b/, 'URL');
}
