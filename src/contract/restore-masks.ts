/** @module What was shown blanked and comes back in a write: the blanks are never written over what they hide. */
import { isContainer, isObject, isSameJson, type JsonObject, mapValues, valueAt } from '../model/json.ts';
import { holdsMask, plainMasks, REDACTED, type SecretFinder } from '../model/redacted.ts';
import { restoreText } from '../model/restore-text.ts';
import { shownKeys } from './redact-document.ts';

/** What blanks are filled from. */
export interface MaskSource {
  /** The document as it is, with its secrets, in the keys of what is given. */
  readonly original: JsonObject;
  /** The same as it is shown. */
  readonly shown: JsonObject;
  readonly findSecrets: SecretFinder;
}

/** What came of the blanks. */
export interface Restored {
  readonly value: JsonObject;
  /** Where blanks stand of which nobody can say what they hide: keys and indexes. */
  readonly unclear: readonly (readonly string[])[];
}

/** Masks that vendors put in place of what they do not show themselves, like `live_****`. */
const VENDOR_MASK = /\*{3}|•{3}/;

/** Keys by which an item of a list is known, whatever else is changed in it. */
const IDENTITIES = ['id', '_id', 'uid', 'uuid', 'publicId', 'key', 'slug', 'name', 'title', 'url', 'type'];

/**
 * A value with what its blanks hide, each found at its own path: in an object under the same key; in a list in the item
 * that shows the same, has the same identity, or is the only one that was changed. What can not be told for certain is left
 * as it is and named.
 *
 * @param source absent where nothing was there before, so that a blank can stand for nothing
 */
export function restoreMasks(given: JsonObject, source: MaskSource | undefined): Restored {
  if (!holdsMasks(given)) return { value: given, unclear: [] };
  const unclear: (readonly string[])[] = [];
  const restoration = new Restoration(source?.findSecrets ?? (() => []), (path) => unclear.push(path));
  const value = restoration.restore(given, { original: source?.original, shown: source?.shown }, []);
  return { value: value as JsonObject, unclear };
}

/** Whether a blank stands anywhere in a value, in its keys included. */
export function holdsMasks(value: unknown): boolean {
  if (typeof value === 'string') return holdsMask(value);
  if (!isContainer(value)) return false;
  return Object.entries(value).some(([key, item]) => holdsMask(key) || holdsMasks(item));
}

/** A value of the document, and how it is shown. */
interface Place {
  readonly original: unknown;
  readonly shown: unknown;
}

const NOWHERE: Place = { original: undefined, shown: undefined };

class Restoration {
  private readonly findSecrets: SecretFinder;
  private readonly isUnclear: (path: readonly string[]) => void;

  constructor(findSecrets: SecretFinder, isUnclear: (path: readonly string[]) => void) {
    this.findSecrets = findSecrets;
    this.isUnclear = isUnclear;
  }

  restore(given: unknown, place: Place, path: readonly string[]): unknown {
    if (!holdsMasks(given)) return given;
    if (Array.isArray(given)) return this.restoreList(given, place, path);
    if (isObject(given)) return this.restoreObject(given, place, path);
    const found = this.restoreLeaf(given as string, place);
    if (found === undefined) this.isUnclear(path);
    return found ?? given;
  }

  private restoreLeaf(given: string, { original, shown }: Place): unknown {
    if (original === undefined) return undefined;
    if (shown === REDACTED && original !== REDACTED) {
      // Blanked whole. What the vendor masks itself is not known here either.
      return plainMasks(given) === REDACTED && !holdsVendorMask(original) ? original : undefined;
    }
    if (typeof original !== 'string') return undefined;
    const spans = this.findSecrets(original);
    if (spans.some((span) => VENDOR_MASK.test(original.slice(...span)))) return undefined;
    return restoreText(given, original, spans);
  }

  private restoreObject(given: JsonObject, { original, shown }: Place, path: readonly string[]): unknown {
    const keys = isObject(original) ? Object.keys(original) : [];
    const shownAs = new Map(shownKeys(keys, this.findSecrets).map((key, index) => [key, keys[index] as string]));
    const entries = Object.entries(given).map(([key, item]): [string, unknown] => {
      const own = shownAs.get(plainMasks(key)) ?? (keys.includes(key) ? key : undefined);
      const isHidden = own !== undefined && own !== key;
      if (own === undefined && holdsMask(key)) this.isUnclear([...path, key]);
      const place =
        own === undefined ? NOWHERE : this.placeAt({ original, shown }, own, isHidden ? plainMasks(key) : own);
      return [own ?? key, this.restore(item, place, [...path, key])];
    });
    return Object.fromEntries(entries);
  }

  private restoreList(given: readonly unknown[], { original, shown }: Place, path: readonly string[]): unknown {
    const items: readonly unknown[] = Array.isArray(original) ? original : [];
    const places = items.map((_, index) => this.placeAt({ original, shown }, String(index)));
    const plain = given.map(withPlainMasks);
    return given.map((item, index) => {
      if (!holdsMasks(item)) return item;
      return this.restore(item, originOf(index, plain, places) ?? NOWHERE, [...path, String(index)]);
    });
  }

  /** Below what is blanked whole, every text is. */
  private placeAt({ original, shown }: Place, key: string, shownKey = key): Place {
    const item = valueAt(original, [key]);
    const isShown = isContainer(shown) && Object.hasOwn(shown, shownKey);
    return { original: item, shown: isShown ? valueAt(shown, [shownKey]) : blanked(item) };
  }
}

/** The item of the original that an item of a list was made of; undefined when it could be several or none. */
function originOf(index: number, given: readonly unknown[], places: readonly Place[]): Place | undefined {
  const item = given[index];
  const twins = places.filter(({ shown }) => isSameJson(shown, item));
  if (twins.length > 0) {
    const alike = given.flatMap((other, at) => (isSameJson(other, item) ? [at] : []));
    // What looks the same is the same to whoever gave it, so that the order among them was not changed.
    const isClear =
      twins.length === alike.length || twins.every(({ original }) => isSameJson(original, twins[0]?.original));
    return isClear ? (twins[alike.indexOf(index)] ?? twins[0]) : undefined;
  }
  for (const key of IDENTITIES) {
    const identity = valueAt(item, [key]);
    if (typeof identity !== 'string' && typeof identity !== 'number') continue;
    const isMe = (value: unknown) => valueAt(value, [key]) === identity;
    const mine = places.filter(({ shown }) => isMe(shown));
    if (mine.length === 0) return undefined;
    if (mine.length === 1 && given.filter(isMe).length === 1 && !holdsMasks(identity)) return mine[0];
  }
  const isOnlyChange =
    given.length === places.length &&
    places.every(({ shown }, other) => other === index || isSameJson(given[other], shown));
  return isOnlyChange ? places[index] : undefined;
}

function withPlainMasks(value: unknown): unknown {
  if (typeof value === 'string') return plainMasks(value);
  return isContainer(value) ? mapValues(value, withPlainMasks) : value;
}

function blanked(value: unknown): unknown {
  if (typeof value === 'string') return REDACTED;
  return isContainer(value) ? mapValues(value, blanked) : value;
}

function holdsVendorMask(value: unknown): boolean {
  if (typeof value === 'string') return VENDOR_MASK.test(value);
  return isContainer(value) && Object.values(value).some(holdsVendorMask);
}
