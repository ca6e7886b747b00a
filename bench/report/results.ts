/** @module What was measured, as tables. */
import type { Measurement } from '../measure/measurement.ts';
import type { Variant } from '../workloads/workload.ts';
import { table } from './table.ts';

/** One target under one workload. */
export interface Result {
  /** The workload's title. */
  readonly workload: string;
  readonly variant: Variant;
  /** The target's title. */
  readonly target: string;
  readonly measurement: Measurement;
}

/** CPU time with its ratio to the yardstick: one row for each workload, one column for each target. */
export function overview(results: readonly Result[], targets: readonly string[], yardstick: string): string {
  const rows = grouped(results).map(({ workload, variant, of }) => {
    const base = of.get(yardstick)?.cpuMs;
    const cells = targets.map((target) => {
      const cpu = of.get(target)?.cpuMs;
      if (cpu === undefined) return '';
      return base === undefined ? cpu.toFixed(3) : `${cpu.toFixed(3)} (${(cpu / base).toFixed(2)})`;
    });
    return [title(workload, variant), ...cells];
  });
  return table([['CPU ms of a request', ...targets], ...rows]);
}

/** All figures, one row for each target under each workload. */
export function details(results: readonly Result[]): string {
  const rows = results.map(({ workload, variant, target, measurement: found }) => [
    `${title(workload, variant)}: ${target}`,
    found.cpuMs.toFixed(3),
    found.requestsPerSecond.toFixed(0),
    found.p50.toFixed(1),
    found.p99.toFixed(1),
    found.vendorCalls.toFixed(2),
    (found.rss / 2 ** 20).toFixed(0),
  ]);
  const head = ['', 'CPU ms', 'requests/s', 'p50 ms', 'p99 ms', 'vendor calls', 'MB'];
  return table([head, ...rows]);
}

function title(workload: string, variant: Variant): string {
  return variant === 'distinct' ? `${workload}, all distinct` : workload;
}

function grouped(results: readonly Result[]) {
  const groups = new Map<string, { workload: string; variant: Variant; of: Map<string, Measurement> }>();
  for (const { workload, variant, target, measurement } of results) {
    const key = title(workload, variant);
    const group = groups.get(key) ?? { workload, variant, of: new Map<string, Measurement>() };
    group.of.set(target, measurement);
    groups.set(key, group);
  }
  return [...groups.values()];
}
