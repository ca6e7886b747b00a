/** @module What the command line asks for. */
import { parseArgs } from 'node:util';
import type { Target } from './targets/target.ts';
import type { Variant, Workload } from './workloads/workload.ts';

/** How a run is to be. */
export interface BenchOptions {
  readonly targets: readonly Target[];
  readonly workloads: readonly Workload[];
  readonly variants: readonly Variant[];
  /** How long each target is measured in a round. */
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly access: boolean;
  /** Whether the tables are written into docs/performance.md. */
  readonly write: boolean;
  /** Whether starts are measured, and nothing else. */
  readonly coldStart: boolean;
  /** The folder in which each target that runs on Node leaves a profile of its processor time. */
  readonly profile: string | undefined;
}

/** What `--help` says. */
export const USAGE = `npm run bench -- [options]

  --only a,b         which targets; all by default
  --workloads a,b    which workloads; all by default
  --variant v        identical (the default), distinct (no two requests have the same document) or both
  --seconds n        how long each target is measured in a round; 4
  --rounds n         3
  --connections n    50
  --no-access        Rollcall without access control
  --cold-start       how long each target takes from its start to its first answer, and nothing else
  --write            puts what is found into docs/performance.md
  --profile FOLDER   leaves a .cpuprofile of each target there, and prints what took the most`;

/** @throws TypeError for what is no option, target or workload */
export function readOptions(
  args: readonly string[],
  known: { readonly targets: readonly Target[]; readonly workloads: readonly Workload[] },
): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
      workloads: { type: 'string' },
      variant: { type: 'string', default: 'identical' },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '50' },
      access: { type: 'boolean', default: true },
      profile: { type: 'string' },
      write: { type: 'boolean', default: false },
      'cold-start': { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  if (values.help) return 'help';
  return {
    targets: choose('only', known.targets, values.only),
    workloads: choose('workloads', known.workloads, values.workloads),
    variants: readVariants(values.variant),
    seconds: readPositive('seconds', values.seconds),
    rounds: readPositive('rounds', values.rounds),
    connections: readPositive('connections', values.connections),
    access: values.access,
    profile: values.profile,
    write: values.write,
    coldStart: values['cold-start'],
  };
}

/** In the order in which they are known, whatever the order of their names. */
function choose<T extends { readonly name: string }>(
  option: string,
  known: readonly T[],
  value: string | undefined,
): readonly T[] {
  if (value === undefined) return known;
  const names = value.split(',');
  const unknown = names.find((name) => !known.some((each) => each.name === name));
  if (unknown === undefined) return known.filter(({ name }) => names.includes(name));
  throw new TypeError(`--${option}: expected some of ${known.map(({ name }) => name).join(', ')}; got ${unknown}`);
}

function readVariants(value: string): readonly Variant[] {
  if (value === 'both') return ['identical', 'distinct'];
  if (value === 'identical' || value === 'distinct') return [value];
  throw new TypeError(`--variant: expected identical, distinct or both; got ${value}`);
}

function readPositive(option: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new TypeError(`--${option}: expected a number above 0; got ${value}`);
  return number;
}
