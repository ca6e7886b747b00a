import { VendorError } from '../../../core/errors/vendor-error.ts';

/** A list in which page after page brings nothing new. */
export function restless(): VendorError {
  return new VendorError({
    code: 'UNAVAILABLE',
    message: "the vendor's list repeats itself, or changes faster than it can be read",
  });
}
