/** @module What the configuration says of a Mastra account: where it is reached, and with what credentials. */
import { z } from 'zod';
import { accountSettingsBase } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';
import { headerSettings } from '../kit/header-settings.ts';

/** What the configuration says of a Mastra account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('mastra'),
  /** What stands before `/stored/agents`; `/api` is Mastra's own default: `http://localhost:4111/api`. */
  baseUrl,
  /**
   * Sent with every call: whatever the server's authentication reads, usually `authorization`. Names in any case.
   * @default {} - a server without authentication
   */
  headers: headerSettings.default({}),
});

/** Settings of a Mastra account. */
export type MastraSettings = z.infer<typeof accountSettings>;
