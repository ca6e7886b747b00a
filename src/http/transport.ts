/** @module The way to one vendor account: line, deadline, pause, retry, breaker, single flight, redaction. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { VendorError } from '../core/errors/vendor-error.ts';
import { createRedactor } from '../core/secrets/redactor.ts';
import type { ReadErrorBody } from './answer-error.ts';
import { Breaker, type CircuitState } from './breaker.ts';
import { type CallOptions, pathWithQuery, type VendorAnswer, type VendorCall } from './call.ts';
import { CallClock, type CallPhase } from './call-clock.ts';
import { noAnswer } from './connection-error.ts';
import { createDispatcher } from './dispatcher.ts';
import { type ExchangeOptions, type ExchangeSignals, exchange } from './exchange.ts';
import { Patience } from './patience.ts';
import { Pause } from './pause.ts';
import { isSafeToReadAgain, isSafeToWriteAgain, retrying } from './retry.ts';
import { type FlightTime, SingleFlight } from './single-flight.ts';
import { Slots, type Turn } from './slots.ts';
import { parsed, understand } from './understand.ts';

export type { CircuitState } from './breaker.ts';

/** What a transport needs to know of its account. */
export interface TransportOptions {
  /** Stands before every path; without a slash at its end. */
  readonly baseUrl: string;
  /** Sent with every call: the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Total time of one call once it is sent; milliseconds. Repeating is included, unless a try provably did nothing: then
   * the next one has all of the time.
   */
  readonly timeoutMs: number;
  /**
   * How long a call may wait before it is sent, for the last time if there are several: for its turn and then, no longer
   * than `timeoutMs`, for the end of a pause and for others to try whether the vendor is back; milliseconds. @default 60000
   */
  readonly queueTimeoutMs?: number | undefined;
  /** Calls under way at once. */
  readonly concurrency: number;
  /** Larger answers are refused, before and after decompression; bytes. @default 33554432 */
  readonly maxResponseBytes?: number | undefined;
  /** Never shown anywhere: blanked in every message of the vendor. */
  readonly secrets: readonly string[];
  readonly readErrorBody: ReadErrorBody;
}

const DEFAULT_QUEUE_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 33_554_432;

/** What is special about a call. */
interface Manner {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal | undefined;
  /** Whether a call that is under way may be given up. */
  readonly canBeGivenUp: boolean;
  readonly isSafeToRepeat: (error: VendorError) => boolean;
  /** Called when the call is sent, and when it is back to waiting. */
  readonly onPhase?: (phase: CallPhase) => void;
}

/** The way to one vendor account. Every failure is a {@link VendorError}. */
export class Transport {
  private readonly options: TransportOptions;
  private readonly queueTimeoutMs: number;
  private readonly dispatcher: Dispatcher;
  private readonly exchangeOptions: ExchangeOptions;
  private readonly flights: SingleFlight;
  private readonly redact: (text: string) => string;
  private readonly breaker: Breaker;
  private readonly pause = new Pause();
  private readonly slots: Slots;
  private closed: Promise<void> | undefined;

  constructor(options: TransportOptions) {
    const { baseUrl, headers, timeoutMs, queueTimeoutMs = DEFAULT_QUEUE_TIMEOUT_MS, concurrency } = options;
    const { maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES } = options;
    this.options = options;
    this.queueTimeoutMs = queueTimeoutMs;
    this.dispatcher = createDispatcher({ baseUrl, concurrency, maxResponseBytes });
    this.exchangeOptions = { dispatcher: this.dispatcher, baseUrl, headers, timeoutMs, maxResponseBytes };
    this.slots = new Slots(concurrency);
    this.breaker = new Breaker(timeoutMs / 2);
    this.redact = createRedactor(options.secrets);
    this.flights = new SingleFlight(this.flightTime(1));
  }

  /**
   * A call that changes nothing. Identical ones under way share one call and one `parse`; it is repeated when it failed
   * in passing. `parse` throws a {@link VendorError} when the answer is not what the contract says.
   */
  read<T>(call: VendorCall, parse: (answer: VendorAnswer) => T, { signal, timeShare }: CallOptions = {}): Promise<T> {
    const key = `${call.method} ${pathWithQuery(call)} ${JSON.stringify(call.body)}`;
    const start = async (flightSignal: AbortSignal, onPhase: (phase: CallPhase) => void) => {
      const manner = { signal: flightSignal, canBeGivenUp: true, isSafeToRepeat: isSafeToReadAgain, onPhase };
      return parsed(await this.perform(call, manner), parse);
    };
    return this.flights.join(key, start, signal, timeShare === undefined ? undefined : this.flightTime(timeShare));
  }

