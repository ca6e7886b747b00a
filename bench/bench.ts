/** @module `npm run bench`: Rollcall beside what people would pick instead, on one machine in one run. */
import { readOptions, USAGE } from './options.ts';
import { describeMachine } from './report/machine.ts';
import { hottest } from './report/profile.ts';
import { report } from './report/results.ts';
import { runBench } from './run.ts';
import { mercurius, peers } from './targets/peers.ts';
import { rollcall } from './targets/rollcall.ts';
import { choosePinning, pinThisProcess } from './targets/spawn-pinned.ts';
import { tools } from './targets/tools.ts';
import { workloads } from './workloads/workloads.ts';

const targets = [rollcall, ...peers, ...tools];
const options = readOptions(process.argv.slice(2), { targets, workloads });
if (options === 'help') {
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ');
  console.log(`${USAGE}\n\nTargets: ${names(targets)}\nWorkloads: ${names(workloads)}`);
  process.exit(0);
}

const machine = describeMachine();
const pinning = choosePinning();
pinThisProcess(pinning.load);
const found = await runBench(options.targets, options.workloads, options, pinning);
console.log(`\n${report(found, { yardstick: mercurius.title, targets })}\n`);
console.log(
  `${options.rounds} rounds of ${options.seconds} s, medians; ${options.connections} connections; ` +
    `${options.access ? 'Rollcall with an API key' : 'Rollcall without access control'}; ${pinning.description}; ${machine}`,
);
for (const profile of found.profiles) console.log(`\n${hottest(profile)}`);
process.exit(0);
