import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { onTestFinished } from 'vitest';

/** Everything that is published on a channel from now until the test is over. */
export function eventsOf<Event>(channel: string): Event[] {
  const events: Event[] = [];
  const note = (event: unknown) => void events.push(event as Event);
  subscribe(channel, note);
  onTestFinished(() => void unsubscribe(channel, note));
  return events;
}
