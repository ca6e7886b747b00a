/**
 * @module Request coalescing: identical reads under way share one vendor call and one parse. The shared call is aborted
 * when its last caller cancels. Each caller keeps a deadline of its own: whoever joins late is not failed by the deadline
 * of those who came first, nor by a failure that had begun before.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { VendorError } from '../core/errors/vendor-error.ts';
import type { CallPhase, CallTimeouts } from './call-deadlines.ts';
import { isSafeToReadAgain } from './retry.ts';

/** How long a caller waits for a read, and the error that it gets afterwards. */
export interface ReadTimeouts extends CallTimeouts {
  readonly error: (phase: CallPhase) => VendorError;
}

/** What a shared call tells, and is told. */
export interface SharedCallOptions {
  /** Aborted when the last caller has cancelled. */
  readonly signal: AbortSignal;
  /** To be called when the call is sent, not synchronously, and when it is queued again. */
  readonly onPhase: (phase: CallPhase) => void;
  /** How many callers have joined the call so far, besides the one that started it. */
  readonly joined: () => number;
}

/** Makes the call that callers share. */
export type StartCall<T> = (options: SharedCallOptions) => Promise<T>;

interface SharedCall {
  readonly result: Promise<unknown>;
  /** From then on nobody joins it. */
  readonly detach: () => void;
  readonly controller: AbortController;
  /** When it was sent, on the monotonic clock; undefined while it is queued. */
  sentAt: number | undefined;
  /** It was sent at least once. */
  wasSent: boolean;
  /** Called when its phase changes. */
  readonly listeners: Set<() => void>;
  /** How many callers wait for it. */
  callers: number;
  /** How many callers have joined it. */
  joined: number;
}

/** A caller with less time left than this gains nothing from another call; milliseconds. */
const MIN_REMAINING_MS = 10;

/** Coalesces the reads of one account and credential. */
export class RequestCoalescer {
  private calls = new Map<string, SharedCall>();
  private readonly timeouts: ReadTimeouts | undefined;

  /** @param timeouts of a caller that names none of its own; absent: no limits */
  constructor(timeouts?: ReadTimeouts) {
    this.timeouts = timeouts;
  }

  /**
   * Joins the call under way with that key, or starts one. `signal` cancels this caller only. When the shared call times
   * out, a caller with time left starts another one. When it fails with another transient error, a caller that joined
   * after it was sent does so once: the others have had all of its attempts.
   *
   * @param timeouts this caller's own
   */
  async run<T>(
    key: string,
    start: StartCall<T>,
    signal: AbortSignal | undefined,
    timeouts = this.timeouts,
  ): Promise<T> {
    let left = timeouts;
    let hasRestarted = false;
    for (;;) {
      signal?.throwIfAborted();
      const underWay = this.calls.get(key);
      const call = underWay ?? this.start(key, start);
      if (underWay !== undefined) underWay.joined++;
      const joinedAt = performance.now();
      const isLate = call.wasSent && !hasRestarted;
      // A call that a caller starts with all of its time has the same deadlines as the caller.
      const hasOwnDeadline = underWay !== undefined || left !== this.timeouts;
      try {
        return await wait<T>(call, signal, hasOwnDeadline ? left : undefined);
      } catch (error) {
        if (underWay === undefined || !(error instanceof VendorError)) throw error;
        const isTimeout = error.code === 'TIMEOUT';
        if (!isTimeout && !(isLate && isSafeToReadAgain(error))) throw error;
        left = left && remaining(left, call, joinedAt);
        const pauseMs = (error.retryAfterSeconds ?? 0) * 1000;
        if (left === undefined || pauseMs >= Math.min(left.queueMs, left.answerMs)) throw error;
        left = { ...left, queueMs: left.queueMs - pauseMs };
        hasRestarted ||= !isTimeout;
        if (pauseMs > 0) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Nobody joins the calls that are under way now: called after a write, which makes their answers stale. */
  invalidate(): void {
    this.calls = new Map();
  }

  private start(key: string, start: StartCall<unknown>): SharedCall {
    const controller = new AbortController();
    const calls = this.calls;
    const detach = () => {
      if (calls.get(key) === call) calls.delete(key);
    };
    const onPhase = (phase: CallPhase) => {
      call.sentAt = phase === 'SENT' ? performance.now() : undefined;
      call.wasSent ||= phase === 'SENT';
      for (const listener of call.listeners) listener();
    };
    const result = start({ signal: controller.signal, onPhase, joined: () => call.joined }).finally(detach);
    const call: SharedCall = {
      result,
      detach,
      controller,
      sentAt: undefined,
      wasSent: false,
      listeners: new Set(),
      callers: 0,
      joined: 0,
    };
    calls.set(key, call);
    // Callers get the rejection through promises of their own, and all of them may have cancelled.
    result.catch(() => undefined);
    return call;
  }
}

/** Waits for the result of a shared call. The last caller to cancel aborts it. */
function wait<T>(call: SharedCall, signal: AbortSignal | undefined, timeouts: ReadTimeouts | undefined): Promise<T> {
  const result = call.result as Promise<T>;
  call.callers++;
  if (signal === undefined && timeouts === undefined) return result;
  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const queueEndsAt = performance.now() + (timeouts?.queueMs ?? 0);
    const stop = () => {
      clearTimeout(timer);
      call.listeners.delete(restartTimer);
      signal?.removeEventListener('abort', cancel);
    };
    const leave = (reason: unknown) => {
      stop();
      reject(reason);
      call.callers--;
      if (call.callers > 0) return;
      call.detach();
      call.controller.abort(reason);
    };
    const cancel = () => leave(signal?.reason);
    const restartTimer = () => {
      if (timeouts === undefined) return;
      clearTimeout(timer);
      const phase = call.sentAt === undefined ? 'QUEUED' : 'SENT';
      const ms = phase === 'QUEUED' ? queueEndsAt - performance.now() : timeouts.answerMs;
      timer = setTimeout(() => leave(timeouts.error(phase)), ms);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    restartTimer();
    call.listeners.add(restartTimer);
    result.then(resolve, reject).finally(stop);
  });
}

/** What a shared call has left of the time of a caller that joined it; undefined when that is too little for another. */
function remaining(timeouts: ReadTimeouts, { sentAt }: SharedCall, joinedAt: number): ReadTimeouts | undefined {
  const now = performance.now();
  const queueMs = timeouts.queueMs - Math.max(0, (sentAt ?? now) - joinedAt);
  const answerMs = sentAt === undefined ? timeouts.answerMs : timeouts.answerMs - (now - Math.max(sentAt, joinedAt));
  return Math.min(queueMs, answerMs) < MIN_REMAINING_MS ? undefined : { ...timeouts, queueMs, answerMs };
}
