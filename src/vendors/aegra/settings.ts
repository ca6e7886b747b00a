/** @module What the configuration says of an Aegra account: where it is reached, and with what credentials. */
import { z } from 'zod';
import { accountSettingsBase, secret } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';

const headerName = 'expected the name of an HTTP header that Rollcall does not set itself';

/** Set by the way a call is sent; another value would break it. */
const OWN_HEADERS =
  /^(accept|accept-encoding|connection|content-length|content-type|expect|keep-alive|te|transfer-encoding|upgrade)$/i;

/** What the configuration says of an Aegra account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('aegra'),
  /** Aegra is self-hosted, so there is no default; `aegra serve` listens on http://localhost:2026. */
  baseUrl,
  /**
   * Sent with every call: whatever the server's authentication handler reads, usually `authorization`. Names in any case.
   * @default {} - a server without authentication
   */
  headers: z
    .record(
      z
        .string()
        .regex(/^[!#$%&'*+.^_`|~\w-]+$/, { error: headerName })
        .refine((name) => !OWN_HEADERS.test(name), { error: headerName }),
      secret,
    )
    .refine(
      (headers) => new Set(Object.keys(headers).map((name) => name.toLowerCase())).size === Object.keys(headers).length,
      {
        error: 'expected each header once, in whichever case its name is written',
      },
    )
    .default({}),
});

/** Settings of an Aegra account. */
export type AegraSettings = z.infer<typeof accountSettings>;
