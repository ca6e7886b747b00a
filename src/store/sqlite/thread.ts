import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, ThreadRequest, ThreadSettings } from './thread-messages.ts';

interface Waiting {
  resolve(answer: ThreadAnswer): void;
  reject(error: Error): void;
}

/** A thread with one connection to the database. Statements are worked off in the order in which they are sent. */
export class DatabaseThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private sent = 0;
  private ended: Error | undefined;

  constructor(settings: ThreadSettings) {
    // Beside this file in the sources, and beside the bundle of it.
    const entry = new URL(`./thread-entry${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
    this.worker = new Worker(entry, { workerData: settings, execArgv: ['--disable-warning=ExperimentalWarning'] });
    this.worker.on('message', (answer: ThreadAnswer) => this.settle(answer));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('the store is closed')));
    // The process is kept by its port, not by its store.
    this.worker.unref();
  }

  /** Works a statement off. */
  run(sql: string, parameters: readonly unknown[]): Promise<ThreadAnswer> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    const number = ++this.sent;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      if (this.waiting.size === 1) this.worker.ref();
      this.worker.postMessage({ number, sql, parameters } satisfies ThreadRequest);
    });
  }

  /** How many statements are not worked off. */
  get load(): number {
    return this.waiting.size;
  }

  /** Closes the connection once everything is worked off. */
  async close(): Promise<void> {
    if (this.ended !== undefined) return;
    const exit = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.ref();
    this.worker.postMessage('CLOSE');
    await exit;
  }

  private settle(answer: ThreadAnswer): void {
    const waiting = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if (this.waiting.size === 0) this.worker.unref();
    if (answer.error === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(answer.error));
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
