/** @module `npm run bench`: Rollcall beside what people would pick instead, on one machine in one run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { measureColdStarts } from './cold-start.ts';
import { readOptions, USAGE } from './options.ts';
import { describeMachine } from './report/machine.ts';
import { hottest } from './report/profile.ts';
import { coldStartTable, report } from './report/results.ts';
import { withBlock } from './report/write-block.ts';
import { runBench } from './run.ts';
import { mercurius, peers } from './targets/peers.ts';
import { rollcall } from './targets/rollcall.ts';
import { choosePinning, pinThisProcess } from './targets/spawn-pinned.ts';
import { tools } from './targets/tools.ts';
import { workloads } from './workloads/workloads.ts';

const PAGE = new URL('../docs/performance.md', import.meta.url);

const targets = [rollcall, ...peers, ...tools];
const options = readOptions(process.argv.slice(2), { targets, workloads });
if (options === 'help') {
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ');
  console.log(`${USAGE}\n\nTargets: ${names(targets)}\nWorkloads: ${names(workloads)}`);
  process.exit(0);
}

const machine = describeMachine();
const signedIn = options.access ? 'Rollcall with an API key' : 'Rollcall without access control';

/** Shows what was found, and keeps it if asked to. */
function publish(block: string, content: string): void {
  console.log(`\n${content}`);
  if (options === 'help' || !options.write) return;
  writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), block, content));
}

if (options.coldStart) {
  const first = workloads.find(({ name }) => name === 'list20');
  if (first === undefined) throw new RangeError('no workload to start with');
  const starts = await measureColdStarts(options.targets, first, options.access);
  publish('cold start', `${coldStartTable(starts)}\n\nMedians of five starts; ${signedIn}; not pinned; ${machine}.`);
} else {
  const pinning = choosePinning();
  pinThisProcess(pinning.load);
  const found = await runBench(options, pinning);
  const { rounds, seconds, connections } = options;
  const how = `${rounds} rounds of ${seconds} s, medians; ${connections} connections; ${signedIn}; ${pinning.description}; ${machine}`;
  const { variants } = options;
  publish(
    variants.includes('identical') ? 'load' : 'load, all distinct',
    `${report(found, { yardstick: mercurius.title, targets })}\n\n${how}.`,
  );
  for (const profile of found.profiles) console.log(`\n${hottest(profile)}`);
}
process.exit(0);
