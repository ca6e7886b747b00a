/**
 * @module What every error code means, in one table: {@link CODES}. The HTTP layer, the accounts, the lifecycle of agents,
 * the GraphQL server and `docs/errors.md` read it, so that a new code is told everywhere or does not compile.
 */

/** Why a vendor's answer was no success. */
export type VendorErrorCode =
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'RATE_LIMITED'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'CIRCUIT_OPEN'
  | 'BAD_RESPONSE'
  | 'LIMIT_EXCEEDED'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'INVALID'
  | 'QUOTA_EXCEEDED';

/** Why an account could not answer: the values of the GraphQL enum `FailureCode`. */
export type FailureCode =
  | Exclude<VendorErrorCode, 'NOT_FOUND' | 'CONFLICT' | 'INVALID' | 'QUOTA_EXCEEDED'>
  | 'INTERNAL_SERVER_ERROR'
  | 'MISSED_EARLIER';

/** What a caller of a write can fix or must know: the values of the GraphQL enum `UserErrorCode`. */
export type UserErrorCode =
  | Exclude<VendorErrorCode, 'TIMEOUT' | 'CIRCUIT_OPEN' | 'BAD_RESPONSE' | 'LIMIT_EXCEEDED'>
  | 'UNSUPPORTED'
  | 'UNKNOWN_OUTCOME'
  | 'INCOMPLETE';

/** What a failed call of a vendor is in `errors[].extensions.code`. */
export type VendorFailureCode =
  | 'VENDOR_UNAVAILABLE'
  | 'VENDOR_RATE_LIMITED'
  | 'VENDOR_UNAUTHORIZED'
  | 'VENDOR_BAD_RESPONSE'
  | 'LIMIT_EXCEEDED';

/** Everything that `errors[].extensions.code` can be. The three about the document are GraphQL Yoga's. */
export type ErrorCode =
  | VendorFailureCode
  | 'BAD_USER_INPUT'
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'HOST_NOT_ALLOWED'
  | 'ORIGIN_NOT_ALLOWED'
  | 'UNAUTHENTICATED'
  | 'AUTHENTICATION_UNAVAILABLE'
  | 'FORBIDDEN'
  | 'TOO_MANY_REQUESTS'
  | 'CATALOG_UNAVAILABLE'
  | 'REQUEST_ABORTED'
  | 'INTERNAL_SERVER_ERROR';

/** A vendor's HTTP status: one, or all of a class that no code names. */
type Status = number | '3xx' | '4xx' | '5xx';

/** What follows from a code. */
export interface CodeMeaning {
  /** A sentence for people. */
  readonly sentence: string;
  /** The vendor's statuses that mean it. Its own code can refine them. */
  readonly statuses: readonly Status[];
  /**
   * Who can try again with some hope. `CLIENT`: our own client does so by itself, as far as the call may be repeated;
   * `CALLER`: only later, and that is the caller's to decide; `NOBODY`: the same call would fail again.
   */
  readonly retry: 'CLIENT' | 'CALLER' | 'NOBODY';
  /** What it shows of the vendor. The circuit opens when a vendor is `DOWN` again and again. */
  readonly shows: 'UP' | 'DOWN' | 'NOTHING';
  /** What a read of the account that fails so is told as. */
  readonly failure: FailureCode;
  /** What a write that is refused so is told as. */
  readonly userError: UserErrorCode;
  /** What it is in `errors[].extensions.code`. */
  readonly extensionsCode: VendorFailureCode;
}

/**
 * The meaning of each code. To a read that asks for nothing unusual, "no such thing" and "your input is wrong" are answers
 * that make no sense: that is why several codes are the failure `BAD_RESPONSE`.
 */
