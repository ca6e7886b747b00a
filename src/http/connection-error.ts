import { VendorError } from '../model/vendor-error.ts';

/** The connection was never made: whatever was to be sent had no effect. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What a connection did wrong, as a {@link VendorError}. An abort by the caller is passed on as it is. */
export function connectionError(
  error: unknown,
  context: { started: boolean; timeoutMs: number; deadline: AbortSignal },
): VendorError {
  if (error instanceof VendorError) return error;
  const code = errorCode(error);
  const mayHaveTakenEffect = context.started && !NEVER_CONNECTED.has(code);
  if (context.deadline.aborted || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    const message = `no answer within ${context.timeoutMs} ms`;
    return new VendorError({ code: 'TIMEOUT', message, retryable: true, mayHaveTakenEffect }, { cause: error });
  }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new VendorError(
      { code: 'BAD_RESPONSE', message: 'the answer is too large', retryable: false },
      { cause: error },
    );
  }
  if (code.startsWith('HPE_') || code.startsWith('Z_') || code === 'ERR__ERROR_FORMAT_PADDING_1') {
    const message = `the answer is not readable as HTTP (${code})`;
    return new VendorError({ code: 'BAD_RESPONSE', message, retryable: false }, { cause: error });
  }
  const what = NEVER_CONNECTED.has(code) ? 'no connection could be made' : 'the connection broke';
  return new VendorError(
    { code: 'UNAVAILABLE', message: code === '' ? what : `${what} (${code})`, retryable: true, mayHaveTakenEffect },
    { cause: error },
  );
}

/** Node wraps the errors of several addresses in an AggregateError, undici wraps some in `cause`. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return errorCode(error.cause);
}
