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

/** A call that did not show that the vendor is up. */
class Doubt extends Error {
  readonly isOutage: boolean;

  constructor(cause: unknown, isOutage: boolean) {
    super('no answer of the vendor', { cause });
    this.isOutage = isOutage;
  }
}

/**
 * Stops calling a vendor that is down. Any answer of the vendor, a refusal too, shows that it is up. A call that its
 * caller gave up, or that had little time left when its turn came, shows nothing: it neither opens nor closes the circuit.
 */
export class Breaker {
  private openedAt = 0;
  private readonly fairMs: number;
  private readonly policy = circuitBreaker(
    handleWhen((error) => error instanceof Doubt && (error.isOutage || this.state === 'HALF_OPEN')),
    { halfOpenAfter: OPEN_FOR_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );

  /** @param fairMs a time-out sooner than this after the call began is not the vendor's; milliseconds */
  constructor(fairMs: number) {
    this.fairMs = fairMs;
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

  /** Runs a call unless the circuit is open. While one call tries whether the vendor is back, others wait for its result. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    try {
      const outcome = await this.policy.execute(() => this.outcomeOf(call));
      return outcome();
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw this.refusal();
      throw error instanceof Doubt ? error.cause : error;
    }
  }

  /** What the vendor answered, a refusal included: for the breaker no failure. */
  private async outcomeOf<T>(call: () => Promise<T>): Promise<() => T> {
    const begin = performance.now();
    try {
      const value = await call();
      return () => value;
    } catch (error) {
      if (!(error instanceof VendorError)) throw new Doubt(error, false);
      if (error.code === 'UNAVAILABLE') throw new Doubt(error, true);
      if (error.code === 'TIMEOUT') throw new Doubt(error, performance.now() - begin >= this.fairMs);
      return () => {
        throw error;
      };
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
