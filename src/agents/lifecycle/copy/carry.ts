/** @module What of an agent fits into a new one: the body of the create call, and what had to stay behind. */

import { withoutAssigned } from '../../../contract/assigned.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../../contract/json-schema.ts';
import { type Mistake, mistakesIn, sentence } from '../../../contract/mistakes.ts';
import { placeOf } from '../../../contract/places.ts';
import { limitsOf } from '../../../contract/sdl/types.ts';
import { unifiedPaths } from '../../../contract/unified-places.ts';
import type { JsonObject } from '../../../core/agent.ts';
import { isObject, leafPaths, lookUp, merge, plainNumber, valueAt, without } from '../../../core/json.ts';
import type { Vendor, VendorContract } from '../../../vendors/vendor.ts';
import type { NewAgent } from '../new-agent.ts';

/** Paths are joined with this: wire keys have no such character. */
const STEP = '\0';

/** Why a value of the original stayed behind, as a part of a sentence: "it holds a secret, and ...". */
export type LeftBehind = string;

/** A body under way: what was carried over, and what the caller set himself. */
export class CarriedBody {
  body: JsonObject;
  private readonly left = new Map<string, LeftBehind>();
  private readonly given: ReadonlySet<string>;
  private readonly target: Vendor;
  private readonly found: JsonObject;

  /**
   * @param carried what the original has, in the target's wire keys
   * @param given what the caller wants, in the target's wire keys: it wins
   * @param blanked where a secret is blanked in what is carried
   * @param found what an agent of the target's vendor was found with: new words of lists that grow are taken from it
   */
  constructor(
    target: Vendor,
    carried: JsonObject,
    given: Pick<NewAgent, 'body' | 'givenIn'>,
    blanked: readonly (readonly string[])[] = [],
    found: JsonObject = {},
  ) {
    this.target = target;
    this.found = found;
    this.body = merge(this.withoutBlanked(carried, blanked), given.body) as JsonObject;
    const lists = new Map(given.givenIn.map(({ list, paths }) => [list.join(STEP), paths]));
    const paths = leafPaths(given.body).flatMap((path) => lists.get(path.join(STEP)) ?? [path]);
    this.given = new Set(paths.map((path) => path.join(STEP)));
  }

  /**
   * Leaves out what the contract refuses, as far as it was carried over. What remains are the caller's own mistakes, and
   * what the target requires and nobody gave.
   */
  settle(): Mistake[] {
    for (;;) {
      const mistakes = mistakesIn(this.target.contract.createAgent, this.body).filter(
        (mistake) => !this.isOnlyBeyondInt(mistake) && !this.isWordFound(mistake),
      );
      // One at a time: of two values that exclude each other, one may stay.
      if (!mistakes.some(({ path, predicate }) => this.leaveOut(path, predicate))) return mistakes;
    }
  }

  /**
   * Leaves a carried value out, or the nearest object around it that may be left out. False when nothing may.
   *
   * @param predicate what is wrong at the path
   */
  leaveOut(path: readonly string[], predicate: string): boolean {
    for (let length = path.length; length > 0; length--) {
      const place = path.slice(0, length);
      const value = valueAt(this.body, place);
      if (value === undefined || !this.canBeLeftOut(place)) continue;
      const leaves = leafPaths(value).map((rest) => [...place, ...rest].join(STEP));
      if (leaves.some((leaf) => this.holdsGiven(leaf))) return false;
      this.body = without(this.body, place);
      const { label, inputMember, contract } = this.target;
      const words =
        length === path.length
          ? `it ${predicate}`
          : sentence(placeOf(contract.createAgent, path, inputMember).field, predicate).slice(0, -1);
      for (const leaf of leaves) this.left.set(leaf, `it can not be given to ${label}: ${words}`);
      return true;
    }
    return false;
  }

  /** Whether the caller gave a value, or something in it. */
  private holdsGiven(leaf: string): boolean {
    return [...this.given].some((path) => path === leaf || path.startsWith(leaf + STEP));
  }

  /** Why a value stayed behind; undefined when it did not. */
  reasonFor(path: readonly string[]): LeftBehind | undefined {
    const place = path.join(STEP);
    for (const [leaf, reason] of this.left) {
      if (leaf === place || leaf.startsWith(place + STEP) || place.startsWith(leaf + STEP)) return reason;
    }
    return undefined;
  }

  /** Whether the caller set this place himself, or one around it. */
  isGiven(path: readonly string[]): boolean {
    return path.some((_, index) => this.given.has(path.slice(0, index + 1).join(STEP)));
  }

  /**
   * Whether all that is wrong with a whole number is its size, and nothing but GraphQL's `Int`, by which callers give it,
   * has that limit. What the original's vendor holds does not come that way.
   */
  private isOnlyBeyondInt({ path }: Mistake): boolean {
    const { schema } = placeOf(this.target.contract.createAgent, path, this.target.inputMember);
    const value = plainNumber(valueAt(this.body, path));
    if (schema?.type !== 'integer' || !Number.isInteger(value)) return false;
    const { minimum, maximum } = limitsOf(schema);
    return Number(value) < 0 ? minimum === undefined : maximum === undefined;
  }

  /** Whether a word is not in the contract's list, but in an agent: the vendor has added to the list. */
  private isWordFound({ path }: Mistake): boolean {
    const { schema } = placeOf(this.target.contract.createAgent, path, this.target.inputMember);
    const word = valueAt(this.body, path);
    return schema?.isOpen === true && typeof word === 'string' && word !== '' && word === valueAt(this.found, path);
  }

  /** Whether the body is as good without it: an item of a list is not taken out of it. */
  private canBeLeftOut(path: readonly string[]): boolean {
    const around = path.slice(0, -1);
    if (Array.isArray(valueAt(this.body, around))) return false;
    const { contract, inputMember } = this.target;
    const { schema } = placeOf(contract.createAgent, around, inputMember);
    return !(schema?.required?.includes(path.at(-1) ?? '') ?? false);
  }

  private withoutBlanked(carried: JsonObject, blanked: readonly (readonly string[])[]): JsonObject {
    let body = carried;
    for (const path of blanked) {
      body = without(body, path);
      const { field } = placeOf(this.target.contract.createAgent, path, this.target.inputMember);
      const words = `it holds a secret, and secrets are not copied: give the copy its own in ${field.join('.')}`;
      this.left.set(path.join(STEP), words);
    }
    return body;
  }
}

/**
 * The values of a document that a create contract of the same vendor takes, under the same wire keys. Secrets stay, and
 * so do the id and whatever else a new agent is given anew: they are the original's own.
 */
export function pickWritable(
  { agent, createAgent }: Pick<VendorContract, 'agent' | 'createAgent'>,
  document: JsonObject,
): JsonObject {
  const { root, resolve } = contractSchema(createAgent);
  const pick = (schema: JsonSchema, source: JsonObject): JsonObject => {
    const picked: JsonObject = {};
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      const value = lookUp(source, key);
      if (value === undefined || value === null || notes.secret || notes.operationOnly || notes.assigned) continue;
      picked[key] = pickIn(resolve(inner), value);
    }
    return picked;
  };
  const pickIn = (schema: JsonSchema, value: unknown): unknown => {
    if (schema.properties !== undefined) return isObject(value) ? pick(schema, value) : value;
    if (schema.items === undefined || !Array.isArray(value)) return value;
    const item = resolve(withoutNull(schema.items).inner);
    return value.map((entry) => pickIn(item, entry));
  };
  return without(pick(resolve(root), withoutAssigned(agent, document)), unifiedPaths(agent).get('vendorId') ?? []);
}
