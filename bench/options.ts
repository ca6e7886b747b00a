/** @module What the command line asks for. */
import { parseArgs } from 'node:util';
import type { Variant } from './workloads/workload.ts';

/** How a run is to be. */
export interface BenchOptions {
  /** Names of targets; all when undefined. */
  readonly only: readonly string[] | undefined;
  /** Names of workloads; all when undefined. */
  readonly workloads: readonly string[] | undefined;
  readonly variants: readonly Variant[];
  /** How long each target is measured in a round. */
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly access: boolean;
}

/** What `--help` says. */
export const USAGE = `npm run bench -- [options]

  --only a,b         targets: rollcall, mercurius, yoga, ceiling; all by default
  --workloads a,b    all by default; "--workloads help" lists them
  --variant v        identical (the default), distinct or both
  --seconds n        how long each target is measured in a round; 4
  --rounds n         3
  --connections n    50
  --no-access        Rollcall without access control`;

/** @throws TypeError for what is no option */
export function readOptions(args: readonly string[]): BenchOptions | 'help' {
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
    },
    allowNegative: true,
  });
  if (values.help) return 'help';
  return {
    only: values.only?.split(','),
    workloads: values.workloads?.split(','),
    variants: readVariants(values.variant),
    seconds: readPositive('seconds', values.seconds),
    rounds: readPositive('rounds', values.rounds),
    connections: readPositive('connections', values.connections),
    access: values.access,
  };
}

function readVariants(value: string): readonly Variant[] {
  if (value === 'both') return ['identical', 'distinct'];
  if (value === 'identical' || value === 'distinct') return [value];
  throw new TypeError(`--variant: expected identical, distinct or both, got ${value}`);
}

function readPositive(name: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new TypeError(`--${name}: expected a number above 0, got ${value}`);
  return number;
}
