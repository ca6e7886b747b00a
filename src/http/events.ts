/** @module The events of vendor calls: what was asked of whom, how it ended and how long it took. */
import { channel } from 'node:diagnostics_channel';
import { isSpanContextValid, type Span } from '@opentelemetry/api';
import type { Cancellation } from '../core/cancellation.ts';
import type { VendorErrorCode } from '../core/errors/codes.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { type EndedCall, requestStatistics } from '../core/statistics.ts';
import { isTraced, withSpan } from '../core/tracing.ts';
import type { CallOperation, VendorAnswer, VendorCall } from './call.ts';
import type { CallPhase } from './call-deadlines.ts';
import { endCallSpan, startCallSpan, type TracedCall } from './call-span.ts';
import type { SharedCallOptions } from './shared-call.ts';

/** The name of the channel of `node:diagnostics_channel` that {@link VendorCallEvent}s are published on. */
export const VENDOR_CALL_CHANNEL = 'rollcall:vendor-call';

/** The account that a transport calls. */
export interface CalledAccount {
  readonly id: string;
  /** The vendor's key in the configuration. */
  readonly vendor: string;
}

/**
 * One vendor call that has ended, its retries included. Callers that joined it while it was under way have no event of
 * their own: they are counted in `shared`. Holds no id of an agent and no secret.
 */
export interface VendorCallEvent {
  /** null for a transport that was made without an account. */
  readonly accountId: string | null;
  /** The vendor's key in the configuration. */
  readonly vendor: string | null;
  /** What the call was for; null when its client does not say. */
  readonly operation: CallOperation | null;
  readonly method: VendorCall['method'];
  /** Below the account's base URL, with parameters as `{name}`; null when the client does not state it. */
  readonly pathTemplate: string | null;
  /**
   * `OK`; or why the call failed, a contract that its answer does not match included; or `CANCELLED`, when all of its
   * callers went away or had no more time; or `INTERNAL_SERVER_ERROR` for a fault of Rollcall's own.
   */
  readonly outcome: 'OK' | 'CANCELLED' | 'INTERNAL_SERVER_ERROR' | VendorErrorCode;
  /** The HTTP status of the last answer; null when there was none. */
  readonly status: number | null;
  /** How often it was sent; 0 when it was not: the breaker refused it, or it was queued for too long. */
  readonly attempts: number;
  /** How long it waited to be sent, in the queue, for the end of a pause, and between attempts that did nothing. */
  readonly queuedMs: number;
  /** How long it waited for its answer once it was sent. */
  readonly sentMs: number;
  /** How many more callers shared the call with the one that started it. */
  readonly shared: number;
}

/** What an event says of a call that is known beforehand, or at its end. */
export interface ObservedCall extends TracedCall {
  /** Aborted when the callers went away. */
  readonly signal: Cancellation | undefined;
  /** The call as others share it: absent where they do not. */
  readonly shared?: Pick<SharedCallOptions, 'joined' | 'noteSpan'> | undefined;
}

const calls = channel(VENDOR_CALL_CHANNEL);

/**
 * Begins to note a call in the statistics of the request that it is made for, or joined by.
 *
 * @returns what is to be called at its end; undefined when the request wants no statistics
 */
export function beginStatistics(
  { account, call }: TracedCall,
  isShared: boolean,
): ((end?: EndedCall) => void) | undefined {
  const statistics = account === undefined ? undefined : requestStatistics();
  if (account === undefined || statistics === undefined) return undefined;
  const { operation = null, method, pathTemplate = null } = call;
  return statistics.beginCall({ accountId: account.id, operation, method, pathTemplate, isShared });
}

/** Notes what becomes of one call, and tells it at its end. */
export class CallRecorder {
  private readonly observed: ObservedCall;
  private readonly span: Span | undefined;
  private readonly endStatistics: ((end: EndedCall) => void) | undefined;
  private phase: CallPhase = 'QUEUED';
  private since = performance.now();
  private queuedMs = 0;
  private sentMs = 0;
  private attempts = 0;
  private status: number | undefined;

  constructor(observed: ObservedCall, span: Span | undefined, endStatistics: ((end: EndedCall) => void) | undefined) {
    this.observed = observed;
    this.span = span;
    this.endStatistics = endStatistics;
  }

  /** The call is sent, or queued again. */
  notePhase(phase: CallPhase): void {
    const now = performance.now();
    if (this.phase === 'SENT') this.sentMs += now - this.since;
    else this.queuedMs += now - this.since;
    this.phase = phase;
    this.since = now;
  }

  /** The call is sent once. */
  countAttempt(): void {
    this.attempts++;
  }

  /** The status that an attempt was answered with; undefined when there was none. */
  noteStatus(status: number | undefined): void {
    this.status = status;
  }

  /** The call has failed. */
  fail(error: unknown): void {
    const { signal } = this.observed;
    const isCancelled = signal?.aborted && (error === signal.reason || !(error instanceof VendorError));
    if (isCancelled) this.end('CANCELLED');
    else this.end(error instanceof VendorError ? error.code : 'INTERNAL_SERVER_ERROR');
  }

  /** The call has ended. */
  end(outcome: VendorCallEvent['outcome']): void {
    this.notePhase('QUEUED');
    const { account, call, shared } = this.observed;
    const event: VendorCallEvent = {
      accountId: account?.id ?? null,
      vendor: account?.vendor ?? null,
      operation: call.operation ?? null,
      method: call.method,
      pathTemplate: call.pathTemplate ?? null,
      outcome,
      status: this.status ?? null,
      attempts: this.attempts,
      queuedMs: this.queuedMs,
      sentMs: this.sentMs,
      shared: shared?.joined ?? 0,
    };
    if (this.span !== undefined) endCallSpan(this.span, event);
    this.endStatistics?.(event);
    calls.publish(event);
  }
}

/**
 * Makes a call and publishes its event, whatever comes of it; the call's span is open meanwhile. Without a subscriber,
 * without an SDK that records the span, and for a request that wants no statistics, nothing is noted.
 *
 * @param make sends the call
 * @param read what is made of its answer, which is part of the call
 */
export async function withCallEvent<T>(
  observed: ObservedCall,
  make: (recorder: CallRecorder | undefined) => Promise<VendorAnswer>,
  read: (answer: VendorAnswer) => T | Promise<T>,
): Promise<T> {
  const span = isTraced() ? startCallSpan(observed) : undefined;
  const spanContext = span?.spanContext();
  if (spanContext !== undefined && isSpanContextValid(spanContext)) observed.shared?.noteSpan(spanContext);
  const endStatistics = beginStatistics(observed, false);
  const isNoted = calls.hasSubscribers || span?.isRecording() || endStatistics !== undefined;
  const recorder = isNoted ? new CallRecorder(observed, span, endStatistics) : undefined;
  try {
    const result = span === undefined ? read(await make(recorder)) : withSpan(span, () => make(recorder).then(read));
    const value = result instanceof Promise ? await result : result;
    recorder?.end('OK');
    return value;
  } catch (error) {
    recorder?.fail(error);
    throw error;
  }
}
