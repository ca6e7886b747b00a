/** @module What goes wrong in an embedded Aegra, in the two forms of its errors. */

const TYPES = {
  400: 'bad_request',
  401: 'unauthorized',
  404: 'not_found',
  409: 'conflict',
  422: 'validation_error',
  500: 'internal_error',
} as const;

/** Raised by a handler: `{"error", "message", "details"}`. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
  readonly status: keyof typeof TYPES;

  constructor(status: keyof typeof TYPES, message: string) {
    super(message);
    this.status = status;
  }

  get body(): object {
    return { error: TYPES[this.status], message: this.message, details: null };
  }
}

/** What Aegra says of everything that it did not foresee. */
export function internalError(): HandlerError {
  return new HandlerError(500, 'An unexpected error occurred');
}

/** One thing that is wrong with a request. */
export interface RequestIssue {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** Raised before any handler: `{"detail": [...]}` with the status 422. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly issues: readonly RequestIssue[];

  constructor(issues: readonly RequestIssue[]) {
    super(issues.map(({ msg }) => msg).join('; '));
    this.issues = issues;
  }

  get body(): object {
    return { detail: this.issues };
  }
}
