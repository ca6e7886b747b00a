import { z } from 'zod';

/**
 * A whole number between two bounds, both included. A text of digits counts too, since that is what an environment
 * variable holds: `port: ${PORT}`.
 */
export function wholeNumber(minimum: number, maximum: number) {
  const error = `expected a whole number from ${minimum} to ${maximum}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int({ error }).min(minimum, { error }).max(maximum, { error }),
  );
}