  /**
   * A call that changes something. Sent once; again only when it provably took no effect. When the client goes away while
   * the call waits to be sent, it is not sent: rejects with the signal's reason. Once sent it goes on, since half a write
   * helps nobody.
   */
  async write(call: VendorCall, { signal }: CallOptions = {}): Promise<VendorAnswer> {
    try {
      return await this.perform(call, { signal, canBeGivenUp: false, isSafeToRepeat: isSafeToWriteAgain });
    } finally {
      this.flights.closeDoors();
    }
  }

  /** One try, past the breaker and before all who wait in line: for health checks. */
  async probe(call: VendorCall, { signal }: CallOptions = {}): Promise<VendorAnswer> {
    const obstacle = this.pause.obstacle();
    if (obstacle !== undefined) throw obstacle;
    const turn = await this.turn(signal, true);
    const patience = new Patience(this.options.timeoutMs, signal);
    try {
      return await this.pause.run(
        () => this.try(call, patience),
        patience,
        (meanwhile) => meanwhile,
      );
    } finally {
      patience.end();
      turn.end();
    }
  }

  get circuit(): CircuitState {
    return this.breaker.state;
  }

  /** Closes the connections. Calls under way are finished first; those that wait in line fail. */
  close(): Promise<void> {
    this.closed ??= this.dispatcher.close();
    return this.closed;
  }

  /** A call, from the line to its answer. What it waits for is no fault of the vendor's: the clock begins when it is sent. */
  private async perform(call: VendorCall, manner: Manner): Promise<VendorAnswer> {
    const { signal, canBeGivenUp, isSafeToRepeat, onPhase } = manner;
    const { timeoutMs } = this.options;
    this.breaker.refuse();
    const cameAt = performance.now();
    const turn = await this.turn(signal);
    const leftMs = this.queueTimeoutMs - (performance.now() - cameAt);
    // A pause that is longer than callers would wait for an answer is told at once.
    const clock = new CallClock({ waitMs: Math.min(leftMs, timeoutMs), callMs: timeoutMs }, signal, onPhase);
    const { waiting } = clock;
    // While a call waits, others have its slot.
    const holdBack = (meanwhile: Promise<void>) => {
      clock.takeBack();
      return turn.lend(meanwhile, waiting.over);
    };
    const send = async () => {
      const { expired, over } = clock.send();
      try {
        return await this.try(call, { expired, over: canBeGivenUp ? over : expired });
      } catch (error) {
        if (error instanceof VendorError && !error.mayHaveTakenEffect) clock.takeBack();
        throw error;
      }
    };
    const attempt = () => this.pause.run(send, waiting, holdBack);
    const wait = (ms: number) => {
      const { over } = clock.current;
      return turn.lend(sleep(ms, undefined, { signal: over }), over);
    };
    try {
      const repeating = () => retrying(attempt, isSafeToRepeat, clock, wait);
      return await this.breaker.run(repeating, { path: call.path, over: waiting.over });
    } catch (error) {
      // Out of time while another call tried whether the vendor is back.
      const isTooLate = waiting.expired.aborted && error === waiting.expired.reason;
      throw isTooLate ? this.breaker.refusal() : error;
    } finally {
      clock.end();
      turn.end();
    }
  }

  /** Waits in line until fewer than `concurrency` calls are under way. */
  private async turn(signal: AbortSignal | undefined, goesAhead = false): Promise<Turn> {
    const patience = new Patience(this.queueTimeoutMs, signal);
    try {
      return await this.slots.take(patience.over, goesAhead);
    } catch (error) {
      throw error === patience.expired.reason ? this.noTurn() : error;
    } finally {
      patience.end();
    }
  }

  private async try(call: VendorCall, signals: ExchangeSignals): Promise<VendorAnswer> {
    const answer = await exchange(call, this.exchangeOptions, signals);
    return understand(call, answer, this.options.readErrorBody, this.redact);
  }

  private flightTime(share: number): FlightTime {
    const callMs = this.options.timeoutMs * share;
    const error: FlightTime['error'] = (phase) =>
      phase === 'LINE' ? (this.pause.obstacle() ?? this.noTurn()) : noAnswer(callMs, true);
    return { lineMs: this.queueTimeoutMs, callMs, error };
  }

  private noTurn(): VendorError {
    const { queueTimeoutMs } = this;
    const { concurrency } = this.options;
    return new VendorError({
      code: 'TIMEOUT',
      message: `not sent within ${queueTimeoutMs} ms (queueTimeoutMs): all ${concurrency} calls that are allowed at once (concurrency) were under way`,
      retryable: true,
      mayHaveTakenEffect: false,
    });
  }
}
