/** @module Which items of a document those are that come back: lists grow, shrink and are put in another order. */
import { isContainer, isExactNumber, isRounded, isSameJson, valueAt } from '../../core/json.ts';
import { holdsMask } from '../../core/secrets/redacted.ts';

/** A value of a document, and how it is shown. */
export interface ShownValue {
  readonly original: unknown;
  readonly shown: unknown;
}

/** Keys by which an item of a list is known, whatever else is changed in it. */
const IDENTITIES = [
  'id',
  '_id',
  'uid',
  'uuid',
  'publicId',
  'key',
  'slug',
  'name',
  'title',
  'label',
  'header',
  'url',
  'uri',
  'host',
  'endpoint',
];

/** More changed items than this are not compared with each other: nobody changes so many by hand. */
const MOST_CHANGED = 200;

/**
 * The origin of each item of a list: the one that shows the same; else the only one that has the same identity, and no
 * other identity; else the one at the same index, when it is the only one that was changed. undefined where it could be
 * several or none.
 */
export function originsOf(
  given: readonly unknown[],
  places: readonly ShownValue[],
): readonly (ShownValue | undefined)[] {
  const looks = given.map(lookOf);
  const shownLooks = places.map(({ shown }) => lookOf(shown));
  const twinsOf = Map.groupBy(places, (_, index) => shownLooks[index]);
  const items = Map.groupBy(given, (_, index) => looks[index]);
  const gone = places.filter((_, index) => !items.has(shownLooks[index]));
  const changed = given.filter((_, index) => !twinsOf.has(looks[index]));
  const isSecretGone = gone.some(({ original, shown }) => !isSameJson(original, shown));
  const isAsLong = given.length === places.length;
  const isOnlyChange = isAsLong && looks.filter((look, index) => look !== shownLooks[index]).length === 1;
  const ranks = new Map<string | undefined, number>();
  const areOne = new Map<string | undefined, boolean>();

  /** What looks the same is the same to whoever gave it, so that the order among them was not changed. */
  function twinAt(look: string | undefined, twins: readonly ShownValue[]): ShownValue | undefined {
    const rank = ranks.get(look) ?? 0;
    ranks.set(look, rank + 1);
    const count = items.get(look)?.length ?? 0;
    if (twins.length === count) return twins[rank];
    // One more than there were is a second one of it, or another that was made to look like it.
    if (count > twins.length && isSecretGone) return undefined;
    return isOneOriginal(look, twins) ? twins[0] : undefined;
  }

  function isOneOriginal(look: string | undefined, twins: readonly ShownValue[]): boolean {
    const known = areOne.get(look) ?? twins.every(({ original }) => isSameJson(original, twins[0]?.original));
    areOne.set(look, known);
    return known;
  }

  function namesakeOf(item: unknown): ShownValue | undefined {
    if (gone.length > MOST_CHANGED || changed.length > MOST_CHANGED) return undefined;
    const [namesake, ...others] = gone.filter(({ shown }) => isNamesake(item, shown));
    if (namesake === undefined || others.length > 0) return undefined;
    if (changed.some((other) => other !== item && isNamesake(other, namesake.shown))) return undefined;
    // Another that is gone, and that it looks as much like, might have been given the name of this one.
    const distance = differingKeys(item, namesake.shown);
    const isClosest = gone.every((other) => other === namesake || differingKeys(item, other.shown) > distance);
    return isClosest ? namesake : undefined;
  }

  return given.map((item, index) => {
    const twins = twinsOf.get(looks[index]);
    if (twins !== undefined) return twinAt(looks[index], twins);
    const namesake = namesakeOf(item);
    if (namesake !== undefined || !isOnlyChange) return namesake;
    const place = places[index];
    return identitiesOf(item).length === 0 || sharesIdentity(item, place?.shown) ? place : undefined;
  });
}

/**
 * Whether what stands under a key was moved there: it is known by something else than what stood there, and by the same as
 * one of those whose key is gone.
 */
export function isMoved(item: unknown, shown: unknown, gone: readonly unknown[]): boolean {
  return contradicts(item, shown) && (gone.length > MOST_CHANGED || gone.some((other) => isNamesake(item, other)));
}

/** Whether two items may be one: something that it is known by is the same, and nothing is another. */
function isNamesake(one: unknown, other: unknown): boolean {
  return sharesIdentity(one, other) && !contradicts(one, other);
}

/** Whether two items are known by something different. A server with a known name and a new address may be a new one. */
function contradicts(one: unknown, other: unknown): boolean {
  return identitiesOf(one).some(([key, identity]) => {
    const its = valueAt(other, [key]);
    return its !== undefined && its !== identity;
  });
}

function sharesIdentity(one: unknown, other: unknown): boolean {
  return identitiesOf(one).some(([key, identity]) => valueAt(other, [key]) === identity);
}

function identitiesOf(item: unknown): [key: string, identity: unknown][] {
  return IDENTITIES.map((key): [string, unknown] => [key, valueAt(item, [key])]).filter(
    ([, identity]) => (typeof identity === 'string' && !holdsMask(identity)) || typeof identity === 'number',
  );
}

function differingKeys(one: unknown, other: unknown): number {
  const keys = new Set([one, other].flatMap((item) => (isContainer(item) ? Object.keys(item) : [])));
  return [...keys].filter((key) => !isSameJson(valueAt(one, [key]), valueAt(other, [key]))).length;
}

/** The same text for values that say the same: of long lists, each item is looked at once. */
function lookOf(value: unknown): string {
  if (isExactNumber(value)) return isRounded(value.rawJSON) ? value.rawJSON : String(Number(value.rawJSON));
  if (!isContainer(value)) return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(lookOf).join()}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${lookOf(item)}`).join()}}`;
}
