/** @module Accounts of a configuration file that are no vendor's, but an embedded server's: `sandbox: true`. */

import { z } from 'zod';
import { isObject } from '../core/json.ts';
import { type SandboxSettings, sandboxSettings } from './sandbox-settings.ts';
import { accountSettingsBase, type CommonAccountSettings } from './settings.ts';

/** What the file says of a sandbox's account, with every default filled in. */
export interface SandboxAccountSettings extends Omit<CommonAccountSettings, 'sandbox'> {
  readonly sandbox: SandboxSettings;
}

/** Whether the settings are those of a sandbox that has yet to be started. */
export function isSandboxAccount<Settings extends { readonly sandbox?: unknown }>(
  settings: Settings,
): settings is Extract<Settings, SandboxAccountSettings> {
  return typeof settings.sandbox === 'object';
}

/** Whether what stands in the file asks for a sandbox. `false` and nothing do not. */
export function asksForSandbox(account: unknown): boolean {
  return isObject(account) && (account.sandbox ?? false) !== false;
}

/**
 * The schema of a sandbox's account. What only the vendor's real accounts have (credentials, an address) may stand
 * there and does not count, so that an account can be switched to a sandbox and back.
 *
 * @param vendorSettings the schema of the vendor's real accounts
 * @param flavours the servers that the vendor's sandbox can play
 */
export function sandboxAccountSettings(
  vendor: string,
  vendorSettings: z.ZodType,
  flavours: readonly string[] = [],
): z.ZodType<SandboxAccountSettings> {
  const unused = vendorKeys(vendorSettings);
  return accountSettingsBase
    .extend({
      ...Object.fromEntries(unused.map((key) => [key, z.unknown().optional()])),
      vendor: z.literal(vendor),
      sandbox: sandboxSettings.refine(({ flavour }) => flavour === undefined || flavours.includes(flavour), {
        path: ['flavour'],
        error:
          flavours.length === 0
            ? `expected no flavour: the sandbox of ${vendor} has only one`
            : `expected one of ${flavours.join(', ')}`,
      }),
    })
    .transform((settings) => {
      const counting = Object.entries(settings).filter(([key]) => !unused.includes(key));
      return Object.fromEntries(counting) as unknown as SandboxAccountSettings;
    });
}

/** The keys that only accounts of the vendor have. */
export function vendorKeys(vendorSettings: z.ZodType): string[] {
  return Object.keys(shapeOf(vendorSettings)).filter((key) => key !== 'vendor' && !(key in accountSettingsBase.shape));
}

function shapeOf(schema: unknown): object {
  if (schema instanceof z.ZodObject) return schema.shape;
  return schema instanceof z.ZodPipe ? shapeOf(schema.in) : {};
}
