/** The statuses with which Gennia's agents API refuses. */
export type RefusalStatus = 400 | 401 | 404 | 409 | 422;

/**
 * A refusal of the embedded Gennia. Documented are `VALIDATION_ERROR` and the codes of 401; the codes of agents and their
 * versions are not, nor is more of the body than `code` and `message`: those here are a choice.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: RefusalStatus;
  readonly code: string;

  constructor(status: RefusalStatus, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The refusal of a body or a query parameter. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'VALIDATION_ERROR', message);
}
