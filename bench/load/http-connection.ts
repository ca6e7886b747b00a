/**
 * @module One connection that is kept alive, on which one request follows the other. Written for load: what it costs is taken
 * from the core that the vendors answer on. It reads what servers of this benchmark send, with a length or in chunks.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer, as far as it is checked. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** So long a server may take to answer. */
const SILENCE_MS = 60_000;

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING: Buffer = Buffer.alloc(0);

/** A connection to one server. */
export class HttpConnection {
  private readonly socket: Socket;
  private received: Buffer = NOTHING;
  private waiting: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('no answer came in time')));
    socket.on('data', (chunk: Buffer) => {
      this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
      this.take();
    });
    const lost = (error?: Error) => {
      this.waiting?.reject(error ?? new Error('the server closed the connection'));
      this.waiting = undefined;
    };
    socket.on('error', lost);
    socket.on('close', () => lost());
  }

  /** Connects to `http://host:port`. */
  static async open(origin: string): Promise<HttpConnection> {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  /**
   * Sends a request as it is, and waits for its whole answer. One at a time.
   *
   * @param request head and body
   */
  send(request: Buffer): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (this.waiting !== undefined) throw new Error('the answer to the request before has not come yet');
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(): void {
    const endOfHead = this.received.indexOf(END_OF_HEAD);
    if (endOfHead < 0) return;
    const head = this.received.toString('latin1', 0, endOfHead).toLowerCase();
    const start = endOfHead + END_OF_HEAD.length;
    const length = /\ncontent-length: *(\d+)/.exec(head)?.[1];
    const found =
      length === undefined ? readChunks(this.received, start) : readLength(this.received, start, Number(length));
    if (found === undefined) return;
    this.received = found.end === this.received.length ? NOTHING : this.received.subarray(found.end);
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body: found.body });
  }
}

interface FoundBody {
  readonly body: Buffer;
  /** Where the next answer begins. */
  readonly end: number;
}

function readLength(bytes: Buffer, start: number, length: number): FoundBody | undefined {
  const end = start + length;
  return bytes.length < end ? undefined : { body: bytes.subarray(start, end), end };
}

function readChunks(bytes: Buffer, start: number): FoundBody | undefined {
  const chunks: Buffer[] = [];
  for (let position = start; ; ) {
    const endOfSize = bytes.indexOf('\r\n', position);
    if (endOfSize < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', position, endOfSize), 16);
    const end = endOfSize + 2 + size;
    if (bytes.length < end + 2) return undefined;
    if (size === 0) return { body: Buffer.concat(chunks), end: end + 2 };
    chunks.push(bytes.subarray(endOfSize + 2, end));
    position = end + 2;
  }
}

/** A POST of JSON in the bytes in which it is sent. */
export function postRequest(
  origin: string,
  path: string,
  json: string,
  headers: Readonly<Record<string, string>>,
): Buffer {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(json)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${json}`);
}
