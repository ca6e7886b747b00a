/** @module What was shown blanked and comes back in a write: the blanks are never written over what they hide. */
import { isContainer, isObject, type JsonObject, mapValues, valueAt } from '../../core/json.ts';
import { holdsMask, plainMasks, REDACTED, type SecretFinder } from '../../core/secrets/redacted.ts';
import { restoreText, staysHidden } from '../../core/secrets/restore-text.ts';
import { isMoved, originsOf, type ShownValue } from './list-origins.ts';
import { shownKeys, shownPath } from './redact-document.ts';
import { holdsVendorMask } from './vendor-masks.ts';

/** What blanks are filled from. */
export interface MaskSource {
  /** The document as it is, with its secrets, in the keys of what is given. */
  readonly original: JsonObject;
  /** A document as it is shown. */
  readonly show: (document: JsonObject) => JsonObject;
  readonly findSecrets: SecretFinder;
}

/** What came of the blanks. */
export interface Restored {
  readonly value: JsonObject;
  /** Where blanks stand of which nobody can say what they hide: keys and indexes. */
  readonly unclear: readonly (readonly string[])[];
  /** Where what they hide would be shown from now on, since something else around it was changed. */
  readonly exposed: readonly (readonly string[])[];
}

/**
 * A value with what its blanks hide, each found at its own path: in an object under the same key; in a list in the item
 * that shows the same, has the same identity, or is the only one that was changed. What can not be told for certain is left
 * as it is and named.
 *
 * @param source absent where nothing was there before, so that a blank can stand for nothing
 */
export function restoreMasks(given: JsonObject, source: MaskSource | undefined): Restored {
  if (!holdsMasks(given)) return { value: given, unclear: [], exposed: [] };
  const restoration = new Restoration(source?.findSecrets ?? (() => []));
  const shown = source?.show(source.original);
  const value = restoration.restore(given, { original: source?.original, shown }, [], []) as JsonObject;
  return { value, unclear: restoration.unclear, exposed: restoration.exposedIn(value, source) };
}

/** Whether a blank stands anywhere in a value, in its keys included. */
export function holdsMasks(value: unknown): boolean {
  if (typeof value === 'string') return holdsMask(value);
  if (!isContainer(value)) return false;
  return Object.entries(value).some(([key, item]) => holdsMask(key) || holdsMasks(item));
}

const NOWHERE: ShownValue = { original: undefined, shown: undefined };

class Restoration {
  readonly unclear: (readonly string[])[] = [];
  private readonly exposed: (readonly string[])[] = [];
  /** What is shown as nothing but a blank, by its path as given and as restored. */
  private readonly whole: { readonly path: readonly string[]; readonly ownPath: readonly string[] }[] = [];
  private readonly findSecrets: SecretFinder;

  constructor(findSecrets: SecretFinder) {
    this.findSecrets = findSecrets;
  }

  /**
   * @param path as given
   * @param ownPath with the document's own keys, of which some are shown blanked
   */
  restore(given: unknown, place: ShownValue, path: readonly string[], ownPath: readonly string[]): unknown {
    if (!holdsMasks(given)) return given;
    if (Array.isArray(given)) return this.restoreList(given, place, path, ownPath);
    if (isObject(given)) return this.restoreObject(given, place, path, ownPath);
    const found = this.restoreLeaf(given as string, place, path, ownPath);
    if (found === undefined) this.unclear.push(path);
    return found ?? given;
  }

  /** Whoever may write could else read a secret: by changing what makes it one. */
  exposedIn(value: JsonObject, source: MaskSource | undefined): readonly (readonly string[])[] {
    if (source === undefined || this.whole.length === 0) return this.exposed;
    const shown = source.show(value);
    const seen = this.whole.filter(({ ownPath }) => !isBlankedAt(shown, shownPath(value, ownPath, this.findSecrets)));
    return [...this.exposed, ...seen.map(({ path }) => path)];
  }

  private restoreLeaf(
    given: string,
    { original, shown }: ShownValue,
    path: readonly string[],
    ownPath: readonly string[],
  ): unknown {
    if (original === undefined) return undefined;
    if (shown === REDACTED && original !== REDACTED) {
      // Blanked whole. What the vendor masks itself is not known here either.
      if (plainMasks(given) !== REDACTED || holdsVendorMask(original)) return undefined;
      this.whole.push({ path, ownPath });
      return original;
    }
    if (typeof original !== 'string') return undefined;
    const spans = this.findSecrets(original);
    if (spans.some((span) => holdsVendorMask(original.slice(...span)))) return undefined;
    const restored = restoreText(given, original, spans);
    if (restored !== undefined && !staysHidden(restored, this.findSecrets)) this.exposed.push(path);
    return restored?.text;
  }

  private restoreObject(
    given: JsonObject,
    { original, shown }: ShownValue,
    path: readonly string[],
    ownPath: readonly string[],
  ): unknown {
    const keys = isObject(original) ? Object.keys(original) : [];
    const shownAs = new Map(shownKeys(keys, this.findSecrets).map((key, index) => [key, keys[index] as string]));
    const gone = isObject(shown) ? Object.keys(shown).filter((key) => !Object.hasOwn(given, key)) : [];
    const goneItems = gone.map((key) => valueAt(shown, [key]));
    const entries = Object.entries(given).map(([key, item]): [string, unknown] => {
      const own = shownAs.get(plainMasks(key)) ?? (keys.includes(key) ? key : undefined);
      const isHidden = own !== undefined && own !== key;
      if (own === undefined && holdsMask(key)) this.unclear.push([...path, key]);
      const found =
        own === undefined ? NOWHERE : this.placeAt({ original, shown }, own, isHidden ? plainMasks(key) : own);
      const source = holdsMasks(item) && isMoved(item, found.shown, goneItems) ? NOWHERE : found;
      return [own ?? key, this.restore(item, source, [...path, key], [...ownPath, own ?? key])];
    });
    return Object.fromEntries(entries);
  }

  private restoreList(
    given: readonly unknown[],
    { original, shown }: ShownValue,
    path: readonly string[],
    ownPath: readonly string[],
  ): unknown {
    const items: readonly unknown[] = Array.isArray(original) ? original : [];
    const places = items.map((_, index) => this.placeAt({ original, shown }, String(index)));
    const origins = originsOf(given.map(withPlainMasks), places);
    return given.map((item, index) => {
      const step = String(index);
      return this.restore(item, origins[index] ?? NOWHERE, [...path, step], [...ownPath, step]);
    });
  }

  /** Below what is blanked whole, every text is. */
  private placeAt({ original, shown }: ShownValue, key: string, shownKey = key): ShownValue {
    const item = valueAt(original, [key]);
    const isShown = isContainer(shown) && Object.hasOwn(shown, shownKey);
    return { original: item, shown: isShown ? valueAt(shown, [shownKey]) : blanked(item) };
  }
}

/** Whether a value, or what stands around it, is blanked whole. */
function isBlankedAt(shown: unknown, path: readonly string[]): boolean {
  return (
    path.some((_, index) => valueAt(shown, path.slice(0, index)) === REDACTED) || valueAt(shown, path) === REDACTED
  );
}

function withPlainMasks(value: unknown): unknown {
  if (typeof value === 'string') return plainMasks(value);
  return isContainer(value) ? mapValues(value, withPlainMasks) : value;
}

function blanked(value: unknown): unknown {
  if (typeof value === 'string') return REDACTED;
  return isContainer(value) ? mapValues(value, blanked) : value;
}
