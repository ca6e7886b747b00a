/** @module One run: all targets under all workloads, in turn. */
import { join } from 'node:path';
import { prepareQuestions } from './load/question.ts';
import { type Measurement, measure, medians } from './measure/measurement.ts';
import { memoryUse } from './measure/process-usage.ts';
import type { BenchOptions } from './options.ts';
import { createReference } from './peers/by-hand/schema.ts';
import type { ProfileFile } from './report/profile.ts';
import type { Findings, MemoryResult, Result } from './report/results.ts';
import type { World } from './stubs/open-stubs.ts';
import { type StubProcess, startStubs } from './stubs/stub-process.ts';
import type { Pinning } from './targets/spawn-pinned.ts';
import { type RunningTarget, type Target, TargetError } from './targets/target.ts';
import type { Variant, Workload } from './workloads/workload.ts';

/** What a run has found. */
export interface RunResults extends Findings {
  readonly profiles: readonly ProfileFile[];
}

interface Started {
  readonly target: Target;
  readonly running: RunningTarget;
}

/** The file of a target's profile. */
function profileOf(folder: string, { name }: Target, world: World): string {
  return join(folder, `${name}-${agentsIn(world)}.cpuprofile`);
}

/** Measures the targets under the workloads: one world of vendors after the other, and in it one workload after the other. */
export async function runBench(options: BenchOptions, pinning: Pinning): Promise<RunResults> {
  const missing = new Map<string, string>();
  const results: Result[] = [];
  const memory: MemoryResult[] = [];
  const profiles: ProfileFile[] = [];
  for (const [world, ofWorld] of Map.groupBy(options.workloads, ({ world }) => world)) {
    const stubs = await startStubs(world, pinning.load);
    const started = await startAll(world, stubs, options, pinning, missing);
    try {
      const { profile } = options;
      const since = Number(process.hrtime.bigint() / 1000n);
      if (profile !== undefined) {
        profiles.push(...started.map(({ target }) => ({ file: profileOf(profile, target, world), since })));
      }
      for (const workload of ofWorld) {
        for (const variant of options.variants) {
          results.push(...(await runWorkload(workload, variant, started, stubs, options)));
        }
      }
      memory.push(...started.map(({ target, running }) => memoryOf(target, running, world)));
    } finally {
      await Promise.all(started.map(({ running }) => running.close()));
      await stubs.close();
    }
  }
  return { results, memory, missing, profiles };
}

async function startAll(
  world: World,
  { accounts }: StubProcess,
  { targets, access, profile }: BenchOptions,
  { target: core }: Pinning,
  missing: Map<string, string>,
): Promise<Started[]> {
  const started: Started[] = [];
  for (const target of targets.filter(({ name }) => !missing.has(name))) {
    try {
      const options = { accounts, core, access, profile: profile && profileOf(profile, target, world) };
      started.push({ target, running: await target.start(options) });
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      missing.set(target.name, error.message);
    }
  }
  return started;
}

/** Round by round, so that whatever else the machine does meets all targets. */
async function runWorkload(
  workload: Workload,
  variant: Variant,
  started: readonly Started[],
  stubs: StubProcess,
  { rounds, seconds, connections }: BenchOptions,
): Promise<Result[]> {
  const reference = createReference(stubs.accounts);
  const prepared = [];
  for (const { target, running } of started) {
    const next = await prepareQuestions(workload, variant, running, reference);
    if (next !== undefined) prepared.push({ target, running, next, found: [] as Measurement[] });
  }
  for (let round = 0; round < rounds; round++) {
    const warmUp = round === 0 ? { seconds, requests: 2_000 } : { seconds: seconds / 8, requests: 50 };
    for (const { target, running, next, found } of prepared) {
      const measurement = await measure(running, stubs, next, { connections, seconds, warmUp });
      found.push(measurement);
      const { cpuMs, requestsPerSecond } = measurement;
      console.error(
        `${workload.name} ${variant} ${target.name}: ${cpuMs.toFixed(3)} CPU ms, ${requestsPerSecond.toFixed(0)} requests/s`,
      );
    }
  }
  return prepared.map(({ target, found }) => ({
    workload: workload.title,
    variant,
    target: target.title,
    measurement: medians(found),
  }));
}

function memoryOf(target: Target, { pid }: RunningTarget, world: World): MemoryResult {
  return { target: target.title, agents: agentsIn(world), ...memoryUse(pid) };
}

function agentsIn(world: World): number {
  return Object.values(world).reduce((sum, count) => sum + count, 0);
}
