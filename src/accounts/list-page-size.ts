import { VendorError } from '../core/errors/vendor-error.ts';

/** After so many pages of a size that fitted, a larger one is tried again: only a part of a list may be heavy. */
const FITS_BEFORE_GROWTH = 4;

/** How large a page of an account's list may be: by its vendor, and by what its answers have shown. */
export class ListPageSize {
  private readonly max: number;
  /** The vendor gave pages of this size where larger ones were asked for. */
  private cap: number;
  /** Larger answers were too large to be read. */
  private fitting: number;
  private fits = 0;

  /** @param max the largest page that the vendor documents */
  constructor(max: number) {
    this.max = max;
    this.cap = max;
    this.fitting = max;
  }

  /** How many items a page is asked for at most. */
  get value(): number {
    return Math.min(this.readable, this.cap);
  }

  /** How many items an answer may hold, whatever size of pages the vendor has. */
  get readable(): number {
    return Math.min(this.max, this.fitting);
  }

  /** Remembers that the vendor gave a page of this size where a larger one was asked for. */
  noteCap(size: number): void {
    this.cap = Math.min(this.cap, size);
  }

  /** Remembers that a page of so many items could be read. */
  noteFit(limit: number): void {
    if (this.fitting >= this.max || limit < this.fitting) return;
    this.fits++;
    if (this.fits < FITS_BEFORE_GROWTH) return;
    this.fitting *= 2;
    this.fits = 0;
  }

  /**
   * Remembers that a page of so many items was too large, if that is what the error says.
   *
   * @returns whether a smaller one may be asked for
   */
  noteTooLarge(limit: number, error: unknown): boolean {
    if (!(error instanceof VendorError) || error.reason !== 'TOO_LARGE' || limit <= 1) return false;
    this.fitting = Math.min(this.fitting, Math.floor(limit / 2));
    this.fits = 0;
    return true;
  }
}