export const CODES: Readonly<Record<VendorErrorCode, CodeMeaning>> = {
  UNAVAILABLE: {
    sentence: 'The vendor could not be reached, or failed.',
    statuses: ['5xx'],
    retry: 'CLIENT',
    shows: 'DOWN',
    failure: 'UNAVAILABLE',
    userError: 'UNAVAILABLE',
    extensionsCode: 'VENDOR_UNAVAILABLE',
  },
  TIMEOUT: {
    sentence: 'The vendor did not answer in time.',
    statuses: [408],
    retry: 'CALLER',
    shows: 'DOWN',
    failure: 'TIMEOUT',
    userError: 'UNAVAILABLE',
    extensionsCode: 'VENDOR_UNAVAILABLE',
  },
  RATE_LIMITED: {
    sentence: 'The vendor refused because too many calls were made.',
    statuses: [429],
    retry: 'CLIENT',
    shows: 'UP',
    failure: 'RATE_LIMITED',
    userError: 'RATE_LIMITED',
    extensionsCode: 'VENDOR_RATE_LIMITED',
  },
  UNAUTHORIZED: {
    sentence: "The vendor refused the account's credentials.",
    statuses: [401],
    retry: 'NOBODY',
    shows: 'UP',
    failure: 'UNAUTHORIZED',
    userError: 'UNAUTHORIZED',
    extensionsCode: 'VENDOR_UNAUTHORIZED',
  },
  FORBIDDEN: {
    sentence: "The account's credentials may not do this.",
    statuses: [403],
    retry: 'NOBODY',
    shows: 'UP',
    failure: 'FORBIDDEN',
    userError: 'FORBIDDEN',
    extensionsCode: 'VENDOR_UNAUTHORIZED',
  },
  CIRCUIT_OPEN: {
    sentence: 'The vendor was not asked: its last calls all failed.',
    statuses: [],
    retry: 'CALLER',
    shows: 'NOTHING',
    failure: 'CIRCUIT_OPEN',
    userError: 'UNAVAILABLE',
    extensionsCode: 'VENDOR_UNAVAILABLE',
  },
  BAD_RESPONSE: {
    sentence: 'The vendor answered with something that its documentation does not allow.',
    statuses: ['3xx'],
    retry: 'NOBODY',
    shows: 'UP',
    failure: 'BAD_RESPONSE',
    userError: 'UNAVAILABLE',
    extensionsCode: 'VENDOR_BAD_RESPONSE',
  },
  LIMIT_EXCEEDED: {
    sentence: 'More would have to be read than one request may.',
    statuses: [],
    retry: 'NOBODY',
    shows: 'NOTHING',
    failure: 'LIMIT_EXCEEDED',
    userError: 'UNAVAILABLE',
    extensionsCode: 'LIMIT_EXCEEDED',
  },
  NOT_FOUND: {
    sentence: 'The vendor has no such thing.',
    statuses: [404, 410],
    retry: 'NOBODY',
    shows: 'UP',
    failure: 'BAD_RESPONSE',
    userError: 'NOT_FOUND',
    extensionsCode: 'VENDOR_BAD_RESPONSE',
  },
  CONFLICT: {
    sentence: 'What the vendor holds does not allow this: the name is taken, or the state is another one.',
    statuses: [409, 412],
    retry: 'NOBODY',
    shows: 'UP',
    failure: 'BAD_RESPONSE',
    userError: 'CONFLICT',
    extensionsCode: 'VENDOR_BAD_RESPONSE',
  },
  INVALID: {
    sentence: 'The vendor refused the input, or could not be asked with it.',
    statuses: ['4xx'],
    retry: 'NOBODY',
    shows: 'UP',
    failure: 'BAD_RESPONSE',
    userError: 'INVALID',
    extensionsCode: 'VENDOR_BAD_RESPONSE',
  },
  QUOTA_EXCEEDED: {
    sentence: "The account's plan allows no more.",
    statuses: [402],
    retry: 'NOBODY',
    shows: 'UP',
    failure: 'BAD_RESPONSE',
    userError: 'QUOTA_EXCEEDED',
    extensionsCode: 'VENDOR_BAD_RESPONSE',
  },
};

const BY_STATUS: ReadonlyMap<Status, VendorErrorCode> = new Map(
  (Object.keys(CODES) as VendorErrorCode[]).flatMap((code) => CODES[code].statuses.map((status) => [status, code])),
);

/** What an HTTP status other than success means, unless the vendor's own code says more. */
export function codeOfStatus(status: number): VendorErrorCode {
  return BY_STATUS.get(status) ?? BY_STATUS.get(classOf(status)) ?? 'BAD_RESPONSE';
}

function classOf(status: number): Status {
  if (status >= 500) return '5xx';
  return status >= 400 ? '4xx' : '3xx';
}
