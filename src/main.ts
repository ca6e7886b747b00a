/** @module The entry: starts, and stops when the process is told to. */
import '#preflight';
import { StartUpError } from './core/errors/start-up-error.ts';
import { onStopSignal } from './server/stop-signals.ts';

// The rest is loaded afterwards, so that a signal is heard from the beginning.
const starting = import('./server/start.ts').then(({ start }) => start(process.argv.slice(2), process.env));

onStopSignal(async () => (await starting)?.stop() ?? 0, process.env.npm_lifecycle_event !== undefined);

try {
  await starting;
} catch (error) {
  console.error(error instanceof StartUpError ? error.message : error);
  process.exit(1);
}
