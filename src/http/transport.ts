/** @module The way to one vendor account: deadline, retry, breaker, single flight, redaction. */
import {
  CircuitState as BreakerState,
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { type Dispatcher, request } from 'undici';
import { VendorError } from '../model/vendor-error.ts';
import { answerError, type ReadErrorBody } from './answer-error.ts';
import { type CallOptions, pathWithQuery, type VendorAnswer, type VendorCall } from './call.ts';
import { connectionError } from './connection-error.ts';
import { createDispatcher, type StartAware } from './dispatcher.ts';
import { createRedactor } from './redact.ts';
import { isSafeToReadAgain, isSafeToWriteAgain, retrying } from './retry.ts';
import { SingleFlight } from './single-flight.ts';

/** Whether calls go through to the vendor. */
export type CircuitState = 'CLOSED' | 'HALF_OPEN' | 'OPEN';

/** Failures in a row (no connection, 5xx, time-out) after which the circuit opens. */
const FAILURES_TO_OPEN = 5;
/** How long an open circuit refuses calls before it lets one through to try; milliseconds. */
const OPEN_FOR_MS = 10_000;

/** What a transport needs to know of its account. */
export interface TransportOptions {
  /** Stands before every path; without a slash at its end. */
  readonly baseUrl: string;
  /** Sent with every call: the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Total time of one call, waiting in line and repeating included; milliseconds. */
  readonly timeoutMs: number;
  /** Calls under way at once. */
  readonly concurrency: number;
  /** Never shown anywhere: blanked in every message of the vendor. */
  readonly secrets: readonly string[];
  readonly readErrorBody: ReadErrorBody;
}

/** The way to one vendor account. Every failure is a {@link VendorError}. */
export class Transport {
  private readonly options: TransportOptions;
  private readonly dispatcher: Dispatcher;
  private readonly flights = new SingleFlight();
  private readonly redact: (text: string) => string;
  private readonly breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: OPEN_FOR_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });

  constructor(options: TransportOptions) {
    this.options = options;
    this.dispatcher = createDispatcher(options.concurrency);
    this.redact = createRedactor(options.secrets);
  }

  /**
   * A call that changes nothing. Identical ones under way share one call and one `parse`; it is repeated when it failed
   * in passing. `parse` throws a {@link VendorError} when the answer is not what the contract says.
   */
  read<T>(call: VendorCall, parse: (answer: VendorAnswer) => T, { signal }: CallOptions = {}): Promise<T> {
    const key = `${call.method} ${pathWithQuery(call)} ${JSON.stringify(call.body)}`;
    const start = (flightSignal: AbortSignal) => this.perform(call, isSafeToReadAgain, flightSignal).then(parse);
    return this.flights.join(key, start, signal);
  }

  /**
   * A call that changes something. Sent once; again only when it provably took no effect. It is not aborted when the
   * client goes away: half a write helps nobody.
   */
  async write(call: VendorCall): Promise<VendorAnswer> {
    try {
      return await this.perform(call, isSafeToWriteAgain, undefined);
    } finally {
      this.flights.closeDoors();
    }
  }

  /** One try, past the breaker: for health checks. */
  async probe(call: VendorCall, { signal }: CallOptions = {}): Promise<VendorAnswer> {
    const deadline = AbortSignal.timeout(this.options.timeoutMs);
    return this.exchange(call, deadline, signal);
  }

  get circuit(): CircuitState {
    switch (this.breaker.state) {
      case BreakerState.Closed:
        return 'CLOSED';
      case BreakerState.HalfOpen:
        return 'HALF_OPEN';
      default:
        return 'OPEN';
    }
  }

  /** Closes the connections; calls under way are finished first. */
  close(): Promise<void> {
    return this.dispatcher.close();
  }

  private perform(
    call: VendorCall,
    isSafe: (error: VendorError) => boolean,
    signal: AbortSignal | undefined,
  ): Promise<VendorAnswer> {
    const deadlineAt = Date.now() + this.options.timeoutMs;
    const deadline = AbortSignal.timeout(this.options.timeoutMs);
    const attempt = () => this.throughBreaker(() => this.exchange(call, deadline, signal));
    return retrying(attempt, isSafe, deadlineAt, either(deadline, signal));
  }

  private async throughBreaker<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await this.breaker.execute(run);
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new VendorError({
        code: 'CIRCUIT_OPEN',
        message: `not asked: the last ${FAILURES_TO_OPEN} calls failed, the next try is due within ${OPEN_FOR_MS / 1000} s`,
        retryable: true,
        retryAfterSeconds: OPEN_FOR_MS / 1000,
        mayHaveTakenEffect: false,
      });
    }
  }

  private async exchange(
    call: VendorCall,
    deadline: AbortSignal,
    signal: AbortSignal | undefined,
  ): Promise<VendorAnswer> {
    const { baseUrl, headers, timeoutMs } = this.options;
    let started = false;
    let status: number;
    let text: string;
    let retryAfter: string | undefined;
    try {
      const options: Parameters<typeof request>[1] & StartAware = {
        method: call.method,
        dispatcher: this.dispatcher,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip, deflate, br',
          'user-agent': 'rollcall',
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: call.body === undefined ? null : JSON.stringify(call.body),
        signal: either(deadline, signal),
        onStart: () => {
          started = true;
        },
      };
      const response = await request(`${baseUrl}${pathWithQuery(call)}`, options);
      status = response.statusCode;
      retryAfter = headerText(response.headers['retry-after']);
      text = await response.body.text();
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw connectionError(error, { started, timeoutMs, deadline });
    }
    return this.understand(status, text, retryAfter);
  }

  private understand(status: number, text: string, retryAfter: string | undefined): VendorAnswer {
    const json = parseJson(text);
    if (status < 200 || status > 299) {
      throw answerError(
        { status, body: json.ok ? json.value : text, retryAfter },
        this.options.readErrorBody,
        this.redact,
      );
    }
    if (json.ok) return { status, body: json.value };
    throw new VendorError({
      code: 'BAD_RESPONSE',
      message: `the vendor answered ${status} with a body that is no JSON`,
      status,
      retryable: false,
    });
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof VendorError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT');
}

function either(deadline: AbortSignal, signal: AbortSignal | undefined): AbortSignal {
  return signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function headerText(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
