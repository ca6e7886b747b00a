/** @module `npm run bench:catalog`: 150,000 agents in 1,000 accounts, and any question. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../sandbox/start.ts';
import { recount } from '../../src/catalog/copy/counts.ts';
import { writeSeen } from '../../src/catalog/copy/write-seen.ts';
import { adoptAccounts } from '../../src/catalog/sync/account-state.ts';
import { createRollcall } from '../../src/rollcall.ts';
import { storeSettings } from '../../src/settings/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { AccountSettings } from '../../src/vendors/vendor.ts';
import { describeMachine } from '../report/machine.ts';
import { withBlock } from '../report/write-block.ts';
import { agentsOf, type DatasetSize } from './dataset.ts';
import { type Question, questions } from './questions.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000' },
    agents: { type: 'string', default: '150' },
    url: { type: 'string' },
    rounds: { type: 'string', default: '40' },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const size: DatasetSize = { accounts: Number(values.accounts), agentsPerAccount: Number(values.agents) };
const rounds = Number(values.rounds);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'rollcall-catalog-'));
const file = join(folder, 'catalog.db');
const location = values.url === undefined ? { path: file } : { url: values.url };
const sandbox = await startSandbox(vendors, 1);
const accounts = Array.from({ length: size.accounts }, (_, index): AccountSettings => {
  const account = sandbox.accounts[index % sandbox.accounts.length] as { vendor: string };
  const vendor = vendors.find(({ key }) => key === account.vendor);
  if (vendor === undefined) throw new Error(account.vendor);
  return vendor.accountSettings.parse({ ...account, id: `account-${index}` });
});
const silent = { info() {}, warn() {}, error: console.error };
const store = await openStore(location);
const settings = { ...storeSettings.parse(values.url === undefined ? { path: file } : { url: values.url }), location };
const rollcall = createRollcall({ vendors, accounts, store, storeSettings: settings as never, logger: silent });

const lines: string[] = [];
const say = (line: string) => {
  lines.push(line);
  console.log(line);
};

if (values.keep === undefined || !existsSync(join(folder, 'loaded'))) await load();
if (values.keep !== undefined) writeFileSync(join(folder, 'loaded'), '');
say('| question | p50 | p95 | max ms |');
say('| --- | --: | --: | --: |');
for (const question of questions) await measure(question);
await mixed();
if (values.write) {
  const page = new URL('../../docs/performance.md', import.meta.url);
  const block = `${lines.join('\n')}\n\n${store.engine}; ${describeMachine()}.`;
  writeFileSync(page, withBlock(readFileSync(page, 'utf8'), `catalog, ${store.engine}`, block));
}
await rollcall.close();
await store.close();
if (values.keep === undefined) rmSync(folder, { recursive: true });
process.exit(0);

async function load(): Promise<void> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const all = [...rollcall.accounts.values()];
  await adoptAccounts(store, all);
  for (const [index, account] of all.entries()) {
    await store.write(async (transaction) => {
      const seen = agentsOf(account, index, size).map((agent) => ({ agent, observedAt: 1, listHash: 'x' }));
      await writeSeen({ store, texts: { instructions: true } }, transaction, account, seen, { origin: 'SWEEP' });
    });
  }
  await store.writer
    .updateTable('account_sync')
    .set({ as_of: Date.now(), next_due_at: 8.64e15, listed: size.agentsPerAccount })
    .execute();
  const { user, system } = process.cpuUsage(cpu);
  const disk = values.url === undefined ? `, ${Math.round(statSync(file).size / 1e6)} MB on disk` : '';
  say(
    `${size.accounts * size.agentsPerAccount} agents loaded in ${Math.round((performance.now() - begun) / 1000)} s, ${Math.round((user + system) / 1e6)} s of CPU${disk}.\n`,
  );
  await settle(store);
}

async function settle({ engine, writer }: Store): Promise<void> {
  const { sql } = await import('kysely');
  await (engine === 'SQLITE' ? sql`analyze`.execute(writer) : sql`vacuum analyze`.execute(writer));
}

async function ask({ query, variables }: Question, round: number): Promise<number> {
  const begun = performance.now();
  const response = await rollcall.yoga.fetch('http://rollcall/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: variables(round) }),
  });
  const answer = (await response.json()) as { errors?: unknown; data?: unknown };
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors).slice(0, 300));
  return performance.now() - begun;
}

async function measure(question: Question): Promise<void> {
  for (let round = 0; round < 5; round++) await ask(question, round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await ask(question, round));
  say(`| ${question.name} | ${quantile(times, 0.5)} | ${quantile(times, 0.95)} | ${quantile(times, 1)} |`);
}

async function mixed(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let isOver = false;
  const sweep = writeChanges(10_000).finally(() => {
    isOver = true;
  });
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async (_, client) => {
      for (let round = 0; !isOver || round < 20; round++) {
        times.push(await ask(questions[(round * 5 + client) % questions.length] as Question, round));
      }
    }),
  );
  await sweep;
  delay.disable();
  say(
    `\n16 mixed clients while 10,000 changed rows are written: p50 ${quantile(times, 0.5)}, p99 ${quantile(times, 0.99)} ms over ${times.length} answers; event loop delay p99 ${Math.round(delay.percentile(99) / 1e6)} ms.`,
  );
}

async function writeChanges(rows: number): Promise<void> {
  const all = [...rollcall.accounts.values()];
  for (let index = 0; index * size.agentsPerAccount < rows; index++) {
    const account = all[index % all.length];
    if (account === undefined) return;
    const seen = agentsOf(account, index, size).map((agent) => ({
      agent: { ...agent, raw: { ...agent.raw, changed: true } },
      observedAt: 2,
      listHash: 'y',
    }));
    await store.write(async (transaction) => {
      await writeSeen({ store, texts: { instructions: true } }, transaction, account, seen, { origin: 'SWEEP' });
      await recount(transaction, account.id);
    });
  }
}

function quantile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0).toFixed(1);
}
