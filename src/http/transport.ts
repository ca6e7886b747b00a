/** @module The way to one vendor account: everything in this folder, put together. */
import type { Dispatcher } from 'undici';
import { budgetUnderWay, countCall } from '../core/call-budget.ts';
import type { VendorError } from '../core/errors/vendor-error.ts';
import { noteFinishedWrite } from '../core/finished-writes.ts';
import { noteCached } from '../core/statistics.ts';
import { AttemptSender } from './attempt.ts';
import { Breaker, type CircuitState } from './breaker.ts';
import { type CallOptions, pathWithQuery, type VendorAnswer, type VendorCall } from './call.ts';
import type { CallPhase } from './call-deadlines.ts';
import { type CallLoad, CallQueue } from './call-queue.ts';
import { type ServerAddress, serverAddress, startJoinedSpan } from './call-span.ts';
import { type NoteJoined, RequestCoalescer } from './coalesce.ts';
import { noAnswer } from './connection-error.ts';
import { createDispatcher } from './dispatcher.ts';
import { beginStatistics, type CalledAccount, withCallEvent } from './events.ts';
import { Pause } from './pause.ts';
import { CallPipeline } from './pipeline.ts';
import type { VendorRateLimit } from './rate-limit.ts';
import { ReadCache } from './read-cache.ts';
import { isSafeToReadAgain, isSafeToWriteAgain } from './retry.ts';
import type { ReadTimeouts, SharedCallOptions } from './shared-call.ts';
import { DEFAULT_MAX_RESPONSE_BYTES, DEFAULT_QUEUE_TIMEOUT_MS, type TransportOptions } from './transport-options.ts';
import { type ParseAnswer, parsed } from './understand.ts';

export type { CircuitState } from './breaker.ts';
export type { CallLoad } from './call-queue.ts';
export type { TransportOptions } from './transport-options.ts';

/** The way to one vendor account. Every failure is a {@link VendorError}. */
export class Transport {
  private readonly options: TransportOptions;
  /** What events and spans say of all calls. */
  private readonly called: { readonly account: CalledAccount | undefined; readonly server: ServerAddress };
  private readonly dispatcher: Dispatcher;
  private readonly sender: AttemptSender;
  private readonly queueTimeoutMs: number;
  private readonly queue: CallQueue;
  private readonly breaker: Breaker;
  private readonly pause = new Pause();
  private readonly pipeline: CallPipeline;
  private readonly coalescer: RequestCoalescer;
  private readonly cache: ReadCache | undefined;
  private closed: Promise<void> | undefined;

  constructor(options: TransportOptions) {
    const { baseUrl, headers = {}, timeoutMs, queueTimeoutMs = DEFAULT_QUEUE_TIMEOUT_MS, concurrency } = options;
    const { maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES } = options;
    this.options = options;
    this.called = { account: options.account, server: serverAddress(baseUrl) };
    this.dispatcher = createDispatcher({ baseUrl, concurrency, maxResponseBytes });
    const { dispatcher } = this;
    const { authorizer, secrets, readErrorBody, sendTraceContext = false } = options;
    const ofAttempts = {
      dispatcher,
      baseUrl,
      headers,
      authorizer,
      secrets,
      readErrorBody,
      timeoutMs,
      maxResponseBytes,
      sendTraceContext,
    };
    this.sender = new AttemptSender(ofAttempts);
    this.queueTimeoutMs = queueTimeoutMs;
    this.queue = new CallQueue({ concurrency, queueTimeoutMs });
    this.breaker = new Breaker(timeoutMs / 2);
    const { queue, breaker, pause } = this;
    this.pipeline = new CallPipeline({ queue, breaker, pause, timeoutMs, queueTimeoutMs });
    this.coalescer = new RequestCoalescer(this.readTimeouts(1));
    this.cache = createReadCache(options);
  }

