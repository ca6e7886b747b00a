/** @module `npm run bench`: Rollcall beside what people would pick instead, on one machine in one run. */
import { prepareQuestions } from './load/question.ts';
import { type Measurement, measure, medians } from './measure/measurement.ts';
import { readOptions, USAGE } from './options.ts';
import { createReference } from './peers/by-hand/schema.ts';
import { describeMachine } from './report/machine.ts';
import { details, overview, type Result } from './report/results.ts';
import { startStubs } from './stubs/stub-process.ts';
import { mercurius, peers } from './targets/peers.ts';
import { rollcall } from './targets/rollcall.ts';
import { choosePinning, pinThisProcess } from './targets/spawn-pinned.ts';
import { type RunningTarget, type Target, TargetError } from './targets/target.ts';
import { workloads } from './workloads/workloads.ts';
import { SMALL } from './workloads/worlds.ts';

const options = readOptions(process.argv.slice(2));
if (options === 'help') {
  console.log(USAGE);
  process.exit(0);
}
const { only, rounds, connections, seconds, access, variants } = options;

const machine = describeMachine();
const pinning = choosePinning();
pinThisProcess(pinning.load);
const stubs = await startStubs(SMALL, pinning.load);
const reference = createReference(stubs.accounts);

const started: { target: Target; running: RunningTarget }[] = [];
for (const target of [rollcall, ...peers].filter(({ name }) => only?.includes(name) ?? true)) {
  try {
    const running = await target.start({ accounts: stubs.accounts, core: pinning.target, access, nodeArguments: [] });
    started.push({ target, running });
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    console.error(`${target.title} is missing: ${error.message}`);
  }
}

const results: Result[] = [];
try {
  for (const workload of workloads.filter(({ name }) => options.workloads?.includes(name) ?? true)) {
    for (const variant of variants) {
      const requests = await workload.requests(variant, reference);
      const prepared = await Promise.all(
        started.map(async ({ target, running }) => ({
          target,
          running,
          next: await prepareQuestions(running, requests, variant, reference),
          found: [] as Measurement[],
        })),
      );
      for (let round = 0; round < rounds; round++) {
        const warmUp = round === 0 ? { seconds: seconds / 2, requests: 1_000 } : { seconds: seconds / 8, requests: 50 };
        for (const { target, running, next, found } of prepared) {
          found.push(await measure(running, stubs, next, { connections, seconds, warmUp }));
          console.error(`${workload.name} ${variant} ${target.name}: ${JSON.stringify(found.at(-1))}`);
        }
      }
      for (const { target, found } of prepared) {
        results.push({ workload: workload.title, variant, target: target.title, measurement: medians(found) });
      }
    }
  }
  const titles = started.map(({ target }) => target.title);
  console.log(`\n${overview(results, titles, mercurius.title)}\n\n${details(results)}\n`);
  console.log(
    `${rounds} rounds of ${seconds} s, medians; ${connections} connections; ${pinning.description}; ${machine}`,
  );
} finally {
  await Promise.all(started.map(({ running }) => running.close()));
  await stubs.close();
}
process.exit(0);
