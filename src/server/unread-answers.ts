/** @module Clients that do not read their answers, which are held in memory until they do. */
import type { Server, ServerResponse } from 'node:http';
import type { ServerSettings } from '../settings/settings.ts';

/** How often it is looked how much is held; milliseconds. */
const LOOK_MS = 1_000;

/** How long and how much answers may wait for their clients. */
export type UnreadLimits = Pick<ServerSettings, 'answerTimeoutMs' | 'maxUnreadBytes'>;

/**
 * Ends connections whose clients do not read, which frees what is held for them.
 *
 * @param server that does not listen yet
 */
export function endUnread(server: Server, { answerTimeoutMs, maxUnreadBytes }: UnreadLimits): void {
  const underWay = new Set<ServerResponse>();
  /** Those that hold something, in the order in which they were found to. */
  const held = new Set<ServerResponse>();

  function watch(response: ServerResponse): void {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      held.delete(response);
    });
    // Node counts any movement of the connection, also within what it was given at once.
    response.setTimeout(answerTimeoutMs, () => {
      if (response.headersSent) response.destroy();
      else response.socket?.setTimeout(answerTimeoutMs);
    });
  }

  /** Those that wait longest are ended first: a client that reads is done in between. */
  function look(): void {
    let bytes = 0;
    for (const response of underWay) {
      const unread = response.headersSent ? response.writableLength : 0;
      bytes += unread;
      if (unread > 0) held.add(response);
      else held.delete(response);
    }
    for (const response of held) {
      if (bytes <= maxUnreadBytes) return;
      bytes -= response.writableLength;
      response.destroy();
    }
  }

  server.prependListener('request', (_, response) => watch(response));
  server.once('listening', () => {
    const timer = setInterval(look, LOOK_MS).unref();
    server.once('close', () => clearInterval(timer));
  });
}
