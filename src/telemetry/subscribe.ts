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
  const onMessage = harmless(channel, logger, onEvent) as (event: unknown) => void;
  subscribe(channel, onMessage);
  return () => void unsubscribe(channel, onMessage);
}

/** So many events wait at most. */
const MOST_WAITING = 64;

/** Events that are told some at a time. */
export interface LaterEvents {
  /** Tells what waits. */
  readonly catchUp: () => void;
  readonly stop: Stop;
}

/**
 * The same for whoever need not know at once: one after the other, events take a fraction of the time that each of them takes
 * between two requests, when nothing of what is needed for it is in the caches of the processor.
 */
export function listenLater<Event>(channel: string, logger: Logger, onEvent: (event: Event) => void): LaterEvents {
  const tell = harmless(channel, logger, onEvent);
  let waiting: Event[] = [];
  const catchUp = () => {
    const events = waiting;
    waiting = [];
    for (const event of events) tell(event);
  };
  const unsubscribe = listenTo<Event>(channel, logger, (event) => {
    waiting.push(event);
    if (waiting.length >= MOST_WAITING) catchUp();
  });
  return {
    catchUp,
    stop() {
      unsubscribe();
      catchUp();
    },
  };
}

function harmless<Event>(channel: string, logger: Logger, onEvent: (event: Event) => void): (event: Event) => void {
  let hasFailed = false;
  return (event) => {
    try {
      onEvent(event);
    } catch (error) {
      if (!hasFailed) logger.error({ channel, error: String(error) }, 'an event could not be told');
      hasFailed = true;
    }
  };
}
