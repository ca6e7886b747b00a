import type { ServerResponse } from 'node:http';
import type { ClientPresence } from '../operation-signal.ts';

/** The client of a response. Nothing is made that says that it went away unless it does. */
export class ResponseClient implements ClientPresence {
  private readonly response: ServerResponse;

  constructor(response: ServerResponse) {
    this.response = response;
  }

  /** Whether it went away before it had the whole answer. */
  get aborted(): boolean {
    return this.response.destroyed && !this.response.writableFinished;
  }

  get reason(): unknown {
    return new DOMException('The client went away.', 'AbortError');
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.response.once('close', () => {
      if (this.aborted) listener();
    });
  }
}
