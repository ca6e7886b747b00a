/** @module What a process and its children use of the machine, as Linux tells it in `/proc`. */
import { readdirSync, readFileSync } from 'node:fs';

/** How much memory processes hold; bytes. */
export interface MemoryUse {
  /** Now. */
  readonly rss: number;
  /** At most since each was started. */
  readonly peak: number;
}

/**
 * What all threads of a process and of its children have used of the processor; milliseconds. Threads and children that have
 * ended are missing, so that only differences over a time count in which none did.
 */
export function cpuMs(pid: number): number {
  return family(pid).reduce((sum, member) => sum + threadsNs(member), 0) / 1e6;
}

/** What a process and its children hold of the memory. */
export function memoryUse(pid: number): MemoryUse {
  const uses = family(pid).map((member) => {
    const status = readFileSync(`/proc/${member}/status`, 'utf8');
    return { rss: kilobytes(status, 'VmRSS'), peak: kilobytes(status, 'VmHWM') };
  });
  return {
    rss: uses.reduce((sum, { rss }) => sum + rss, 0) * 1024,
    peak: uses.reduce((sum, { peak }) => sum + peak, 0) * 1024,
  };
}

function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => family(Number(child)))];
}

/** `schedstat` counts in nanoseconds, where `stat` counts in hundredths of a second. */
function threadsNs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
    const [onCpu] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return sum + Number(onCpu);
  }, 0);
}

function kilobytes(status: string, key: string): number {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
}
