import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** An informational answer, as far as it has come. */
const INFORMATIONAL = /^HTTP\/1\.[01] 1\d\d[ \r]/;
/** The beginning of what may become one. */
const SHORTEST = 'HTTP/1.1 100 '.length;
/** Where the first digit of the status stands. */
const STATUS_AT = 'HTTP/1.1 '.length;
const ONE = '1'.charCodeAt(0);
const BLANK_LINE = '\r\n\r\n';
/** Longer than any server's: whatever this is, it is no informational answer. */
const LONGEST = 65_536;

/**
 * Connections on which informational answers (100 Continue, 103 Early Hints) are passed over. Every client has to take
 * them although it never asked (RFC 9110, 15.2), and proxies do send an unasked 100; undici takes that for a broken
 * answer and drops the connection.
 */
export function withoutInformational(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error !== null) return callback(error, null);
      passOver(socket);
      callback(null, socket);
    });
}

/** Answers begin behind a request, since one follows the other: what stands there is looked at, nothing else. */
function passOver(socket: Socket): void {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  const read = socket.read.bind(socket);
  let isBeginning = false;
  let held: Buffer | undefined;

  socket.write = (...args: unknown[]) => {
    isBeginning = true;
    return write(...args);
  };
  socket.read = (size?: number) => {
    for (;;) {
      const chunk: Buffer | null = read(size);
      if (chunk === null || !isBeginning) return chunk;
      held = held === undefined ? chunk : Buffer.concat([held, chunk]);
      const rest = behindInformational(held);
      if (rest === undefined) continue;
      held = undefined;
      isBeginning = false;
      return rest;
    }
  };
}

/** What stands behind all informational answers; undefined while that can not be told yet. */
function behindInformational(bytes: Buffer): Buffer | undefined {
  // Nearly all answers end here, whatever they begin with.
  if (bytes.length >= SHORTEST && bytes[STATUS_AT] !== ONE) return bytes;
  const beginning = bytes.toString('latin1', 0, SHORTEST);
  if (beginning.length < SHORTEST) return 'HTTP/1.'.startsWith(beginning.slice(0, 7)) ? undefined : bytes;
  if (!INFORMATIONAL.test(beginning)) return bytes;
  const end = bytes.indexOf(BLANK_LINE);
  if (end === -1) return bytes.length > LONGEST ? bytes : undefined;
  return behindInformational(bytes.subarray(end + BLANK_LINE.length));
}
