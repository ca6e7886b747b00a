import { VendorError } from '../../core/errors/vendor-error.ts';

/**
 * A read of one thing: null when the vendor says that there is no such thing, any other failure as it is.
 *
 * @example
 * const voice = await nullWhenNotFound(transport.read({ method: 'GET', ...route('/voices/{id}', { id }) }, ({ body }) => body));
 */
export async function nullWhenNotFound<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof VendorError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
