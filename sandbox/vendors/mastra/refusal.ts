import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer that says why nothing is done. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;
  /** Of values that are not valid. */
  readonly issues: readonly { readonly field: string; readonly message: string }[] | undefined;

  constructor(status: ContentfulStatusCode, message: string, issues?: Refusal['issues']) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}
