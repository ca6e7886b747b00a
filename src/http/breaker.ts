import {
  CircuitState as BreakerState,
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { VendorError } from '../model/vendor-error.ts';

/** Whether calls go through to the vendor. */
export type CircuitState = 'CLOSED' | 'HALF_OPEN' | 'OPEN';

/** Failures in a row (no connection, 5xx, time-out) after which the circuit opens. */
const FAILURES_TO_OPEN = 5;
/** How long an open circuit refuses calls before it lets one through to try; milliseconds. */
const OPEN_FOR_MS = 10_000;

/**
 * Stops calling a vendor that is down. Any answer of the vendor, a refusal too, shows that it is up; a call that its
 * caller gave up shows nothing, so that it neither opens nor closes the circuit.
 */
export class Breaker {
  private openedAt = 0;
  private readonly policy = circuitBreaker(
    handleWhen((error) => isOutage(error) || this.state === 'HALF_OPEN'),
    { halfOpenAfter: OPEN_FOR_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );

  constructor() {
    this.policy.onBreak(() => {
      this.openedAt = Date.now();
    });
  }

  get state(): CircuitState {
    switch (this.policy.state) {
      case BreakerState.Closed:
        return 'CLOSED';
      case BreakerState.HalfOpen:
        return 'HALF_OPEN';
      default:
        return 'OPEN';
    }
  }

  /** @throws VendorError `CIRCUIT_OPEN` when {@link run} would refuse now */
  check(): void {
    if (this.state === 'OPEN' && Date.now() - this.openedAt < OPEN_FOR_MS) throw this.refusal();
  }

  /** Runs a call unless the circuit is open. While one call tries whether the vendor is back, others wait for its result. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    try {
      const outcome = await this.policy.execute(() => outcomeOf(call));
      return outcome();
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.refusal() : error;
    }
  }

  private refusal(): VendorError {
    const dueInSeconds = Math.max(1, Math.ceil((this.openedAt + OPEN_FOR_MS - Date.now()) / 1000));
    return new VendorError({
      code: 'CIRCUIT_OPEN',
      message: `not asked: the last ${FAILURES_TO_OPEN} calls failed, the next try is due within ${dueInSeconds} s`,
      retryable: true,
      retryAfterSeconds: dueInSeconds,
      mayHaveTakenEffect: false,
    });
  }
}

/** The result or the refusal of a call, for the breaker no failure. Outages and aborts are thrown. */
async function outcomeOf<T>(call: () => Promise<T>): Promise<() => T> {
  try {
    const value = await call();
    return () => value;
  } catch (error) {
    if (!(error instanceof VendorError) || isOutage(error)) throw error;
    return () => {
      throw error;
    };
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof VendorError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT');
}
