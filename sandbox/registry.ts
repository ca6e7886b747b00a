/** @module The registry: every vendor that has an embedded server. */

import type { SandboxedVendor } from './vendor-sandbox.ts';
import { aegra } from './vendors/aegra/index.ts';
import { chatsby } from './vendors/chatsby/index.ts';
import { cometchat } from './vendors/cometchat/index.ts';
import { gennia } from './vendors/gennia/index.ts';
import { mastra } from './vendors/mastra/index.ts';
import { nova } from './vendors/nova/index.ts';

/** All of them. */
export const sandboxedVendors: readonly SandboxedVendor[] = [aegra, chatsby, cometchat, gennia, mastra, nova];

/** Per key of a vendor, the flavours of its sandbox; empty where there is nothing to choose. */
export const sandboxFlavours: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  sandboxedVendors.map(({ key, flavours = [] }) => [key, flavours]),
);

/**
 * The vendor of that key.
 *
 * @throws TypeError when it has no embedded server
 */
export function sandboxedVendor(key: string): SandboxedVendor {
  const found = sandboxedVendors.find((vendor) => vendor.key === key);
  if (found === undefined) throw new TypeError(`no vendor is called "${key}"`);
  return found;
}
