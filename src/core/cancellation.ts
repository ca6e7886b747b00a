/** @module What ends work before it is done. */

/** What of an `AbortSignal` is used here: one can be given wherever this is asked for. */
export interface Cancellation {
  readonly aborted: boolean;
  /** Why; undefined while it is not aborted. */
  readonly reason: unknown;
  /** @throws the reason, once it is aborted */
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * What an `AbortController` and its signal are, at a small part of their cost: every vendor call needs some of them, and
 * nearly none is ever aborted.
 */
export class Canceller implements Cancellation {
  private isAborted = false;
  private why: unknown;
  /** The first of them. Most have no other, and a set costs more than all the rest. */
  private listener: (() => void) | undefined;
  /** Those that came while there was another. */
  private others: Set<() => void> | undefined;

  get aborted(): boolean {
    return this.isAborted;
  }

  get reason(): unknown {
    return this.why;
  }

  /** Calls all listeners, in the order in which they came. The first reason counts. */
  abort(reason: unknown): void {
    if (this.isAborted) return;
    this.isAborted = true;
    this.why = reason;
    this.listener?.();
    // One that a listener takes away is not called any more.
    for (const listener of this.others ?? []) listener();
    this.listener = undefined;
    this.others = undefined;
  }

  throwIfAborted(): void {
    if (this.isAborted) throw this.why;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (this.listener === listener) return;
    // Never before one that came earlier.
    if (this.listener === undefined && !this.others?.size) {
      this.listener = listener;
      return;
    }
    this.others ??= new Set();
    this.others.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    if (this.listener === listener) this.listener = undefined;
    else this.others?.delete(listener);
  }
}

/**
 * Waits.
 *
 * @param ms milliseconds
 * @param signal ends the waiting, which then rejects with the signal's reason
 */
export function sleep(ms: number, signal: Cancellation | undefined): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const wake = () => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    };
    const cancel = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      reject(signal?.reason);
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', cancel);
  });
}

/** What a promise gives, unless the signal aborts first: then it rejects with the signal's reason. */
export function unlessAborted<T>(signal: Cancellation, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
