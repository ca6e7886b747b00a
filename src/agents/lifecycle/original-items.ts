/** @module The items of a list that comes back changed, and what each of them was before. */
import { isContainer, plainNumber } from '../../core/json.ts';

type Items = readonly unknown[];

/**
 * For each item of a list, the one of the original list that it was made of: the one that looks the same to whoever reads
 * numbers as JavaScript does, wherever it stands now; else the one in its place when nothing was moved; else the one that
 * has most of what no other has. undefined where it could be several, or none.
 */
export function originalItems(given: Items, originals: Items): unknown[] {
  const places = placesByLook(given);
  const twins = placesByLook(originals);
  const found = new Map([...places].flatMap(([look, alike]) => pairs(alike, twins.get(look) ?? [], originals)));
  const isInPlace = given.length === originals.length && [...found].every(([place, origin]) => place === origin);
  const changed = new Set([...places].flatMap(([look, alike]) => (twins.has(look) ? [] : alike)));
  const left = [...twins].flatMap(([look, alike]) => (places.has(look) ? [] : alike.map((place) => originals[place])));
  const owners = soleOwners(left);
  return given.map((item, place) => {
    if (!changed.has(place)) return originals[found.get(place) ?? -1];
    return isInPlace ? originals[place] : mostAlike(item, left, owners);
  });
}

/** Where items of each look stand. */
function placesByLook(items: Items): Map<string, number[]> {
  return Map.groupBy(items.keys(), (place) => lookOf(items[place]));
}

/** Items that look the same, and what each was: they are the same to whoever gave them, and so are in their order still. */
function pairs(places: readonly number[], twins: readonly number[], originals: Items): [number, number][] {
  const isClear =
    twins.length === places.length || new Set(twins.map((twin) => JSON.stringify(originals[twin]))).size === 1;
  return isClear ? places.map((place, index) => [place, twins[index] ?? (twins[0] as number)]) : [];
}

/** The original that has most members which no other has; undefined when two have as many, or none has one. */
function mostAlike(item: unknown, originals: Items, owners: ReadonlyMap<string, number>): unknown {
  const shared = membersOf(item).flatMap((member) => owners.get(member) ?? []);
  if (shared.length === 0) return originals.length === 1 ? originals[0] : undefined;
  const byOwner = [...Map.groupBy(shared, (owner) => owner)].sort(([, a], [, b]) => b.length - a.length);
  const [[owner, most] = [-1, []], [, second = []] = []] = byOwner;
  return most.length > second.length ? originals[owner] : undefined;
}

/** Which original has a member, of those that only one has. */
function soleOwners(originals: Items): Map<string, number> {
  const members = originals.flatMap((original, owner) => membersOf(original).map((member) => ({ member, owner })));
  const owners = Map.groupBy(members, ({ member }) => member);
  return new Map(
    [...owners].flatMap(([member, [{ owner } = { owner: -1 }, ...others]]) =>
      others.length === 0 ? [[member, owner]] : [],
    ),
  );
}

/** Keys with what stands under them. */
function membersOf(item: unknown): string[] {
  if (!isContainer(item)) return [];
  return Object.entries(item).map(([key, value]) => `${JSON.stringify(key)}:${lookOf(value)}`);
}

/** JSON as a JavaScript client reads it, with the keys of objects in one order. */
function lookOf(value: unknown): string {
  return JSON.stringify(asRead(value));
}

function asRead(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asRead);
  if (!isContainer(value)) return plainNumber(value);
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, asRead(item)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
