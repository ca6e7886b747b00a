/** @module Clients that do not read their answers, which are held in memory until they do. */
import type { Server, ServerResponse } from 'node:http';
import type { ServerSettings } from '../settings/settings.ts';

/** How often it is looked how much is held, and for how long; milliseconds. */
const LOOK_MS = 1_000;

/** How long and how much answers may wait for their clients. */
export type UnreadLimits = Pick<ServerSettings, 'answerTimeoutMs' | 'maxUnreadBytes'>;

/**
 * Ends connections whose clients do not read, which frees what is held for them. They are looked for now and then: nearly every
 * answer is gone before, and costs nothing.
 *
 * @param server that does not listen yet
 * @param underWay answers that are not over, in the order of their requests
 */
export function endUnread(
  server: Server,
  { answerTimeoutMs, maxUnreadBytes }: UnreadLimits,
  underWay: ReadonlySet<ServerResponse>,
): void {
  /** Those that were begun when they were looked at. */
  const timed = new WeakSet<ServerResponse>();
  /** Those that hold something, in the order in which they were found to. */
  const held = new Set<ServerResponse>();

  /** Those that wait longest are ended first: a client that reads is done in between. */
  function look(): void {
    let bytes = 0;
    for (const response of underWay) {
      if (response.headersSent) limitTime(response);
      const unread = response.headersSent ? response.writableLength : 0;
      bytes += unread;
      if (unread > 0) held.add(response);
      else held.delete(response);
    }
    for (const response of held) {
      if (!underWay.has(response)) held.delete(response);
      else if (bytes > maxUnreadBytes) {
        bytes -= response.writableLength;
        response.destroy();
      }
    }
  }

  function limitTime(response: ServerResponse): void {
    if (timed.has(response)) return;
    timed.add(response);
    // Node counts any movement of the connection, also within what it was given at once.
    response.setTimeout(answerTimeoutMs, () => response.destroy());
  }

  server.once('listening', () => {
    const timer = setInterval(look, Math.min(LOOK_MS, answerTimeoutMs)).unref();
    server.once('close', () => clearInterval(timer));
  });
}
