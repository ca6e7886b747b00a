import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Where processes run, so that those that are measured and those that measure are not in each other's way. */
export interface Pinning {
  /** The core of what is measured; any when undefined. */
  readonly target: number | undefined;
  /** The core of stubs and load. */
  readonly load: number | undefined;
  /** What is said of it in the output. */
  readonly description: string;
}

/** What was started and has not ended. */
const running = new Set<ChildProcess>();

// However this process ends, nothing that it has started is left behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Two cores, and the tool that binds a process to one, are needed. */
export function choosePinning(): Pinning {
  const none = { target: undefined, load: undefined };
  if (availableParallelism() < 2) return { ...none, description: 'not pinned: one core' };
  if (spawnSync('taskset', ['-V']).status !== 0) return { ...none, description: 'not pinned: no taskset' };
  return { target: 0, load: 1, description: 'what is measured on core 0, vendors and load on core 1' };
}

/** Binds this process, with all its threads, to a core. */
export function pinThisProcess(core: number | undefined): void {
  if (core !== undefined) spawnSync('taskset', ['-a', '-p', '-c', String(core), String(process.pid)]);
}

/**
 * Starts a process, bound to a core.
 *
 * @param options `core`: which one; any when undefined
 */
export function spawnPinned(
  command: string,
  args: readonly string[],
  { core, ...options }: SpawnOptions & { readonly core: number | undefined },
): ChildProcess {
  // taskset becomes the command, so that the child's id is the one to measure.
  const child =
    core === undefined
      ? spawn(command, args, options)
      : spawn('taskset', ['-c', String(core), command, ...args], options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
