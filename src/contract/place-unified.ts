/**
 * @module Puts unified fields where the contract has them and the place depends on what is there: in the form that the
 * agent has or the caller asked for, in one item of a list.
 */
import type { z } from 'zod';
import { isObject, isSameJson, type JsonObject, valueAt } from '../core/json.ts';
import { type Branch, canBeOfBranch, isOfBranch } from './branches.ts';
import type { InputContract, InputIssue, NullPlace, UnifiedInput } from './input.ts';
import { sentence } from './mistakes.ts';
import { notPlaced, tellingForms } from './place-issues.ts';
import { placeOf } from './places.ts';
import { isConditional, itemIn, type PlaceStep, pathIn, placesOfUnified, type UnifiedPlace } from './unified-places.ts';

/** A unified field in a body. */
export interface PlacedField {
  readonly name: string;
  readonly path: readonly string[];
}

/** A body with the fields in it. */
export interface Placement {
  readonly body: JsonObject;
  readonly placed: readonly PlacedField[];
  /** Lists that nobody gave: they are the agent's own, with one item changed. */
  readonly heldLists: readonly (readonly string[])[];
  readonly nulls: readonly NullPlace[];
  readonly issues: readonly InputIssue[];
  /** Fields that have no place until the document is known that the body is applied to. */
  readonly undecided: UnifiedInput;
}

/** Whether the document has a place; `MAYBE`: nothing in it says so, and nothing speaks against it. */
type Fit = 'YES' | 'MAYBE' | 'NO';

/**
 * Puts unified fields in the places that depend on the document.
 *
 * @param held the document that the body is applied to: the agent that is changed, what a copy has of its original, nothing
 * for a new agent. undefined where it is not known yet: then only what the body itself decides is put in.
 */
export function placeUnified(
  input: InputContract,
  unified: UnifiedInput,
  given: JsonObject,
  held: JsonObject | undefined,
): Placement {
  // Fields with the fewest places come first: they decide which form it is for the others.
  const places = [...conditionalPlaces(input.contract)].sort(([, a], [, b]) => a.length - b.length);
  const placer = new Placer(input, given, held);
  for (const [name, candidates] of places) placer.place(name, candidates, unified[name as keyof UnifiedInput]);
  return placer;
}

/** The places that depend on the document, of fields that have no other. */
export function conditionalPlaces(contract: z.ZodType): ReadonlyMap<string, readonly UnifiedPlace[]> {
  const all = Map.groupBy(placesOfUnified(contract), ({ name }) => name);
  return new Map([...all].filter(([, places]) => places.every(isConditional)));
}

class Placer implements Placement {
  body: JsonObject;
  readonly placed: PlacedField[] = [];
  readonly heldLists: string[][] = [];
  readonly nulls: NullPlace[] = [];
  readonly issues: InputIssue[] = [];
  readonly undecided: { [name: string]: unknown } = {};
  private readonly input: InputContract;
  private readonly held: JsonObject | undefined;

  constructor(input: InputContract, body: JsonObject, held: JsonObject | undefined) {
    this.input = input;
    this.body = body;
    this.held = held;
  }

  place(name: string, candidates: readonly UnifiedPlace[], value: unknown): void {
    if (value === undefined) this.fillGivenLists(name, candidates);
    else this.placeGiven(name, candidates, value);
  }

  private placeGiven(name: string, candidates: readonly UnifiedPlace[], value: unknown): void {
    const fits = candidates.map((place) => ({ place, fit: fitOf(place, this.body, this.held) }));
    const sure = fits.find(({ fit }) => fit === 'YES')?.place;
    const possible = fits.filter(({ fit }) => fit === 'MAYBE').map(({ place }) => place);
    const isKnown = this.held !== undefined;
    const place = sure ?? (isKnown ? this.onlyOne(possible) : undefined);
    // null says nothing of a place that is not there.
    if (place !== undefined && (sure !== undefined || value !== null)) this.put(name, place, value);
    else if (possible.length > 0 && !isKnown) this.undecided[name] = value;
    else if (value !== null) {
      const isChoice = possible.length > 0;
      this.issues.push(notPlaced(this.input, name, isChoice ? possible : candidates, isChoice));
    }
  }

  /** Where several items could be made, the first; several forms are the caller's choice. */
  private onlyOne(possible: readonly UnifiedPlace[]): UnifiedPlace | undefined {
    const [first] = possible;
    return first !== undefined && tellingForms(possible).length === 0 ? first : undefined;
  }

