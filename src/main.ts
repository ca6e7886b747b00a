/** @module The entry: does what the arguments ask for, and reloads and stops when the process is told to. */
import '#preflight';
import { StartUpError } from './core/errors/start-up-error.ts';
import { cacheCompiledCode } from './server/compile-cache.ts';
import { collectSooner } from './server/heap.ts';
import { onReloadSignal } from './server/reload-signal.ts';
import { onStopSignal } from './server/stop-signals.ts';

cacheCompiledCode();
collectSooner();

const interruption = new AbortController();
// The rest is loaded afterwards, so that a signal is heard from the beginning.
const running = import('./cli/run.ts').then(({ run }) => run(process.argv.slice(2), process.env, interruption.signal));

onStopSignal(async () => {
  interruption.abort();
  const outcome = await running;
  return typeof outcome === 'number' ? outcome : outcome.stop();
}, process.env.npm_lifecycle_event !== undefined);
onReloadSignal(async () => {
  const outcome = await running;
  if (typeof outcome !== 'number') await outcome.reload();
});

try {
  const outcome = await running;
  if (typeof outcome === 'number') process.exitCode = outcome;
} catch (error) {
  console.error(error instanceof StartUpError ? error.message : error);
  process.exit(1);
}
