/** @module What SIGINT and SIGTERM do. */
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * npm passes on each signal that it gets. Ctrl+C reaches the whole group of processes, so what npm started has it twice,
 * a moment apart (npm 11, `@npmcli/run-script`, signal-manager.js). Milliseconds.
 */
const PASSED_ON_MS = 250;

/**
 * Calls `stop` at the first signal; it gives the exit code. A second one ends the process at once, with the code that
 * shells give to a process that a signal ended. Nothing here needs a parent: it works for process 1 too, which has no
 * default answer to signals, so this is to be called before anything that takes time.
 *
 * @param isUnderNpm the same signal again within a quarter of a second is the same Ctrl+C
 */
export function onStopSignal(stop: () => Promise<number>, isUnderNpm: boolean): void {
  let first: { readonly signal: string; readonly at: number } | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (first === undefined) {
        first = { signal, at: performance.now() };
        void stop().then((code) => process.exit(code));
        return;
      }
      const isPassedOn = isUnderNpm && signal === first.signal && performance.now() - first.at < PASSED_ON_MS;
      if (!isPassedOn) process.exit(128 + constants.signals[signal]);
    });
  }
}
