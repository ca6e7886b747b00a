/** @module Masks that vendors put in place of what they do not show themselves, like `live_****`. */
import { isContainer } from '../../core/json.ts';

/** Also as URLs write it. */
const MASK = /(?:\*|%2a){3}|(?:[•●]|%e2%80%a2|%e2%97%8f){3}/i;

/** Nothing but a mask, or a word that says so. */
const NOTHING_BUT_MASK = /^(?:\*|•|●)+$|^\W*redacted\W*$/i;

/** Whether a run of stars or of bullets stands anywhere in a value. */
export function holdsVendorMask(value: unknown): boolean {
  if (typeof value === 'string') return MASK.test(value);
  return isContainer(value) && Object.values(value).some(holdsVendorMask);
}

/** Whether a text that stands where a secret is can only be a mask. */
export function isVendorMask(text: string): boolean {
  return MASK.test(text) || NOTHING_BUT_MASK.test(text);
}