  /**
   * A call that changes nothing. Identical ones under way share one call and one `parse`; it is repeated after a transient
   * failure. With `maxAgeMs`, what an earlier one gave is given again, as far as the request may have it. `parse` throws a {@link VendorError} when the answer is not what the contract says.
   */
  read<T>(call: VendorCall, parse: ParseAnswer<T>, { signal, timeShare }: CallOptions = {}): Promise<T> {
    const target = pathWithQuery(call);
    const key = `${call.method} ${target} ${JSON.stringify(call.body)}`;
    const cached = this.cache?.begin(call, key);
    if (cached?.isKept) return Promise.resolve(cached.value as T);
    const start = (shared: SharedCallOptions) => {
      // Thrown before there is a call to join: that this request may make no more of them is no failure of others.
      countCall();
      const { account, server } = this.called;
      const { signal } = shared;
      return withCallEvent(
        { account, server, call, signal, shared },
        (recorder) =>
          this.pipeline.run({
            attempt: (signals) => this.sender.send({ call, target, signals, isRead: true, recorder }),
            path: call.path,
            signal,
            isCancellable: true,
            isSafeToRepeat: isSafeToReadAgain,
            onPhase(phase) {
              recorder?.notePhase(phase);
              shared.notePhase(phase);
            },
          }),
        (answer) => {
          const value = parsed(answer, parse, signal);
          if (cached === undefined) return value;
          const keep = (kept: T) => {
            cached.keep(kept, answer.size ?? 0);
            return kept;
          };
          return value instanceof Promise ? value.then(keep) : keep(value);
        },
      );
    };
    const noteJoined: NoteJoined = ({ span: shared }) => {
      const span = startJoinedSpan({ ...this.called, call }, shared);
      const left = beginStatistics({ ...this.called, call }, true);
      return () => {
        span.end();
        left?.();
      };
    };
    const timeouts = timeShare === undefined ? undefined : this.readTimeouts(timeShare);
    const answer = this.coalescer.run(key, start, signal, timeouts, noteJoined);
    return cached === undefined ? answer : cached.until(answer);
  }

  /**
   * A call that changes something. Sent once; again only when it provably took no effect. When its caller cancels while it
   * is queued, it is not sent: rejects with the signal's reason. Once sent it goes on, since half a write helps nobody.
   */
  async write(call: VendorCall, { signal }: CallOptions = {}): Promise<VendorAnswer> {
    countCall();
    const target = pathWithQuery(call);
    const send = () =>
      withCallEvent(
        { ...this.called, call, signal },
        (recorder) =>
          this.pipeline.run({
            attempt: (signals) => this.sender.send({ call, target, signals, isRead: false, recorder }),
            path: call.path,
            signal,
            isCancellable: false,
            isSafeToRepeat: isSafeToWriteAgain,
            onPhase: (phase) => recorder?.notePhase(phase),
          }),
        asItIs,
      );
    try {
      return await (this.cache === undefined ? send() : this.cache.duringWrite(call, send));
    } finally {
      this.coalescer.invalidate();
      noteFinishedWrite();
    }
  }

  /** One attempt, past the breaker and before all calls that are queued: for health checks. */
  async probe(call: VendorCall, { signal }: CallOptions = {}): Promise<VendorAnswer> {
    countCall();
    const target = pathWithQuery(call);
    return withCallEvent(
      { ...this.called, call, signal },
      (recorder) =>
        this.pipeline.probe({
          attempt: (signals) => this.sender.send({ call, target, signals, isRead: true, recorder }),
          signal,
          onPhase: (phase) => recorder?.notePhase(phase),
        }),
      asItIs,
    ).finally(() => budgetUnderWay()?.noteAnswer());
  }

  get circuit(): CircuitState {
    return this.breaker.state;
  }

  get load(): CallLoad {
    return this.queue.load;
  }

  /** How many reads were answered with what an earlier one gave. */
  get cachedReads(): number {
    return this.cache?.given ?? 0;
  }

  /** What the vendor last told of its rate limit; undefined when nothing that still holds. */
  get rateLimit(): VendorRateLimit | undefined {
    return this.sender.rateLimit;
  }

  /** Closes the connections. Calls that were sent are finished first; those that are queued fail. */
  close(): Promise<void> {
    this.cache?.clear();
    this.closed ??= this.dispatcher.close();
    return this.closed;
  }

  /** @param share of the time for the answer that the caller waits */
  private readTimeouts(share: number): ReadTimeouts {
    const answerMs = this.options.timeoutMs * share;
    const error = (phase: CallPhase): VendorError =>
      phase === 'QUEUED' ? (this.pause.refusalNow() ?? this.queue.timeoutError()) : noAnswer(answerMs, true);
    return { queueMs: this.queueTimeoutMs, answerMs, error };
  }
}

function asItIs(answer: VendorAnswer): VendorAnswer {
  return answer;
}

function createReadCache({ maxAgeMs = 0, account }: TransportOptions): ReadCache | undefined {
  if (maxAgeMs === 0) return undefined;
  return new ReadCache({ maxAgeMs, onHit: (ageMs) => account !== undefined && noteCached(account, ageMs) });
}
