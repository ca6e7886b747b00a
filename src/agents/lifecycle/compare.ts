/** @module What a vendor was sent, and what the agent holds afterwards. */
import { withoutAssigned } from '../../contract/assigned.ts';
import { contractSchema, type JsonSchema } from '../../contract/json-schema.ts';
import { placeOf } from '../../contract/places.ts';
import { secretPaths } from '../../contract/secrets/secret-paths.ts';
import { unifiedPaths } from '../../contract/unified-places.ts';
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { isContainer, isExactNumber, isObject, isSameJson, isSamePath, plainNumber, valueAt } from '../../core/json.ts';
import { isSameUuid } from '../../core/uuid.ts';
import { bodiesOf } from '../../vendors/bodies.ts';
import type { PlannedCall } from '../../vendors/plan.ts';
import type { KnownRewrite, Vendor } from '../../vendors/vendor.ts';

/** A place at which an agent does not hold what its vendor was sent. */
export interface Difference {
  /** Of the wire key. */
  readonly path: readonly string[];
  readonly asked: unknown;
  /** undefined where the agent has no such key. */
  readonly held: unknown;
  /** What the plan says of it, for users, without a full stop. */
  readonly message?: string | undefined;
}

/** What is compared. */
export interface Comparison {
  readonly vendor: Vendor;
  /** Those that the vendor accepted, in order. */
  readonly calls: readonly PlannedCall[];
  /** Afterwards. */
  readonly agent: AgentRecord;
  /** Before the first call; undefined when the plan makes the agent. */
  readonly before?: AgentRecord | undefined;
}

/**
 * Every place at which an agent does not hold what its vendor was sent or, by the plan, makes of it. Secrets, which
 * vendors mask or do not show, are not looked at; nor is what the vendor gives anew, or has no key for in any document.
 */
export function differences(comparison: Comparison): Difference[] {
  const { calls, agent } = comparison;
  const comparer = new Comparer(comparison);
  const expected = calls.flatMap(({ expects = [] }) => expects);
  const sent = comparer.compareBody().map((difference) => {
    const known = expected.find(({ path }) => isSamePath(path, difference.path));
    return { ...difference, message: known?.message };
  });
  const others = expected
    .filter(({ path }) => !sent.some((difference) => isSamePath(path, difference.path)))
    .flatMap((place): Difference[] => {
      const { path, message } = place;
      const held = valueAt(agent.original, path);
      if ('otherThan' in place) {
        const isUnchanged = held !== undefined && isSameValue(held, place.otherThan);
        return isUnchanged ? [{ path, asked: undefined, held, message }] : [];
      }
      const isHeld = isSameValue(place.value, held) && comparer.leftBehind(path, place.value).length === 0;
      return isHeld ? [] : [{ path, asked: place.value, held, message }];
    });
  return [...sent, ...others];
}

class Comparer {
  private readonly comparison: Comparison;
  /** By all calls together. */
  private readonly asked: JsonObject;
  /** Keys that a document of the vendor can have. */
  private readonly known: ReadonlySet<string>;
  private readonly secrets: readonly (readonly string[])[];
  private readonly unified: ReadonlyMap<string, readonly string[]>;

  constructor(comparison: Comparison) {
    this.comparison = comparison;
    // A call that could be answered with another agent's state asked for nothing.
    const bodies = comparison.calls
      .filter(({ mayAnswerExisting }) => !mayAnswerExisting?.(comparison.agent))
      .map(({ body, part, asks = part === undefined ? body : undefined }) => asks ?? {});
    const { agent } = comparison.vendor.contract;
    this.asked = this.withoutAssigned(Object.assign({}, ...bodies));
    const { root, resolve } = contractSchema(agent);
    this.known = new Set(Object.keys(resolve(root).properties ?? {}));
    this.secrets = [agent, ...bodiesOf(comparison.vendor.contract)].flatMap(secretPaths);
    this.unified = unifiedPaths(agent, comparison.agent.original);
  }

  compareBody(): Difference[] {
    const held = this.withoutAssigned(this.comparison.agent.original);
    return Object.entries(this.asked)
      .filter(([key]) => this.known.has(key))
      .flatMap(([key, asked]) => this.compare([key], asked, held[key]));
  }

