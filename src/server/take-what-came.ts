import { setImmediate } from 'node:timers/promises';

/** Nothing is left to be taken when so many turns of the event loop took none, of which the first may have begun before. */
const IDLE_TURNS = 2;

/** How long that may last where connections never cease to come; milliseconds. */
const MAX_TAKING_MS = 5_000;

/**
 * Lets the event loop turn until it has taken whatever the system has got: of connections it takes one in each turn.
 *
 * @param taken how many connections were
 */
export async function takeWhatCame(taken: () => number): Promise<void> {
  const end = performance.now() + MAX_TAKING_MS;
  for (let idle = 0; idle < IDLE_TURNS && performance.now() < end; ) {
    const before = taken();
    await setImmediate();
    idle = taken() === before ? idle + 1 : 0;
  }
}
