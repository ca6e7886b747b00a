import type { Socket } from 'node:net';

/** Takes one connection after another. */
export interface Taker {
  /** @param onTaken called once the connection has arrived: then there may come another */
  take(socket: Socket, onTaken: () => void): void;
}

/**
 * Hands connections to those who answer on them, in turn. Nobody gets a second one before it has taken the first, so that none
 * waits behind who is busy while another is free.
 */
export class Distribution {
  private readonly waiting: Socket[] = [];
  /** In the order in which they became free. */
  private readonly free = new Set<Taker>();
  private readonly takers = new Set<Taker>();
  private onIdle: (() => void) | undefined;

  /** How many connections nobody has taken yet. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /** From now on, connections are handed to it too. */
  add(taker: Taker): void {
    this.takers.add(taker);
    this.free.add(taker);
    this.hand();
  }

  /** From now on, none is handed to it. */
  remove(taker: Taker): void {
    this.takers.delete(taker);
    this.free.delete(taker);
    this.hand();
  }

  /** Hands a connection over, as soon as somebody is free. */
  give(socket: Socket): void {
    this.waiting.push(socket);
    this.hand();
  }

  /** Resolves when every connection was taken, or nobody is left to take any. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.onIdle = resolve;
      this.hand();
    });
  }

  private hand(): void {
    for (const taker of this.free) {
      const socket = this.waiting.shift();
      if (socket === undefined) break;
      this.free.delete(taker);
      taker.take(socket, () => {
        if (!this.takers.has(taker)) return;
        this.free.add(taker);
        this.hand();
      });
    }
    const isIdle = this.waiting.length === 0 && this.free.size === this.takers.size;
    if (isIdle || this.takers.size === 0) this.onIdle?.();
  }
}
