import { availableParallelism } from 'node:os';
import { z } from 'zod';

const MOST = 256;
const EXPECTED = `expected a whole number from 1 to ${MOST}, or auto`;

/** A number of processes; `auto` is read as how many can run at once on this machine. */
export const workerCount = z.preprocess(
  (value) => {
    if (value === 'auto') return Math.min(availableParallelism(), MOST);
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  },
  z.int({ error: EXPECTED }).min(1, { error: EXPECTED }).max(MOST, { error: EXPECTED }),
);
