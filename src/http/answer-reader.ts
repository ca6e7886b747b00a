import type { Dispatcher } from 'undici';
import { connectionError } from './connection-error.ts';
import { decodeBody } from './decode-body.ts';
import type { ExchangeOptions, ExchangeSignals, HttpAnswer, HttpRequest } from './exchange.ts';
import type { ResponseHeaders } from './rate-limit.ts';

const EMPTY = Buffer.alloc(0);

/**
 * Reads one answer. It is what undici's `request` does, without a stream, an `AbortSignal` and an error for each call; and
 * what aborts is heard at once: undici itself hears of it only when the request is on a connection, so that looking up and
 * connecting would outlast it.
 */
export class AnswerReader implements Dispatcher.DispatchHandler {
  private readonly options: ExchangeOptions;
  private readonly signals: ExchangeSignals;
  private resolve!: (answer: HttpAnswer) => void;
  private reject!: (error: unknown) => void;
  private controller: Dispatcher.DispatchController | undefined;
  /** The request was written to a connection that stands. */
  private isStarted = false;
  private status = 0;
  private headers: ResponseHeaders = {};
  private first: Buffer | undefined;
  /** Most answers come in one piece. */
  private rest: Buffer[] | undefined;

  /** @param signals end the reading, and the connection with it */
  constructor(options: ExchangeOptions, signals: ExchangeSignals) {
    this.options = options;
    this.signals = signals;
  }

  /** Sends a request. Rejects as {@link exchange} does. */
  read(request: HttpRequest): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      const { signal } = this.signals;
      if (signal.aborted) return this.fail(signal.reason);
      signal.addEventListener('abort', this.abort);
      try {
        this.options.dispatcher.dispatch(request, this);
      } catch (error) {
        this.fail(error);
      }
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Aborted while it waited: undici does not write it any more.
    if (this.signals.signal.aborted) this.abort();
    else this.isStarted = true;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: ResponseHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.first === undefined) {
      this.first = chunk;
      return;
    }
    this.rest ??= [];
    this.rest.push(chunk);
  }

  onResponseEnd(): void {
    this.signals.signal.removeEventListener('abort', this.abort);
    const { first = EMPTY, rest } = this;
    const body = rest === undefined ? first : Buffer.concat([first, ...rest]);
    const text = decodeBody(body, this.headers['content-encoding'], this.options.maxResponseBytes);
    if (typeof text === 'string') this.resolve(this.answer(text));
    else
      text.then(
        (decoded) => this.resolve(this.answer(decoded)),
        (error) => this.fail(error),
      );
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  private answer(text: string): HttpAnswer {
    const { status, headers } = this;
    return { status, text, retryAfter: firstOf(headers['retry-after']), location: firstOf(headers.location), headers };
  }

  private fail(error: unknown): void {
    const { signal, expired } = this.signals;
    signal.removeEventListener('abort', this.abort);
    const { timeoutMs, maxResponseBytes } = this.options;
    const context = { started: this.isStarted, timeoutMs, maxResponseBytes, deadline: expired };
    this.reject(signal.aborted && !expired.aborted ? signal.reason : connectionError(error, context));
  }

  private readonly abort = (): void => {
    const { reason } = this.signals.signal;
    this.fail(reason);
    this.controller?.abort(reason as Error);
  };
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'object' ? value[0] : value;
}
