/** @module Two ends of a channel within one process, whose messages are cloned as between processes. */
import { EventEmitter } from 'node:events';
import type { Port } from '../../../src/server/workers/channel.ts';

/** An end, which can be cut. */
export interface End extends Port {
  cut(): void;
}

/** Two ends that are connected. */
export function connectedEnds(): [End, End] {
  const one = new EventEmitter();
  const other = new EventEmitter();
  const end = (self: EventEmitter, opposite: EventEmitter): End => ({
    send(message, socket) {
      const clone = structuredClone(message);
      setImmediate(() => opposite.emit('message', clone, socket));
      return true;
    },
    on: (event: string, listener: (...args: never[]) => void) => self.on(event, listener as () => void),
    cut: () => void self.emit('disconnect'),
  });
  return [end(one, other), end(other, one)];
}
