/** @module Calls between two processes of Rollcall. */
import type { Socket } from 'node:net';

/** The other process, as far as it can be talked to: a child of this process, or its parent. */
export interface Port {
  send?(message: object, socket?: Socket, onSent?: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown, socket: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

/** What can be called: functions of values that a structured clone can hold. */
// biome-ignore lint/suspicious/noExplicitAny: each function has arguments of its own
export type Callable<Names extends string = string> = Readonly<Record<Names, (...args: any[]) => unknown>>;

/** What a call gives, once it has come from the other process. */
type Answer<F> = F extends (...args: never[]) => infer Result ? Promise<Awaited<Result>> : never;

interface Call {
  readonly call: string;
  readonly args: readonly unknown[];
  /** Absent when nobody waits for the answer. */
  readonly id?: number;
}

interface Reply {
  readonly reply: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** The other process has ended, or was left. */
export class ChannelClosedError extends Error {
  override readonly name = 'ChannelClosedError';
}

/** Calls functions of another process, and lets it call those that are offered here. Calls arrive in the order in which they were made. */
export class Channel<Remote extends Callable<Extract<keyof Remote, string>>> {
  private readonly port: Port;
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private calls = 0;
  private isClosed = false;

  /**
   * @param offered what the other process may call
   * @param onSocket takes connections that it hands over
   */
  constructor(port: Port, offered: object, onSocket?: (socket: Socket | undefined) => void) {
    this.port = port;
    port.on('message', (message, socket) => {
      if (message === SOCKET) onSocket?.(socket as Socket | undefined);
      else if (isCall(message)) void this.answer(offered as Callable, message);
      else if (isReply(message)) this.take(message);
    });
    port.on('disconnect', () => this.close());
  }

  /** Calls a function of the other process. @throws ChannelClosedError when it ends before it has answered */
  call<Name extends keyof Remote & string>(name: Name, ...args: Parameters<Remote[Name]>): Answer<Remote[Name]> {
    const id = ++this.calls;
    const waiting = Promise.withResolvers<unknown>();
    this.waiting.set(id, waiting);
    if (this.isClosed) this.close();
    else this.send({ call: name, args, id } satisfies Call);
    return waiting.promise as Answer<Remote[Name]>;
  }

  /** Calls a function of the other process without waiting for what comes of it. */
  tell<Name extends keyof Remote & string>(name: Name, ...args: Parameters<Remote[Name]>): void {
    if (!this.isClosed) this.send({ call: name, args } satisfies Call);
  }

  /** Hands a connection over. What is called afterwards is called once it has arrived. */
  handOver(socket: Socket): void {
    if (this.isClosed) socket.destroy();
    else this.port.send?.(SOCKET as unknown as object, socket, ignored);
  }

  private async answer(offered: Callable, { call, args, id }: Call): Promise<void> {
    let reply: Omit<Reply, 'reply'>;
    try {
      reply = { value: await offered[call]?.(...args) };
    } catch (error) {
      reply = { error: error instanceof Error ? error.message : String(error) };
    }
    if (id !== undefined && !this.isClosed) this.send({ reply: id, ...reply } satisfies Reply);
  }

  private take({ reply, value, error }: Reply): void {
    const waiting = this.waiting.get(reply);
    this.waiting.delete(reply);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }

  private send(message: Call | Reply): void {
    this.port.send?.(message, undefined, ignored);
  }

  private close(): void {
    this.isClosed = true;
    for (const { reject } of this.waiting.values()) reject(new ChannelClosedError('the other process has ended'));
    this.waiting.clear();
  }
}

/** Goes with a connection. */
const SOCKET = 'socket';

/** That a message could not be sent is told by the end of the other process. */
function ignored(): void {}

function isCall(message: unknown): message is Call {
  return typeof message === 'object' && message !== null && 'call' in message;
}

function isReply(message: unknown): message is Reply {
  return typeof message === 'object' && message !== null && 'reply' in message;
}
