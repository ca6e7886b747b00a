import { Counter, Gauge, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { type Readings, Sums } from '../../src/telemetry/metrics/sums.ts';

/** What a process measures. */
async function measured(operations: number, open: number, lag: number): Promise<Readings> {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: 'operations_total', help: 'h', labelNames: ['name'], registers }).inc({ name: 'a' }, operations);
  new Gauge({ name: 'waiting', help: 'h', registers }).set(open);
  new Gauge({ name: 'circuit', help: 'h', aggregator: 'max', registers }).set(open);
  new Gauge({ name: 'nodejs_eventloop_lag_p99_seconds', help: 'h', aggregator: 'average', registers }).set(lag);
  return registry.getMetricsAsJSON();
}

const linesOf = async (sums: Sums, readings: readonly (readonly [number, Readings])[]) =>
  (await (await sums.add(new Map(readings))).metrics()).split('\n').filter((line) => line !== '' && line[0] !== '#');

test('what processes have measured is added up, and the worst is told where a sum says nothing', async () => {
  const sums = new Sums();
  const [one, other] = [await measured(3, 1, 0.5), await measured(4, 1, 0.1)];
  expect(
    await linesOf(sums, [
      [1, one],
      [2, other],
    ]),
  ).toEqual(['operations_total{name="a"} 7', 'waiting 2', 'circuit 1', 'nodejs_eventloop_lag_p99_seconds 0.5']);
});

test('what a process had counted that has ended, or does not answer, stays counted, and nothing else of it', async () => {
  const sums = new Sums();
  const [one, other] = [await measured(3, 1, 0.5), await measured(4, 1, 0.1)];
  await sums.add(
    new Map([
      [1, one],
      [2, other],
    ]),
  );
  const counted = ['operations_total{name="a"} 7', 'waiting 1', 'circuit 1', 'nodejs_eventloop_lag_p99_seconds 0.1'];
  expect((await linesOf(sums, [[2, other]])).toSorted()).toEqual(counted.toSorted());
  sums.keep(1);
  expect((await linesOf(sums, [[2, other]])).toSorted()).toEqual(counted.toSorted());
  sums.keep(2);
  expect(await linesOf(sums, [[3, await measured(1, 0, 0)]])).toContain('operations_total{name="a"} 8');
});
