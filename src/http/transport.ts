/** @module The way to one vendor account: deadline, retry, breaker, single flight, redaction. */
import { type Dispatcher, request } from 'undici';
import { parseJson as readJson } from '../model/json.ts';
import { createRedactor } from '../model/redactor.ts';
import { VendorError } from '../model/vendor-error.ts';
import { answerError, type ReadErrorBody } from './answer-error.ts';
import { Breaker, type CircuitState } from './breaker.ts';
import { type CallOptions, pathWithQuery, type VendorAnswer, type VendorCall } from './call.ts';
import { connectionError } from './connection-error.ts';
import { createDispatcher, type StartAware } from './dispatcher.ts';
import { errorInSuccess } from './error-in-success.ts';
import { isSafeToReadAgain, isSafeToWriteAgain, retrying } from './retry.ts';
import { SingleFlight } from './single-flight.ts';
import { Slots } from './slots.ts';

export type { CircuitState } from './breaker.ts';

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
  /** Larger answers are refused, before and after decompression; bytes. @default 33554432 */
  readonly maxResponseBytes?: number | undefined;
  /** Never shown anywhere: blanked in every message of the vendor. */
  readonly secrets: readonly string[];
  readonly readErrorBody: ReadErrorBody;
}

const DEFAULT_MAX_RESPONSE_BYTES = 33_554_432;

/** How long a call may go on. */
interface Patience {
  readonly deadline: AbortSignal;
  /** Aborted when nobody waits for the answer any more. */
  readonly caller: AbortSignal | undefined;
  /** Either of them: ends the waiting for a turn. */
  readonly over: AbortSignal;
  /** Ends a call that is under way. */
  readonly exchangeOver: AbortSignal;
}

/** The way to one vendor account. Every failure is a {@link VendorError}. */
export class Transport {
  private readonly options: TransportOptions;
  private readonly maxResponseBytes: number;
  private readonly dispatcher: Dispatcher;
  private readonly flights = new SingleFlight();
  private readonly redact: (text: string) => string;
  private readonly breaker: Breaker;
  private readonly slots: Slots;
  private closed: Promise<void> | undefined;

  constructor(options: TransportOptions) {
    this.options = options;
    this.maxResponseBytes = options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES;
    this.dispatcher = createDispatcher(options.concurrency, this.maxResponseBytes);
    this.slots = new Slots(options.concurrency);
    this.breaker = new Breaker(options.timeoutMs / 2);
    this.redact = createRedactor(options.secrets);
  }

  /**
   * A call that changes nothing. Identical ones under way share one call and one `parse`; it is repeated when it failed
   * in passing. `parse` throws a {@link VendorError} when the answer is not what the contract says.
   */
  read<T>(call: VendorCall, parse: (answer: VendorAnswer) => T, { signal }: CallOptions = {}): Promise<T> {
    const key = `${call.method} ${pathWithQuery(call)} ${JSON.stringify(call.body)}`;
    const start = (flightSignal: AbortSignal) =>
      this.perform(call, isSafeToReadAgain, this.patience(flightSignal)).then(parse);
    return this.flights.join(key, start, signal);
  }

  /**
   * A call that changes something. Sent once; again only when it provably took no effect. When the client goes away while
   * the call waits for its turn, it is not sent: rejects with the signal's reason. Once begun it goes on, since half a
   * write helps nobody.
   */
  async write(call: VendorCall, { signal }: CallOptions = {}): Promise<VendorAnswer> {
    try {
      return await this.perform(call, isSafeToWriteAgain, this.patience(signal, 'UNTIL_SENT'));
    } finally {
      this.flights.closeDoors();
    }
  }

  /** One try, past the breaker: for health checks. */
  async probe(call: VendorCall, { signal }: CallOptions = {}): Promise<VendorAnswer> {
    const patience = this.patience(signal);
    return this.inTurn(() => this.exchange(call, patience), patience);
  }

  get circuit(): CircuitState {
    return this.breaker.state;
  }

  /** Closes the connections. Calls under way are finished first; those that wait in line fail. */
  close(): Promise<void> {
    this.closed ??= this.dispatcher.close();
    return this.closed;
  }

  private perform(
    call: VendorCall,
    isSafe: (error: VendorError) => boolean,
    patience: Patience,
  ): Promise<VendorAnswer> {
    const deadlineAt = Date.now() + this.options.timeoutMs;
    const attempt = () => this.inTurn(() => this.breaker.run(() => this.exchange(call, patience)), patience);
    return retrying(attempt, isSafe, deadlineAt, patience.over);
  }

  /** @param attends how long the caller's going away matters */
  private patience(
    caller: AbortSignal | undefined,
    attends: 'UNTIL_SENT' | 'UNTIL_ANSWERED' = 'UNTIL_ANSWERED',
  ): Patience {
    const deadline = AbortSignal.timeout(this.options.timeoutMs);
    const over = caller === undefined ? deadline : AbortSignal.any([deadline, caller]);
    return { deadline, caller, over, exchangeOver: attends === 'UNTIL_SENT' ? deadline : over };
  }

  /**
   * Waits in line until fewer than `concurrency` calls are under way. That this takes too long is no failure of the
   * vendor, so the breaker does not hear of it.
   */
  private async inTurn<T>(run: () => Promise<T>, { caller, over }: Patience): Promise<T> {
    try {
      await this.slots.take(over);
    } catch (error) {
      if (caller?.aborted) throw caller.reason;
      const { timeoutMs, concurrency } = this.options;
      throw new VendorError(
        {
          code: 'TIMEOUT',
          message: `not sent within ${timeoutMs} ms: ${concurrency} calls, all that are allowed at once, were under way`,
          retryable: true,
          mayHaveTakenEffect: false,
        },
        { cause: error },
      );
    }
    try {
      return await run();
    } finally {
      this.slots.release();
    }
  }

  private async exchange(call: VendorCall, { deadline, caller, exchangeOver: over }: Patience): Promise<VendorAnswer> {
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
        signal: over,
        onStart: () => {
          started = true;
        },
      };
      over.throwIfAborted();
      const response = await unless(over, request(`${baseUrl}${pathWithQuery(call)}`, options));
      status = response.statusCode;
      retryAfter = headerText(response.headers['retry-after']);
      text = await response.body.text();
    } catch (error) {
      if (over !== deadline && caller?.aborted) throw caller.reason;
      throw connectionError(error, { started, timeoutMs, maxResponseBytes: this.maxResponseBytes, deadline });
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
    if (json.ok) {
      const error = errorInSuccess({ status, body: json.value }, this.options.readErrorBody, this.redact);
      if (error !== undefined) throw error;
      return { status, body: json.value };
    }
    throw new VendorError({
      code: 'BAD_RESPONSE',
      message: `the vendor answered ${status} with a body that is no JSON`,
      status,
      retryable: false,
    });
  }
}

/** undici hears of an abort only when the request is on a connection; looking up and connecting would outlast it. */
function unless<T>(over: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(over.reason);
    over.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => over.removeEventListener('abort', abort));
  });
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: readJson(text) };
  } catch {
    return { ok: false };
  }
}

function headerText(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
