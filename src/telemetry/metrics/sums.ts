/** @module What several processes have measured, as one. */
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue, type Registry } from 'prom-client';

/** What one process has measured. */
export type Readings = readonly MetricObjectWithValues<MetricValue<string>>[];

/**
 * How measures of the process are put together where their sum says nothing. What prom-client has for them hides the one
 * process whose event loop stands still in an average, and leaves out the start.
 */
const PUT_TOGETHER: readonly [name: RegExp, aggregator: 'max' | 'min'][] = [
  [/^nodejs_eventloop_lag_min_/, 'min'],
  [/^nodejs_eventloop_lag_/, 'max'],
  [/^process_(start_time_seconds|max_fds)$/, 'min'],
];

/** Kinds of metrics that never go down. */
const COUNTED: readonly string[] = ['counter', 'histogram'];

/** Adds up what processes have measured. What those had counted that have ended stays counted. */
export class Sums {
  private readonly last = new Map<number, Readings>();
  private ended: Readings = [];
  private keeping: Promise<void> = Promise.resolve();

  /** @param readings of each process, by a number that no process before it had */
  async add(readings: ReadonlyMap<number, Readings>): Promise<Registry> {
    await this.keeping;
    for (const [process, reading] of readings) this.last.set(process, reading);
    // Of a process that did not answer, which may be about to end, what it had counted before.
    const all = [...this.last].map(([process, before]) => readings.get(process) ?? countedOf(before));
    return sum([...all, this.ended]);
  }

  /** A process has ended: what it had counted when it was asked last is kept. */
  keep(process: number): void {
    const counted = countedOf(this.last.get(process) ?? []);
    this.last.delete(process);
    this.keeping = this.keeping.then(async () => {
      this.ended = await sum([this.ended, counted]).getMetricsAsJSON();
    });
  }
}

function countedOf(readings: Readings): Readings {
  return readings.filter(({ type }) => COUNTED.includes(String(type)));
}

function sum(all: readonly Readings[]): Registry {
  return AggregatorRegistry.aggregate(all.map((readings) => readings.map(putTogether)));
}

function putTogether(reading: Readings[number]): Readings[number] {
  const aggregator = PUT_TOGETHER.find(([name]) => name.test(reading.name))?.[1];
  return aggregator === undefined ? reading : { ...reading, aggregator };
}
