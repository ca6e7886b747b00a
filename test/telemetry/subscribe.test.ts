import { channel } from 'node:diagnostics_channel';
import { expect, test, vi } from 'vitest';
import { listenLater } from '../../src/telemetry/subscribe.ts';

const CHANNEL = 'rollcall-test:numbers';

test('events that are told later are told in order, whole batches at once, and the rest when somebody asks or it ends', () => {
  const told: number[] = [];
  const { catchUp, stop } = listenLater<number>(CHANNEL, silent(), (number) => told.push(number));
  const events = Array.from({ length: 70 }, (_, index) => index);
  for (const event of events) channel(CHANNEL).publish(event);
  expect(told).toEqual(events.slice(0, 64));
  catchUp();
  expect(told).toEqual(events);
  channel(CHANNEL).publish(70);
  stop();
  channel(CHANNEL).publish(71);
  catchUp();
  expect(told).toEqual([...events, 70]);
});

test('an error with one of them is logged once, and the others are told all the same', () => {
  const logger = silent();
  const told: number[] = [];
  const { catchUp, stop } = listenLater<number>(CHANNEL, logger, (number) => {
    if (number < 2) throw new Error(`no ${number}`);
    told.push(number);
  });
  for (const event of [0, 1, 2]) channel(CHANNEL).publish(event);
  catchUp();
  stop();
  expect(told).toEqual([2]);
  expect(logger.error.mock.calls).toEqual([[{ channel: CHANNEL, error: 'Error: no 0' }, 'an event could not be told']]);
});

function silent() {
  return { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
}
