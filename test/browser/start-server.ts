import type { AccessSettings } from '../../src/access/authenticator.ts';
import { listen } from '../../src/server/listen.ts';
import { startRollcall } from '../support/rollcall.ts';

/**
 * Starts the server whose explorer is tested: Rollcall over all sandboxes, on a free port.
 *
 * @param access how callers sign in. @default nobody does
 */
export async function startServer(access?: AccessSettings): Promise<{ url: string; stop(): Promise<void> }> {
  const { rollcall, close } = await startRollcall(access === undefined ? {} : { access });
  const listening = await listen(rollcall.listener, '127.0.0.1', 0);
  return {
    url: `${listening.origin}/graphql`,
    async stop() {
      await listening.stop();
      await close();
    },
  };
}
