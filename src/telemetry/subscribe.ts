import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Logger } from '../logger.ts';

/** Ends something that was begun. */
export type Stop = () => void;

/**
 * Calls a subscriber with every event of a channel. An error of the subscriber is logged, once: to Node it would be an uncaught
 * exception, and what is told of the work must not end it.
 *
 * @returns what ends the subscription
 */
export function listenTo<Event>(channel: string, logger: Logger, onEvent: (event: Event) => void): Stop {
  let hasFailed = false;
  const onMessage = (event: unknown) => {
    try {
      onEvent(event as Event);
    } catch (error) {
      if (!hasFailed) logger.error({ channel, error: String(error) }, 'an event could not be told');
      hasFailed = true;
    }
  };
  subscribe(channel, onMessage);
  return () => void unsubscribe(channel, onMessage);
}
