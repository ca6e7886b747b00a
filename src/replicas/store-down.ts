import { VendorError } from '../core/errors/vendor-error.ts';

/** Called with what keeps the store from being asked. It holds no secret. */
export type OnStoreFailure = (error: unknown) => void;

/**
 * Waits for what has to be in the store before anything is sent.
 *
 * @throws VendorError `UNAVAILABLE` that says that nothing was begun
 */
export async function requireStore<T>(answer: Promise<T>, onFailure: OnStoreFailure): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    onFailure(error);
    const message = 'the store that all processes share could not be asked. Nothing was changed: try again later';
    throw new VendorError({ code: 'UNAVAILABLE', message, mayHaveTakenEffect: false });
  }
}
