/** @module A call that several callers wait for, each with a deadline of its own. */
import type { SpanContext } from '@opentelemetry/api';
import type { VendorError } from '../core/errors/vendor-error.ts';
import type { CallPhase, CallTimeouts } from './call-deadlines.ts';

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
  /** To be called with the call's span, where there is one. */
  readonly onSpan: (span: SpanContext) => void;
}

/** Makes the call that callers share. */
export type StartCall<T> = (options: SharedCallOptions) => Promise<T>;

/** A call under way, and those who wait for it. */
export interface SharedCall {
  readonly result: Promise<unknown>;
  /** From then on nobody joins it. */
  readonly detach: () => void;
  readonly controller: AbortController;
  /** Of the call; undefined when none is made. */
  readonly span: SpanContext | undefined;
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

/**
 * Starts a call that others may join.
 *
 * @param detach called when nobody is to join it any more
 */
export function startSharedCall(start: StartCall<unknown>, detach: () => void): SharedCall {
  const controller = new AbortController();
  let span: SpanContext | undefined;
  const onSpan = (made: SpanContext) => {
    span = made;
  };
  const onPhase = (phase: CallPhase) => {
    call.sentAt = phase === 'SENT' ? performance.now() : undefined;
    call.wasSent ||= phase === 'SENT';
    for (const listener of call.listeners) listener();
  };
  const joined = () => call.joined;
  const result = start({ signal: controller.signal, onPhase, joined, onSpan }).finally(detach);
  const call: SharedCall = {
    result,
    detach,
    controller,
    get span() {
      return span;
    },
    sentAt: undefined,
    wasSent: false,
    listeners: new Set(),
    callers: 0,
    joined: 0,
  };
  // Callers get the rejection through promises of their own, and all of them may have cancelled.
  result.catch(() => undefined);
  return call;
}

/** Waits for the result of a shared call. The last caller to cancel aborts it. */
export function wait<T>(
  call: SharedCall,
  signal: AbortSignal | undefined,
  timeouts: ReadTimeouts | undefined,
): Promise<T> {
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
export function remaining(timeouts: ReadTimeouts, { sentAt }: SharedCall, joinedAt: number): ReadTimeouts | undefined {
  const now = performance.now();
  const queueMs = timeouts.queueMs - Math.max(0, (sentAt ?? now) - joinedAt);
  const answerMs = sentAt === undefined ? timeouts.answerMs : timeouts.answerMs - (now - Math.max(sentAt, joinedAt));
  return Math.min(queueMs, answerMs) < MIN_REMAINING_MS ? undefined : { ...timeouts, queueMs, answerMs };
}
