/** @module The entry of a worker, a process that answers. What it is to do, the process tells that has started it. */
import { cacheCompiledCode } from '../compile-cache.ts';

// Ctrl+C and a terminal that is closed reach the whole group of processes: the one that has started this one says what to do.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// It has ended: nobody hands over connections any more.
process.once('disconnect', () => process.exit(0));

cacheCompiledCode();
const { serveAsWorker } = await import('./worker.ts');
serveAsWorker(process, process.env);
