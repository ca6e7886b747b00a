/** @module How large a page of an account's list may be: by its vendor, and by what its answers have shown. */

import type { Account } from '../../../accounts/account.ts';
import { VendorError } from '../../../core/errors/vendor-error.ts';

/** After so many pages of a size that fitted, a larger one is tried again: only a part of a list may be heavy. */
const FITS_BEFORE_GROWTH = 4;

interface Known {
  /** The vendor gave pages of this size where larger ones were asked for. */
  cap: number;
  /** Larger answers were too large to be read. */
  fitting: number;
  fits: number;
}

const known = new WeakMap<Account, Known>();

/** How many items a page of the account's list is asked for at most. */
export function pageSizeOf(account: Account): number {
  const { maxPageSize } = account.vendor.capabilities.listing;
  const { cap = maxPageSize, fitting = maxPageSize } = known.get(account) ?? {};
  return Math.min(maxPageSize, cap, fitting);
}

/** Remembers that the vendor gave a page of this size where a larger one was asked for. */
export function notePageSize(account: Account, size: number): void {
  const state = stateOf(account);
  state.cap = Math.min(state.cap, size);
}

/** Remembers that a page of so many items could be read. */
export function noteFit(account: Account, limit: number): void {
  const state = known.get(account);
  if (state === undefined || limit < state.fitting) return;
  state.fits++;
  if (state.fits < FITS_BEFORE_GROWTH) return;
  state.fitting *= 2;
  state.fits = 0;
}

/**
 * Remembers that a page of so many items was too large, if that is what the error says.
 *
 * @returns whether a smaller one may be asked for
 */
export function noteTooLarge(account: Account, limit: number, error: unknown): boolean {
  if (!(error instanceof VendorError) || error.reason !== 'TOO_LARGE' || limit <= 1) return false;
  const state = stateOf(account);
  state.fitting = Math.min(state.fitting, Math.floor(limit / 2));
  state.fits = 0;
  return true;
}

function stateOf(account: Account): Known {
  const { maxPageSize } = account.vendor.capabilities.listing;
  const state = known.get(account) ?? { cap: maxPageSize, fitting: maxPageSize, fits: 0 };
  known.set(account, state);
  return state;
}
