/** @module What the configuration says of a CometChat account: where it is reached, and with what credentials. */
import { z } from 'zod';
import { accountSettingsBase, secret } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';

const appId = 'expected the App ID of the CometChat dashboard: letters, digits and hyphens';

/** What the configuration says of a CometChat account. */
export const accountSettings = accountSettingsBase
  .extend({
    vendor: z.literal('cometchat'),
    /** The app's id; it is part of the host name. */
    appId: z.string({ error: appId }).regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i, { error: appId }),
    /** Where the app is hosted. @default 'us' */
    region: z.enum(['us', 'eu', 'in']).default('us'),
    /** A REST API key (`fullAccess`), sent as the header `apikey`. An auth key (`authOnly`) may not manage agents. */
    apiKey: secret,
    /** The documented host, made of `appId` and `region`; another one for a proxy. */
    baseUrl: baseUrl.optional(),
  })
  .transform((settings) => ({
    ...settings,
    baseUrl: settings.baseUrl ?? `https://${settings.appId.toLowerCase()}.api-${settings.region}.cometchat.io/v3`,
  }));

/** Settings of a CometChat account. */
export type CometChatSettings = z.infer<typeof accountSettings>;