  private put(name: string, place: UnifiedPlace, value: unknown): void {
    const { contract, inputMember } = this.input;
    const own = pathIn(place, this.body);
    const given = own === undefined ? undefined : valueAt(this.body, own);
    // What was read in both places may come back in both.
    if (own !== undefined && isGiven(given) && !isSameJson(given, value)) {
      const field = [...placeOf(contract, own, inputMember, true).field];
      const message = sentence(field, `can not be given together with ${name}: they are the same`);
      this.issues.push({ code: 'INVALID', field, message });
      return;
    }
    if (value === null) {
      const path = pathIn(place, this.held);
      if (path === undefined) return;
      this.nulls.push({ path, isTaken: place.isNullable });
      if (!place.isNullable || !isGiven(valueAt(this.held, path))) return;
    }
    const path: string[] = [];
    this.body = this.putAt(this.body, place.steps, this.held, { value, path }) as JsonObject;
    this.placed.push({ name, path });
  }

  /** Items of a list that the caller gave lack what a unified field shows: that stays as the agent has it. */
  private fillGivenLists(name: string, candidates: readonly UnifiedPlace[]): void {
    for (const place of candidates) {
      const [path, heldPath] = [pathIn(place, this.body), pathIn(place, this.held)];
      if (path === undefined || heldPath === undefined || !place.steps.some(({ kind }) => kind === 'ITEM')) continue;
      const value = valueAt(this.held, heldPath);
      if (valueAt(this.body, path) !== undefined || !isGiven(value)) continue;
      this.body = this.putAt(this.body, place.steps, this.held, { value, path: [] }) as JsonObject;
      this.placed.push({ name, path });
    }
  }

  /** @param leaf what is put in; its path grows on the way */
  private putAt(
    given: unknown,
    [step, ...rest]: readonly PlaceStep[],
    held: unknown,
    leaf: { readonly value: unknown; readonly path: string[] },
  ): unknown {
    if (step === undefined) return leaf.value;
    const own = isObject(given) ? given : {};
    switch (step.kind) {
      case 'KEY': {
        leaf.path.push(step.key);
        const inner = this.putAt(valueAt(given, [step.key]), rest, valueAt(held, [step.key]), leaf);
        return { ...own, [step.key]: inner };
      }
      case 'FORM': {
        const kept = isOfBranch(step.branch, held) ? held : undefined;
        return this.putAt({ ...literalsFor(step.branch, own, kept), ...own }, rest, kept, leaf);
      }
      case 'ITEM': {
        if (!Array.isArray(given)) this.heldLists.push([...leaf.path]);
        const list: unknown[] = Array.isArray(given) ? given : Array.isArray(held) ? held : [];
        const index = itemIn(step, list);
        const at = index ?? step.index ?? 0;
        leaf.path.push(String(at));
        const item = index === undefined ? literalsFor(step.branch, {}, undefined) : list[at];
        const changed = this.putAt(item, rest, valueAt(held, [String(itemIn(step, held))]), leaf);
        return list.toSpliced(at, index === undefined ? 0 : 1, changed);
      }
    }
  }
}

function fitOf({ steps }: UnifiedPlace, body: JsonObject, agent: JsonObject | undefined): Fit {
  let fit: Fit = 'YES';
  let given: unknown = body;
  let held: unknown = agent;
  for (const step of steps) {
    if (step.kind === 'KEY') {
      given = valueAt(given, [step.key]);
      held = valueAt(held, [step.key]);
    } else if (step.kind === 'FORM') {
      const { branch } = step;
      const now = overHeld(branch, given, held);
      if (!canBeOfBranch(branch, now)) return 'NO';
      if (!isOfBranch(branch, now)) fit = 'MAYBE';
      if (!isOfBranch(branch, held)) held = undefined;
    } else {
      const list = Array.isArray(given) ? given : held;
      const index = itemIn(step, list);
      if (index === undefined) {
        const length = Array.isArray(list) ? list.length : 0;
        const isKnown = agent !== undefined || Array.isArray(given);
        // At its index stands another one, or the list ends before.
        if (step.index !== undefined && isKnown && step.index !== length) return 'NO';
        fit = 'MAYBE';
      }
      given = Array.isArray(given) && index !== undefined ? given[index] : undefined;
      held = valueAt(held, [String(itemIn(step, held))]);
    }
  }
  return fit;
}

/** What is there together with what is given, which may say that it is of another form from now on. */
function overHeld({ literals, excluded }: Branch, given: unknown, held: unknown): unknown {
  if (!isObject(given)) return given ?? held;
  const isTold = Object.keys({ ...literals, ...excluded }).some((key) => isGiven(given[key]));
  return isTold || !isObject(held) ? given : { ...held, ...given };
}

/** The keys that tell a form, where nobody gave them. */
function literalsFor({ literals }: Branch, given: JsonObject, held: JsonObject | undefined): JsonObject {
  const missing = Object.entries(literals).filter(([key]) => !isGiven(given[key]));
  return Object.fromEntries(missing.map(([key, [first]]) => [key, held?.[key] ?? first]));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
