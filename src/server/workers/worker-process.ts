import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Channel } from './channel.ts';
import type { TotalCalls } from './common-state.ts';
import type { Taker } from './distribution.ts';
import type { PrimaryCalls, WorkerCalls } from './worker-calls.ts';

/** With the ending of this file: sources and what was built of them are called differently. */
const ENTRY = fileURLToPath(new URL(`./worker-entry${extname(import.meta.url)}`, import.meta.url));

/** How a process has ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A worker, as seen from the process that has started it. */
export class WorkerProcess implements Taker {
  readonly pid: number | undefined;
  readonly channel: Channel<WorkerCalls>;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;
  private onTaken: (() => void) | undefined;

  /** Starts it, with the options of Node that this process has, and its output where that of this process goes. */
  constructor(offered: Omit<PrimaryCalls, 'taken'>) {
    this.child = fork(ENTRY, { serialization: 'advanced' });
    this.pid = this.child.pid;
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => resolve({ code, signal }));
      this.child.once('error', () => resolve({ code: null, signal: null }));
    });
    this.channel = new Channel<WorkerCalls>(this.child, {
      ...offered,
      taken: () => this.onTaken?.(),
    } satisfies PrimaryCalls);
  }

  take(socket: Socket, onTaken: () => void): void {
    this.onTaken = onTaken;
    this.channel.handOver(socket);
  }

  noteCalls(total: TotalCalls, included: number): void {
    this.channel.tell('noteCalls', total, included);
  }

  /** Ends it once it has stopped. */
  async leave(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    await this.ended;
  }

  /** Ends it at once. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
