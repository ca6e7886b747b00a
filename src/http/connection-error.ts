import { errors } from 'undici';
import type { Cancellation } from '../core/cancellation.ts';
import { VendorError } from '../core/errors/vendor-error.ts';

/** No answer came in the time that a call has. `started`: it was sent, so it may have taken effect. */
export function noAnswer(timeoutMs: number, started: boolean, options?: ErrorOptions): VendorError {
  const message = `no answer within ${timeoutMs} ms`;
  return new VendorError({ code: 'TIMEOUT', message, mayHaveTakenEffect: started }, options);
}

/** What a connection did wrong, as a {@link VendorError}. */
export function connectionError(
  error: unknown,
  context: {
    /** The request was written to a connection: whatever it asked for may have been done. */
    readonly started: boolean;
    readonly timeoutMs: number;
    readonly maxResponseBytes: number;
    readonly deadline: Cancellation;
  },
): VendorError {
  const { started, timeoutMs, maxResponseBytes, deadline } = context;
  const options = { cause: error };
  if (deadline.aborted) return noAnswer(timeoutMs, started, options);
  const code = errorCode(error);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || code === 'ERR_BUFFER_TOO_LARGE') {
    const message = `the answer is larger than maxResponseBytes allows (${maxResponseBytes} bytes)`;
    return new VendorError({ code: 'BAD_RESPONSE', reason: 'TOO_LARGE', message }, options);
  }
  if (isUnreadable(error, code)) {
    const message = code === '' ? 'the answer is no HTTP' : `the answer can not be decoded (${code})`;
    return new VendorError({ code: 'BAD_RESPONSE', message }, options);
  }
  const refusal = proxyRefusal(error);
  if (refusal !== undefined) {
    const message = `the proxy did not let the call through (${refusal})`;
    return new VendorError({ code: 'UNAVAILABLE', message, mayHaveTakenEffect: false }, options);
  }
  // Here belongs an answer that ends before its announced length, too: reading again may bring the rest.
  const what = started ? 'the connection broke' : 'no connection could be made';
  const message = code === '' ? what : `${what} (${code})`;
  return new VendorError({ code: 'UNAVAILABLE', message, mayHaveTakenEffect: started }, options);
}

/** What HTTP or zlib can make no sense of. An answer that ends too soon is a parser error too, but no bad answer. */
function isUnreadable(error: unknown, code: string): boolean {
  if (error instanceof errors.HTTPParserError) return !error.message.includes('EOF');
  return /^(Z_|ZSTD_|ERR_BROTLI_|ERR_ZSTD|ERR__ERROR_|UND_ERR_HEADERS_OVERFLOW$)/.test(code);
}

/** The status of a proxy that refused to pass a call on: undici says it in words only. */
function proxyRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return /^Proxy response \((\d+)\) !== 200|^Proxy Authentication Required \((407)\)/
    .exec(error.message)
    ?.slice(1)
    .find(Boolean);
}

/** Node wraps the errors of several addresses in an AggregateError, undici wraps some in `cause`. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return errorCode(error.cause);
}
