/** @module What the configuration says of a Nova account: where it is reached, and with what credentials. */
import { z } from 'zod';
import { accountSettingsBase, secret } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';

const orgIdExpectation = 'expected the id of an organisation, as it stands in the URLs of its agents';

/** What the configuration says of a Nova account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('nova'),
  /** The documented host; another one for a proxy. The client puts `/org/{org_id}/agents` behind it. */
  baseUrl: baseUrl.default('https://v2-nova-api.prod.czmx.in/api'),
  /** The organisation whose agents these are. */
  orgId: z
    .string({ error: orgIdExpectation })
    // A URL takes the dots for steps of the path.
    .refine((id) => id !== '' && id !== '.' && id !== '..' && id.isWellFormed(), { error: orgIdExpectation }),
  /** Key of the organisation. */
  apiKey: secret,
  /** How the key is sent. The vendor's pages say `X-API-Key`, its SDKs `Authorization: Bearer`. @default 'x-api-key' */
  authScheme: z.enum(['x-api-key', 'bearer']).default('x-api-key'),
});

/** Settings of a Nova account. */
export type NovaSettings = z.infer<typeof accountSettings>;
