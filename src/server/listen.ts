import { createServer, type RequestListener, type ServerOptions, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { StartUpError } from '../core/errors/start-up-error.ts';
import { lookUp } from '../core/json.ts';
import { type ServerSettings, serverSettings } from '../settings/settings.ts';
import { type RequestMistake, requestMistake } from './request-mistake.ts';
import { endUnread } from './unread-answers.ts';

/** How long requests under way may take when the server stops, unless said otherwise; milliseconds. */
const DRAIN_MS = 10_000;

/**
 * How long requests that are on their way may take to come when the server stops: the rest of one that has begun, and the next
 * one on a connection that its client has kept; milliseconds.
 */
const REST_MS = 1_000;

/** Nothing is left to be taken when so many turns of the event loop took none, of which the first may have begun before. */
const IDLE_TURNS = 2;

/** How long that may last where connections never cease to come; milliseconds. */
const MAX_TAKING_MS = 5_000;

/** How often Node looks for requests that take too long to arrive; milliseconds. */
const CHECK_MS = 1_000;

/** What says where the endpoint listens. */
const SETTINGS = 'server.host and server.port in the configuration, HOST and PORT without one';

/** How a server treats its clients, and how it stops. */
export interface ListenOptions {
  /** How much time and memory clients may take. @default the settings' defaults */
  readonly limits?: ConnectionLimits;
  /** What says where to listen, for whoever has to change it. @default the settings of the endpoint */
  readonly settings?: string;
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

/** A server that listens. */
export interface Listening {
  /** With the port that was taken. */
  readonly origin: string;
  /** How many requests came whole and have no whole answer yet. */
  readonly underWay: number;
  /**
   * Takes no new connections, answers what is under way for as long as `drainMs`, and with each answer tells the client to close
   * its connection. Those on which nothing more is asked are ended after a moment.
   */
  stop(): Promise<void>;
}

/**
 * @param port 0 takes a free one
 * @throws StartUpError when nothing can listen there
 */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
  { limits = serverSettings.parse({}), settings = SETTINGS, drainMs = DRAIN_MS, onCut, onRefused }: ListenOptions = {},
): Promise<Listening> {
  const connections = new Set<Socket>();
  const underWay = new Set<ServerResponse>();
  let isStopping = false;
  /** Connections, of all time. */
  let taken = 0;
  /** Whether connections on which nothing whole was asked are left open. */
  let isPatient = true;
  const server = createServer(nodeOptions(limits), (request, response) => {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      // One whose headers had been sent before did not tell the client to close.
      if (!isPatient) endUnasked();
    });
    if (isStopping) closeAfter(response);
    const mistake = requestMistake(request);
    if (mistake === undefined) listener(request, response);
    else refuse(response, mistake);
  });
  endUnread(server, limits);
  server.maxConnections = limits.maxConnections;
  // Node leaves out what is beyond this count, without a word. Their size is limited anyway.
  server.maxHeadersCount = 0;
  server.on('drop', () => onRefused?.());
  server.on('connection', (socket) => {
    taken++;
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  /** Those that came whole: of half a request nobody expects an answer. */
  const asked = () => [...underWay].filter(({ req }) => req.complete);
  const endUnasked = () => {
    const waiting = new Set(asked().map(({ req }) => req.socket));
    for (const socket of connections) if (!waiting.has(socket)) socket.destroy();
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port, settings)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    origin: `http://${shownHost}:${address.port}`,
    get underWay() {
      return asked().length;
    },
    async stop() {
      const ms = typeof drainMs === 'number' ? drainMs : drainMs();
      const forced = setTimeout(() => {
        const cut = asked().length;
        if (cut > 0) onCut?.(cut);
        server.closeAllConnections();
      }, ms);
      // Who is connected already has asked, or is about to: the system would cut off whom nobody has taken before the end.
      await takeWhatCame(() => taken);
      // Not the HTTP server's own way to close, which ends kept connections at once: a request may be on its way on them.
      const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
      // A client that keeps its connection would go on asking. One that is told earlier would come back.
      isStopping = true;
      for (const response of underWay) closeAfter(response);
      const unasked = setTimeout(async () => {
        await takeWhatCame(() => taken);
        isPatient = false;
        endUnasked();
      }, REST_MS);
      await closed;
      clearTimeout(unasked);
      clearTimeout(forced);
      server.close();
    },
  };
}

/**
 * Lets the event loop turn until it has taken whatever the system has got: of connections it takes one in each turn.
 *
 * @param taken how many connections were
 */
async function takeWhatCame(taken: () => number): Promise<void> {
  const end = performance.now() + MAX_TAKING_MS;
  for (let idle = 0; idle < IDLE_TURNS && performance.now() < end; ) {
    const before = taken();
    await setImmediate();
    idle = taken() === before ? idle + 1 : 0;
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

/** What the system's codes mean to whoever started Rollcall. Other codes are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there already: stop it, or choose another port',
  EACCES: 'this user may not: ports below 1024 need rights of their own, so choose a higher one',
  EADDRNOTAVAIL: 'this machine has no such address: 127.0.0.1 is always there, 0.0.0.0 means all addresses',
  ENOTFOUND: 'no such host is known: 127.0.0.1 is always there, 0.0.0.0 means all addresses',
  EAI_AGAIN: 'the name of the host could not be looked up: give an address, such as 127.0.0.1',
};

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number, settings: string): StartUpError {
  const code = error.code ?? '';
  const reason = lookUp(REASONS, code) ?? `the system refused (${code || error.message})`;
  return new StartUpError(`Cannot listen on port ${port} of ${host}: ${reason} (${settings}).`);
}
