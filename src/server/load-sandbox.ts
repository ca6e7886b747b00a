/** @module The sandbox, loaded only when an account asks for one: a server for real accounts needs none of its code. */
import { StartUpError } from '../core/errors/start-up-error.ts';

export type { Sandbox } from '../../sandbox/start.ts';

/**
 * The sandbox's code.
 *
 * @throws StartUpError when it was not installed: it is no part of a production install
 */
export async function loadSandbox() {
  try {
    const [{ openSandbox }, { sandboxFlavours }, { defaultSandboxAccounts }] = await Promise.all([
      import('../../sandbox/start.ts'),
      import('../../sandbox/registry.ts'),
      import('../../sandbox/default-accounts.ts'),
    ]);
    return { openSandbox, sandboxFlavours, defaultSandboxAccounts };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new StartUpError(
      'An account is a sandbox, but the sandbox is not installed: "npm ci" installs it, "npm ci --omit=dev" does not.',
    );
  }
}
