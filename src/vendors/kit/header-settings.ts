/** @module The setting `headers`, for servers of one's own: with what credentials they are asked differs from one to another. */
import { z } from 'zod';
import { secret } from '../../settings/settings.ts';

const expectation = 'expected the name of an HTTP header that Rollcall does not set itself';

/** Set by the way a call is sent; another value would break it. */
const OWN_HEADERS =
  /^(accept|accept-encoding|connection|content-length|content-type|expect|keep-alive|te|transfer-encoding|upgrade)$/i;

const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~\w-]+$/, { error: expectation })
  .refine((name) => !OWN_HEADERS.test(name), { error: expectation });

/**
 * HTTP headers that are sent with every call, names in any case. Their values are secrets.
 *
 * @example
 * const accountSettings = accountSettingsBase.extend({
 *   vendor: z.literal('acme'),
 *   baseUrl,
 *   headers: headerSettings.default({}),
 * });
 */
export const headerSettings = z
  .record(headerName, secret)
  .refine(
    (headers) => new Set(Object.keys(headers).map((name) => name.toLowerCase())).size === Object.keys(headers).length,
    { error: 'expected each header once, in whichever case its name is written' },
  );
