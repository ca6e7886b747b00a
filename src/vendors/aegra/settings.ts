/** @module What the configuration says of an Aegra account: where it is reached, and with what credentials. */
import { z } from 'zod';
import { accountSettingsBase } from '../../settings/settings.ts';
import { baseUrl } from '../../settings/urls.ts';
import { headerSettings } from '../kit/header-settings.ts';

const POINTER_EXPECTATION =
  'expected a JSON Pointer into config or context, such as /context/model or /config/configurable/model';

/** What the configuration says of an Aegra account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('aegra'),
  /** Aegra is self-hosted, so there is no default; `aegra serve` listens on http://localhost:2026. */
  baseUrl,
  /**
   * Sent with every call: whatever the server's authentication handler reads, usually `authorization`. Names in any case.
   * @default {} - a server without authentication
   */
  headers: headerSettings.default({}),
  /**
   * Where in an assistant its graph reads the language model from: a JSON Pointer into `config` or `context`, such as
   * `/context/model`. @default none - a graph may read it from anywhere, or have it in its code
   */
  modelPointer: z
    .string({ error: POINTER_EXPECTATION })
    .regex(/^\/(?:config|context)(?:\/(?:[^~/]|~[01])+)+$/, { error: POINTER_EXPECTATION })
    .optional(),
});

/** Settings of an Aegra account. */
export type AegraSettings = z.infer<typeof accountSettings>;