  /** What the vendor gives anew to whatever is written is not what was sent. */
  private withoutAssigned<T>(document: T): T {
    return withoutAssigned(this.comparison.vendor.contract.agent, document);
  }

  private compare(path: readonly string[], asked: unknown, held: unknown): Difference[] {
    const rewrite = this.rewriteAt(path);
    if (asked === undefined || rewrite?.kind === 'NOT_SHOWN' || this.isSecret(path)) return [];
    if (rewrite?.with !== undefined && this.isThere(asked, rewrite.with)) return [];
    if (isNothing(asked)) {
      const isEmptyChange = rewrite?.kind === 'MERGED' && isObject(asked);
      const isCleared = this.isNothingOfItsOwn(path, held) || (asked === null && this.isDefault(path, held));
      return isEmptyChange || isCleared || this.isFilledElsewhere(rewrite, held) ? [] : [{ path, asked, held }];
    }
    if (rewrite?.kind === 'OPAQUE' && this.isUnreadable(path, asked, held)) return [];
    if (isObject(asked) && (isObject(held) || this.hasFieldsBelow(path))) {
      const named = Object.entries(asked).flatMap(([key, item]) =>
        this.compare([...path, key], item, valueAt(held, [key])),
      );
      return rewrite?.kind === 'MERGED' ? named : [...named, ...this.leftBehind(path, asked)];
    }
    return this.isSame(path, asked, held, rewrite) ? [] : [{ path, asked, held }];
  }

  private isSame(path: readonly string[], asked: unknown, held: unknown, rewrite: KnownRewrite | undefined): boolean {
    if (isSameValue(asked, held)) return true;
    if (Array.isArray(asked) && this.isSet(path)) return isSameSet(asked, held);
    if (typeof asked === 'string' && typeof held === 'string') {
      const isName = isSamePath(path, this.unified.get('name') ?? []);
      if (isName) return asked.trim() === held.trim();
      if (rewrite?.kind === 'TIME_OF_DAY') return timeOfDay(asked) === timeOfDay(held);
      const { before } = this.comparison;
      if (rewrite?.kind === 'FETCHED') return held !== '' && held !== valueAt(before?.original, path);
    }
    if (rewrite?.kind !== 'SINGLE_PRECISION') return false;
    const [a, b] = [plainNumber(asked), plainNumber(held)];
    return typeof a === 'number' && typeof b === 'number' && Math.fround(a) === Math.fround(b);
  }

  /** Whether what is held says nothing that could be compared: in a form of its own, or a word that no request has. */
  private isUnreadable(path: readonly string[], asked: unknown, held: unknown): boolean {
    if (isNothing(held)) return false;
    if (isContainer(asked) && (!isContainer(held) || Array.isArray(asked) !== Array.isArray(held))) return true;
    return isNothing(valueAt(this.comparison.agent.document, path));
  }

  /** Of a new agent, an empty value says nothing when its other name is filled. A change may have emptied it by that. */
  private isFilledElsewhere(rewrite: KnownRewrite | undefined, held: unknown): boolean {
    if (rewrite?.with === undefined || this.comparison.before !== undefined) return false;
    const other = valueAt(this.asked, rewrite.with);
    return !isNothing(other) && isSameValue(other, held);
  }

  /** Whether a value stands at another place, and nothing besides that was to be taken away. */
  private isThere(asked: unknown, place: readonly string[]): boolean {
    const held = valueAt(this.comparison.agent.original, place);
    return !isNothing(asked) && isSameValue(asked, held) && this.leftBehind(place, asked).length === 0;
  }

  /** Keys of an object that was written whole without them, where they are as before all the same. */
  leftBehind(path: readonly string[], asked: unknown): Difference[] {
    const { agent, before } = this.comparison;
    const [old, now] = [valueAt(this.withoutAssigned(before?.original), path), valueAt(agent.original, path)];
    if (!isObject(asked) || !isObject(old)) return [];
    return Object.entries(old)
      .filter(([key, item]) => !Object.hasOwn(asked, key) && !isNothing(item) && this.isWritable(path, key))
      .map(([key, item]) => ({ path: [...path, key], asked: undefined, held: valueAt(now, [key]), item }))
      .filter(({ path: place, held, item }) => isSameValue(item, held) && !this.isSecret(place))
      .filter(({ path: place, held }) => !this.isMirror(place, held))
      .map(({ item: _, ...difference }) => difference);
  }

