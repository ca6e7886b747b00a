/** @module What answers requests on connections, wherever those come from, and ends them in order. */
import { createServer, type RequestListener, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { type ServerSettings, serverSettings } from '../settings/settings.ts';
import { type RequestMistake, requestMistake } from './request-mistake.ts';
import { takeWhatCame } from './take-what-came.ts';
import { endUnread } from './unread-answers.ts';

/** How long requests under way may take when the server stops, unless said otherwise; milliseconds. */
const DRAIN_MS = 10_000;

/**
 * How long requests that are on their way may take to come when the server stops: the rest of one that has begun, and the next
 * one on a connection that its client has kept; milliseconds.
 */
const REST_MS = 1_000;

/** How often Node looks for requests that take too long to arrive; milliseconds. */
const CHECK_MS = 1_000;

/** How a server treats its clients, and how it stops. */
export interface AnsweringOptions {
  /** How much time and memory clients may take. @default the settings' defaults */
  readonly limits?: ConnectionLimits;
  /** Told of each connection that was closed as it came, since there were too many. */
  readonly onRefused?: () => void;
  /**
   * How long requests under way may take when the server stops, in milliseconds. A function is asked when it stops.
   * @default 10000
   */
  readonly drainMs?: number | (() => number);
  /** Told how many requests were cut off without an answer when that time was over, unless there was none. */
  readonly onCut?: (requests: number) => void;
}

/** What of the settings is about connections. */
export type ConnectionLimits = Pick<
  ServerSettings,
  'bodyTimeoutMs' | 'keepAliveTimeoutMs' | 'maxConnections' | 'answerTimeoutMs' | 'maxUnreadBytes'
>;

/** Answers requests. */
export class Answering {
  /** Does not listen yet. */
  readonly server: Server;
  private readonly limits: ConnectionLimits;
  private readonly drainMs: () => number;
  private readonly onCut: AnsweringOptions['onCut'];
  private readonly onRefused: AnsweringOptions['onRefused'];
  private readonly connections = new Set<Socket>();
  private readonly responses = new Set<ServerResponse>();
  private isStopping = false;
  /** Connections, of all time. */
  private taken = 0;
  /** Whether connections on which nothing whole was asked are left open. */
  private isPatient = true;
  private onEmpty: (() => void) | undefined;

  constructor(
    listener: RequestListener,
    { limits = serverSettings.parse({}), drainMs = DRAIN_MS, onCut, onRefused }: AnsweringOptions = {},
  ) {
    this.limits = limits;
    this.drainMs = typeof drainMs === 'number' ? () => drainMs : drainMs;
    this.onCut = onCut;
    this.onRefused = onRefused;
    const over = (response: ServerResponse) => {
      this.responses.delete(response);
      // One whose headers had been sent before did not tell the client to close.
      if (!this.isPatient) this.endUnasked();
    };
    function onClose(this: ServerResponse) {
      over(this);
    }
    this.server = createServer(nodeOptions(limits), (request, response) => {
      this.responses.add(response);
      // One function for all of them, which Node need not take away again: each is closed once.
      response.on('close', onClose);
      if (this.isStopping) closeAfter(response);
      const mistake = requestMistake(request);
      if (mistake === undefined) listener(request, response);
      else refuse(response, mistake);
    });
    endUnread(this.server, limits, this.responses);
    this.server.maxConnections = limits.maxConnections;
    // Node leaves out what is beyond this count, without a word. Their size is limited anyway.
    this.server.maxHeadersCount = 0;
    this.server.on('drop', () => onRefused?.());
    this.server.on('connection', (socket) => {
      this.taken++;
      this.connections.add(socket);
      socket.once('close', () => {
        this.connections.delete(socket);
        if (this.connections.size === 0) this.onEmpty?.();
      });
    });
  }

  /** How many requests came whole and have no whole answer yet. */
  get underWay(): number {
    return this.asked().length;
  }

  /** To be called once where nothing listens, and all connections come by {@link take}. */
  expectConnections(): void {
    // What listens in its place is another process. Node begins to look at the time that requests take when it is told so.
    this.server.emit('listening');
  }

  /** Answers on a connection that was accepted elsewhere. */
  take(socket: Socket): void {
    if (this.connections.size >= this.limits.maxConnections) {
      socket.destroy();
      this.onRefused?.();
      return;
    }
    // As a server of Node sets up those that it accepts itself. A client may end its side once it has asked.
    socket.allowHalfOpen = true;
    socket.setNoDelay(true);
    this.server.emit('connection', socket);
  }

  /**
   * Takes no new connections, answers what is under way for as long as `drainMs`, and with each answer tells the client to close
   * its connection. Those on which nothing more is asked are ended after a moment.
   */
  async stop(): Promise<void> {
    const forced = setTimeout(() => {
      const cut = this.underWay;
      if (cut > 0) this.onCut?.(cut);
      this.server.closeAllConnections();
    }, this.drainMs());
    // Who is connected already has asked, or is about to: the system would cut off whom nobody has taken before the end.
    await takeWhatCame(() => this.taken);
    // Not the HTTP server's own way to close, which ends kept connections at once: a request may be on its way on them.
    if (this.server.listening) NetServer.prototype.close.call(this.server);
    // A client that keeps its connection would go on asking. One that is told earlier would come back.
    this.isStopping = true;
    for (const response of this.responses) closeAfter(response);
    const unasked = setTimeout(async () => {
      await takeWhatCame(() => this.taken);
      this.isPatient = false;
      this.endUnasked();
    }, REST_MS);
    await this.empty();
    clearTimeout(unasked);
    clearTimeout(forced);
    this.server.close();
  }

  /** Those that came whole: of half a request nobody expects an answer. */
  private asked(): ServerResponse[] {
    return [...this.responses].filter(({ req }) => req.complete);
  }

  private endUnasked(): void {
    const waiting = new Set(this.asked().map(({ req }) => req.socket));
    for (const socket of this.connections) if (!waiting.has(socket)) socket.destroy();
  }

  private empty(): Promise<void> {
    return new Promise((resolve) => {
      if (this.connections.size === 0) resolve();
      else this.onEmpty = resolve;
    });
  }
}

function nodeOptions({ bodyTimeoutMs, keepAliveTimeoutMs }: ConnectionLimits): ServerOptions {
  return {
    headersTimeout: bodyTimeoutMs,
    requestTimeout: bodyTimeoutMs,
    connectionsCheckingInterval: Math.min(CHECK_MS, bodyTimeoutMs),
    keepAliveTimeout: keepAliveTimeoutMs,
    // It is asked for here, with an answer that says so.
    requireHostHeader: false,
  };
}

function refuse(response: ServerResponse, { status, code, message }: RequestMistake): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', connection: 'close' };
  response.writeHead(status, headers).end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
