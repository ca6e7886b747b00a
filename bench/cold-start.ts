/** @module How long each target takes from its start to its first right answer, and what it holds then. */
import { prepareQuestions } from './load/question.ts';
import { cpuMs, type MemoryUse, memoryUse } from './measure/process-usage.ts';
import { median } from './measure/statistics.ts';
import { createReference } from './peers/by-hand/schema.ts';
import { startStubs } from './stubs/stub-process.ts';
import { installPeers } from './targets/install-peers.ts';
import { type Target, TargetError } from './targets/target.ts';
import type { Workload } from './workloads/workload.ts';

/** How often each target is started. */
const STARTS = 5;

/** What the starts of a target took: the median of each figure. */
export interface ColdStart {
  /** The target's title. */
  readonly target: string;
  /** From the start of the process to the first right answer; milliseconds. */
  readonly ms: number;
  /** Of the processor, all threads; milliseconds. */
  readonly cpuMs: number;
  /** What is held then; bytes. */
  readonly rss: number;
}

/**
 * Starts the targets in turn, each bound to no core: that is how they are started.
 *
 * @param workload what is asked first
 */
export async function measureColdStarts(
  targets: readonly Target[],
  workload: Workload,
  access: boolean,
): Promise<ColdStart[]> {
  const stubs = await startStubs(workload.world, undefined);
  const reference = createReference(stubs.accounts);
  const found = new Map<Target, (MemoryUse & { readonly ms: number; readonly cpuMs: number })[]>();
  // Whatever takes long once is no part of a start.
  await installPeers().catch(() => undefined);
  // Nor is what the reference takes the first time.
  for (const request of await workload.requests('identical', reference)) await reference(request);
  try {
    for (let start = 0; start < STARTS; start++) {
      for (const target of targets) {
        try {
          const running = await target.start({ accounts: stubs.accounts, core: undefined, access });
          await prepareQuestions(workload, 'identical', running, reference);
          const ms = performance.now() - running.startedAt;
          const taken = { ms, cpuMs: cpuMs(running.pid), ...memoryUse(running.pid) };
          found.set(target, [...(found.get(target) ?? []), taken]);
          await running.close();
        } catch (error) {
          if (!(error instanceof TargetError)) throw error;
          console.error(`${target.title} is missing: ${error.message}`);
        }
      }
    }
  } finally {
    await stubs.close();
  }
  return [...found].map(([{ title }, starts]) => ({
    target: title,
    ms: median(starts.map(({ ms }) => ms)),
    cpuMs: median(starts.map((taken) => taken.cpuMs)),
    rss: median(starts.map(({ rss }) => rss)),
  }));
}
