/** @module On what it was measured. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine in a line, with how busy it was before. */
export function describeMachine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${memory} GB, Node ${process.version}, load average at the start ${load}`;
}
