import { collectDefaultMetrics, Registry } from 'prom-client';

/** Of the process there is one, however many Rollcalls are in it, and what measures its event loop can not be ended. */
let ofProcess: Registry | undefined;

/** Measures the process itself, from the first call on. */
export function measureProcess(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}
