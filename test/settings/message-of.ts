import { StartUpError } from '../../src/core/errors/start-up-error.ts';
import type { Environment } from '../../src/settings/environment.ts';
import { loadConfiguration } from '../../src/settings/load.ts';
import { standInVendors } from './stand-in-vendors.ts';

/** Loads a text with the stand-in vendors, as if it stood in `file`. */
export function load(text: string, env: Environment = {}, file = 'rollcall.yaml') {
  return loadConfiguration({ file, text, env, vendorSettings: standInVendors });
}

/** What a user reads when `action` fails for what it was started with. Any other outcome fails the test. */
export function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof StartUpError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
}
