/** @module What the profiles of a run say, in short. */
import { existsSync, readFileSync } from 'node:fs';
import { table } from './table.ts';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
  /** Microseconds, as all times. */
  readonly startTime: number;
}

/** So many functions are shown of each profile. */
const SHOWN = 40;

/** A profile that a target has left. */
export interface ProfileFile {
  readonly file: string;
  /** What was before is the target's start; microseconds of the monotonic clock. */
  readonly since: number;
}

/** The functions that took the most by themselves. Targets that do not run on Node leave no profile. */
export function hottest({ file, since }: ProfileFile): string {
  if (!existsSync(file)) return `${file}: none`;
  const { nodes, samples, timeDeltas, startTime } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const nameOf = new Map(nodes.map(({ id, callFrame }) => [id, frameName(callFrame)]));
  const selfTime = new Map<string, number>();
  let now = startTime;
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const name = nameOf.get(id) ?? '';
    const time = timeDeltas[index] ?? 0;
    now += time;
    if (now < since || name === '(idle)') continue;
    busy += time;
    selfTime.set(name, (selfTime.get(name) ?? 0) + time);
  }
  const rows = [...selfTime].sort(([, one], [, other]) => other - one).slice(0, SHOWN);
  return `${file}\n\n${table([
    ['function', '% by itself'],
    ...rows.map(([name, time]) => [name, ((time / busy) * 100).toFixed(1)]),
  ])}`;
}

function frameName({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const place = url.replace(/^.*\/(?=node_modules\/|src\/)/, '');
  return place === '' ? functionName : `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`;
}
