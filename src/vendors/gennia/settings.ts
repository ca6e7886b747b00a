/** @module What the configuration says of a Gennia account: where it is reached, and with what credentials. */
import { z } from 'zod';
import { accountSettingsBase, secret } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';

/** What the configuration says of a Gennia account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('gennia'),
  /** The documented host; another one for a proxy or the vendor's other environments. */
  baseUrl: baseUrl.default('https://api.gennia.ai/public/api/v1'),
  /** `gsk_...`, the key of one workspace, sent as `X-Api-Key`. */
  apiKey: secret,
});

/** Settings of a Gennia account. */
export type GenniaSettings = z.infer<typeof accountSettings>;
