import { type Cancellation, Canceller } from '../core/cancellation.ts';
import type { VendorError } from '../core/errors/vendor-error.ts';

/** Whether the client of a request is still there. An `AbortSignal` of the request says it as well. */
export interface ClientPresence {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options: { once: true }): void;
}

/** What the reads of one operation end by. A write that has begun listens to no signal. */
export class OperationSignal {
  private readonly client: ClientPresence;
  /** Made when it is asked for: many operations ask nobody. */
  private canceller: Canceller | undefined;
  private endedWith: { readonly reason: unknown } | undefined;

  /** @param client aborted when the client goes away */
  constructor(client: ClientPresence) {
    this.client = client;
  }

  /** Aborted when the client went away, or with the error that {@link end} was given. */
  get signal(): Cancellation {
    this.canceller ??= this.begin();
    return this.canceller;
  }

  /** Ends all reads that are under way, and keeps others from beginning: each fails with this error. */
  readonly end = (error: VendorError): void => {
    this.endedWith ??= { reason: error };
    this.canceller?.abort(error);
  };

  private begin(): Canceller {
    const { client, endedWith } = this;
    const canceller = new Canceller();
    const leave = () => canceller.abort(client.reason);
    if (endedWith !== undefined) canceller.abort(endedWith.reason);
    else if (client.aborted) leave();
    else client.addEventListener('abort', leave, { once: true });
    return canceller;
  }
}
