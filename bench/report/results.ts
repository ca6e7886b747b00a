/** @module What was measured, as tables. */
import type { ColdStart } from '../cold-start.ts';
import type { Measurement } from '../measure/measurement.ts';
import type { MemoryUse } from '../measure/process-usage.ts';
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

/** What a target held after all workloads of one world. */
export interface MemoryResult extends MemoryUse {
  /** The target's title. */
  readonly target: string;
  /** How many agents there were. */
  readonly agents: number;
}

/** What a run has found. */
export interface Findings {
  readonly results: readonly Result[];
  readonly memory: readonly MemoryResult[];
  /** Per name of a target that could not be measured: why. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Who was to be measured. */
export interface ReportOptions {
  readonly targets: readonly { readonly name: string; readonly title: string }[];
  /** The title of the target that ratios are to. */
  readonly yardstick: string;
}

/** All of it, in Markdown. */
export function report({ results, memory, missing }: Findings, { targets, yardstick }: ReportOptions): string {
  const measured = new Set(results.map(({ target }) => target));
  const titles = targets.map(({ title }) => title).filter((title) => measured.has(title));
  const absent = targets
    .filter(({ name }) => missing.has(name))
    .map(({ name, title }) => `- ${title} is missing: ${missing.get(name)}`);
  return [
    overview(results, titles, yardstick),
    details(results),
    memoryTable(memory),
    ...(absent.length === 0 ? [] : [absent.join('\n')]),
  ].join('\n\n');
}

/** CPU time with its ratio to the yardstick: one row for each workload, one column for each target. */
function overview(results: readonly Result[], titles: readonly string[], yardstick: string): string {
  const rows = [...Map.groupBy(results, rowTitle)].map(([title, ofRow]) => {
    const cpuOf = (target: string) => ofRow.find((result) => result.target === target)?.measurement.cpuMs;
    const base = cpuOf(yardstick);
    const cells = titles.map((target) => {
      const cpu = cpuOf(target);
      if (cpu === undefined) return '–';
      return base === undefined ? cpu.toFixed(3) : `${cpu.toFixed(3)} (${(cpu / base).toFixed(2)})`;
    });
    return [title, ...cells];
  });
  return table([['CPU ms of a request', ...titles], ...rows]);
}

/** All figures, one row for each target under each workload. */
function details(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const { cpuMs, requestsPerSecond, p50, p99, vendorCalls, rss } = result.measurement;
    return [
      rowTitle(result),
      result.target,
      cpuMs.toFixed(3),
      requestsPerSecond.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      vendorCalls.toFixed(2),
      megabytes(rss),
    ];
  });
  const head = ['workload', 'target', 'CPU ms', 'requests/s', 'p50 ms', 'p99 ms', 'vendor calls', 'MB'];
  return table([head, ...rows], 2);
}

function memoryTable(memory: readonly MemoryResult[]): string {
  const rows = memory.map(({ target, agents, rss, peak }) => [
    target,
    agents.toLocaleString('en'),
    megabytes(rss),
    megabytes(peak),
  ]);
  return table([['memory after all workloads', 'agents', 'MB', 'MB at most'], ...rows]);
}

/** What starts took. */
export function coldStartTable(starts: readonly ColdStart[]): string {
  const rows = starts.map(({ target, ms, cpuMs, rss }) => [target, ms.toFixed(0), cpuMs.toFixed(0), megabytes(rss)]);
  return table([['from the start to the first answer', 'ms', 'CPU ms', 'MB'], ...rows]);
}

function rowTitle({ workload, variant }: Result): string {
  return variant === 'distinct' ? `${workload}, all distinct` : workload;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}
