import type { ClientPresence } from '../operation-signal.ts';

/** The clients that wait for one answer: they are gone when the last of them is. */
export class SharedClient implements ClientPresence {
  private readonly clients: ClientPresence[];

  constructor(client: ClientPresence) {
    this.clients = [client];
  }

  /** Another one waits, too. */
  add(client: ClientPresence): void {
    this.clients.push(client);
  }

  get aborted(): boolean {
    return this.clients.every(({ aborted }) => aborted);
  }

  get reason(): unknown {
    return this.clients[0]?.reason;
  }

  /** Only one client is watched at a time, the next one when it is gone. */
  addEventListener(type: 'abort', listener: () => void, options: { once: true }): void {
    const watched = this.clients.find(({ aborted }) => !aborted);
    if (watched === undefined) listener();
    else watched.addEventListener(type, () => this.addEventListener(type, listener, options), options);
  }
}
