import type { Dispatcher } from 'undici';
import type { Cancellation } from '../core/cancellation.ts';
import type { ResponseHeaders } from './rate-limit.ts';

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** Packed as `content-encoding` says. */
  readonly body: Buffer;
}

/**
 * Reads one answer. It is what undici's `request` does, without a stream, an `AbortSignal` and an error for each call; and
 * what aborts is heard at once: undici itself hears of it only when the request is on a connection, so that looking up and
 * connecting would outlast it.
 */
export class AnswerReader implements Dispatcher.DispatchHandler {
  /** The request was written to a connection that stands. */
  started = false;
  private readonly signal: Cancellation;
  private resolve!: (answer: RawAnswer) => void;
  private reject!: (error: unknown) => void;
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: ResponseHeaders = {};
  private readonly chunks: Buffer[] = [];

  /** @param signal ends the reading, and the connection with it */
  constructor(signal: Cancellation) {
    this.signal = signal;
  }

  /** Sends a request. Rejects with what the signal was aborted with, or with what undici says. */
  read(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.signal.addEventListener('abort', this.abort);
      dispatcher.dispatch(request, this);
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Aborted while it waited: undici does not write it any more.
    if (this.signal.aborted) this.abort();
    else this.started = true;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: ResponseHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const { status, headers, chunks } = this;
    const [only] = chunks;
    this.signal.removeEventListener('abort', this.abort);
    this.resolve({ status, headers, body: only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.signal.removeEventListener('abort', this.abort);
    this.reject(error);
  }

  private readonly abort = (): void => {
    const { reason } = this.signal;
    this.signal.removeEventListener('abort', this.abort);
    this.reject(reason);
    this.controller?.abort(reason as Error);
  };
}
