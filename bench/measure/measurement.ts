/** @module One target under one workload, measured. */
import { generateLoad } from '../load/generate-load.ts';
import type { NextQuestion } from '../load/question.ts';
import type { StubProcess } from '../stubs/stub-process.ts';
import type { RunningTarget } from '../targets/target.ts';
import { cpuMs, memoryUse } from './process-usage.ts';
import { median, quantile } from './statistics.ts';

/** What was found. */
export interface Measurement {
  /** Processor time of the target, all of its threads and children; milliseconds of one request. */
  readonly cpuMs: number;
  readonly requestsPerSecond: number;
  /** Milliseconds that half of the requests took at most. */
  readonly p50: number;
  readonly p99: number;
  /** Calls that reached the vendors, of one request. */
  readonly vendorCalls: number;
  /** What the target holds of the memory at the end; bytes. */
  readonly rss: number;
}

/** How a round is measured. */
export interface Round {
  readonly connections: number;
  readonly seconds: number;
  /** How much the target is asked before that: on a busy machine, seconds alone do not get code compiled. */
  readonly warmUp: { readonly seconds: number; readonly requests: number };
}

/** Asks a target for some seconds. */
export async function measure(
  target: RunningTarget,
  stubs: StubProcess,
  nextQuestion: NextQuestion,
  { connections, seconds, warmUp }: Round,
): Promise<Measurement> {
  await generateLoad(target.origin, nextQuestion, { connections, ...warmUp });
  await stubs.takeCount();
  const before = cpuMs(target.pid);
  const load = await generateLoad(target.origin, nextQuestion, { connections, seconds });
  const used = cpuMs(target.pid) - before;
  const calls = await stubs.takeCount();
  return {
    cpuMs: used / load.requests,
    requestsPerSecond: load.requests / load.seconds,
    p50: quantile(load.latencies, 0.5),
    p99: quantile(load.latencies, 0.99),
    vendorCalls: calls / load.requests,
    rss: memoryUse(target.pid).rss,
  };
}

/** The middle of each figure over all rounds. */
export function medians(rounds: readonly Measurement[]): Measurement {
  const of = (figure: keyof Measurement) => median(rounds.map((round) => round[figure]));
  return {
    cpuMs: of('cpuMs'),
    requestsPerSecond: of('requestsPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    vendorCalls: of('vendorCalls'),
    rss: of('rss'),
  };
}
