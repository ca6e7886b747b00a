/** @module What the configuration says of a Chatsby account: where it is reached, and with what credentials. */
import { z } from 'zod';
import { accountSettingsBase, secret } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';

/** What the configuration says of a Chatsby account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('chatsby'),
  /** The documented host; another one for a proxy. */
  baseUrl: baseUrl.default('https://api.chatsby.co/v1'),
  /** `chtb_live_...` or `chtb_test_...`, sent as a bearer token. */
  apiKey: secret,
});

/** Settings of a Chatsby account. */
export type ChatsbySettings = z.infer<typeof accountSettings>;
