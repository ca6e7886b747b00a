/** @module Secrets that are written back as they are held, because an object can only be written whole. */
import { isContainer, isObject, type JsonObject, valueAt } from '../../core/json.ts';
import { REDACTED, type SecretFinder } from '../../core/secrets/redacted.ts';
import { isSecretName } from '../../core/secrets/secret-names.ts';
import { shownKeys } from './redact-document.ts';
import type { MaskSource } from './restore-masks.ts';
import { holdsVendorMask, isVendorMask } from './vendor-masks.ts';

/** A held value that must not be written back. */
export interface HeldSecret {
  /**
   * `MASK`: it is the vendor's own mask, and would be written over what that hides. `EXPOSED`: it would be shown from now
   * on, since something else around it was changed.
   */
  readonly problem: 'MASK' | 'EXPOSED';
  /** Keys and indexes. */
  readonly path: readonly string[];
}

/** A value of a body, what stands in its place, and how each is shown: `[redacted]` below what is blanked whole, too. */
interface Spot {
  readonly value: unknown;
  readonly shown: unknown;
  readonly held: unknown;
  readonly heldShown: unknown;
}

/** What a body writes back as it is held, and must not: secrets that the vendor masks, or that would be secrets no more. */
export function heldSecrets(body: JsonObject, { original, show, findSecrets }: MaskSource): HeldSecret[] {
  function visit({ value, shown, held, heldShown }: Spot, path: readonly string[]): HeldSecret[] {
    if (typeof value === 'string') {
      if (value !== held) return [];
      if (isMasked(value, heldShown, findSecrets)) return [{ problem: 'MASK', path }];
      return heldShown === REDACTED && value !== REDACTED && shown !== REDACTED ? [{ problem: 'EXPOSED', path }] : [];
    }
    if (!isContainer(value) || !isContainer(held)) return [];
    const below = shownBelow(value, shown, findSecrets);
    const heldBelow = shownBelow(held, heldShown, findSecrets);
    return Object.entries(value).flatMap(([key, item]) => {
      const spot = { value: item, shown: below.get(key), held: valueAt(held, [key]), heldShown: heldBelow.get(key) };
      return visit(spot, [...path, key]);
    });
  }

  return visit({ value: body, shown: show(body), held: original, heldShown: show(original) }, []);
}

/** How the members of a value are shown, by their own keys. */
function shownBelow(value: object, shown: unknown, findSecrets: SecretFinder): ReadonlyMap<string, unknown> {
  const keys = Object.keys(value);
  const shownAs = isObject(value) ? shownKeys(keys, findSecrets) : keys;
  return new Map(
    keys.map((key, index) => [key, isContainer(shown) ? valueAt(shown, [shownAs[index] ?? key]) : REDACTED]),
  );
}

/** Whether a mask stands in place of a secret: of one that is blanked whole, or of a part of a text. Prose may have stars. */
function isMasked(text: string, shown: unknown, findSecrets: SecretFinder): boolean {
  if (shown === REDACTED) return isVendorMask(text);
  if (!holdsVendorMask(text)) return false;
  const parameters = [...text.matchAll(/[?&;#]([\w.-]{1,64})=([^\s"'<>&;#]+)/g)];
  return (
    findSecrets(text).some((span) => holdsVendorMask(text.slice(...span))) ||
    parameters.some(([, name = '', value]) => isSecretName(name) && holdsVendorMask(value))
  );
}