  /** Whether a value is empty, or holds nothing but what the vendor mirrors there from another place. */
  private isNothingOfItsOwn(path: readonly string[], held: unknown): boolean {
    if (isNothing(held)) return true;
    return isObject(held) && Object.entries(held).every(([key, item]) => this.isMirror([...path, key], item));
  }

  /** Whether the vendor mirrors this value there from another place. */
  private isMirror(path: readonly string[], held: unknown): boolean {
    const mirrored = this.rewriteAt(path)?.with;
    return mirrored !== undefined && isSameJson(held, valueAt(this.comparison.agent.original, mirrored));
  }

  /**
   * Whether a value can be what the vendor puts where nothing is set: a number, a yes or no, or a word of a list, and not
   * the old one. Of a text nobody could tell.
   */
  private isDefault(path: readonly string[], held: unknown): boolean {
    const { vendor, before } = this.comparison;
    const { schema } = placeOf(vendor.contract.agent, path, vendor.inputMember);
    if (before === undefined || isContainer(held)) return false;
    const isFreeText = typeof held === 'string' && !schema?.enum?.includes(held);
    return !isFreeText && !isSameValue(held, valueAt(before.original, path));
  }

  private isSet(path: readonly string[]): boolean {
    const { contract, inputMember } = this.comparison.vendor;
    return bodiesOf(contract).some((body) => placeOf(body, path, inputMember).schema?.isSet === true);
  }

  private rewriteAt(path: readonly string[]): KnownRewrite | undefined {
    return this.comparison.vendor.rewrites.find((rewrite) => isSamePath(rewrite.path, path));
  }

  /** Lists are compared as one value, so that one secret inside takes all of it out. */
  private isSecret(path: readonly string[]): boolean {
    return this.secrets.some((secret) => {
      const isHere = path.every((step, at) => secret[at] === step || secret[at] === '{}');
      return isHere && (secret.length === path.length || secret[path.length] === '[]');
    });
  }

  /** Whether the contract names what lies below: each of these fields is told by itself. */
  private hasFieldsBelow(path: readonly string[]): boolean {
    return this.fieldsBelow(path).some((fields) => fields !== undefined);
  }

  /** Whether a write can hold this key of an object: any key of one that is free in form, a field of the others. */
  private isWritable(path: readonly string[], key: string): boolean {
    return this.fieldsBelow(path).some((fields) => fields === undefined || Object.hasOwn(fields, key));
  }

  private fieldsBelow(path: readonly string[]): JsonSchema['properties'][] {
    const { contract, inputMember } = this.comparison.vendor;
    return bodiesOf(contract).map((body) => placeOf(body, path, inputMember).schema?.properties);
  }
}

/**
 * Whether a value is there: numbers by what they are worth, one UUID in upper and lower case, and objects by the keys that
 * were asked for, whatever else the vendor has put in.
 */
function isSameValue(asked: unknown, held: unknown): boolean {
  if (isNothing(asked)) return isNothing(held);
  if (typeof asked === 'string' && typeof held === 'string') return asked === held || isSameUuid(asked, held);
  if (isExactNumber(asked) || !isContainer(asked)) return isSameJson(asked, held);
  if (!isContainer(held) || Array.isArray(asked) !== Array.isArray(held)) return false;
  if (Array.isArray(asked) && asked.length !== (held as unknown[]).length) return false;
  return Object.entries(asked).every(([key, item]) => isSameValue(item, valueAt(held, [key])));
}

/** Whether two lists have the same members, in whatever order and however often. */
function isSameSet(asked: readonly unknown[], held: unknown): boolean {
  const isIn = (list: readonly unknown[]) => (item: unknown) => list.some((other) => isSameValue(item, other));
  return Array.isArray(held) && asked.every(isIn(held)) && held.every(isIn(asked));
}

/** Null, absent, and everything empty: vendors write one for another. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return isContainer(value) && Object.keys(value).length === 0;
}

function timeOfDay(text: string): string {
  return text.replace(/\.0+$/, '').replace(/^(\d\d:\d\d):00$/, '$1');
}
