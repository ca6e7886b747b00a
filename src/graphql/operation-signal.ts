import type { VendorError } from '../core/errors/vendor-error.ts';

/** What the reads of one operation end by. A write that has begun listens to no signal. */
export class OperationSignal {
  private readonly controller = new AbortController();

  /** @param client aborted when the client goes away */
  constructor(client: AbortSignal) {
    const leave = () => this.controller.abort(client.reason);
    if (client.aborted) leave();
    else client.addEventListener('abort', leave, { once: true });
  }

  /** Aborted when the client went away, or with the error that {@link end} was given. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Ends all reads that are under way, and keeps others from beginning: each fails with this error. */
  readonly end = (error: VendorError): void => this.controller.abort(error);
}
