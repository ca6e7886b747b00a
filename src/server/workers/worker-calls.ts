/** @module What workers and the process that started them ask of each other. */
import type { MetricsPage } from '../../graphql/probes.ts';
import type { Readings } from '../../telemetry/metrics/sums.ts';
import type { CommonCalls, TotalCalls } from './common-state.ts';
import type { WorkerPlace, WorkerSetup } from './share.ts';

/** What a worker is to serve. */
export interface Work {
  readonly setup: WorkerSetup;
  /** Names the setup. */
  readonly version: number;
}

/** Why something can not be served; null when it can. */
export type Problem = string | null;

/** What a worker does. */
export interface WorkerCalls {
  /** Serves, from the first connection on that comes afterwards. */
  start(place: WorkerPlace, work: Work): Promise<Problem>;
  /** Makes ready to serve another setup. */
  prepare(work: Work): Promise<Problem>;
  /** Serves what it made ready, from the next request on. */
  adopt(): void;
  /** Forgets what it made ready. */
  discard(): void;
  /** Goes on in a new audit file. */
  reopenAudit(): void;
  readMetrics(): Promise<Readings>;
  /** How many requests are under way. */
  underWay(): number;
  /** Answers what is under way. @returns how many requests were cut off */
  stop(): Promise<number>;
  noteCalls(total: TotalCalls, included: number): void;
}

/** What the process does that has started the workers. */
export interface PrimaryCalls extends CommonCalls {
  /** The connection that was handed over has arrived. */
  taken(): void;
  /** Nothing of this setup is needed any more by the worker. */
  closed(version: number): void;
  /** What all have measured. */
  readMetrics(): Promise<MetricsPage>;
}
