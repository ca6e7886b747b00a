import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { accountAt, accountThatWaits, serveFile } from './served-file.ts';

const AGENTS = '{ agents(first: 50) { nodes { id } failures { code } } }';

describe('many reloads', () => {
  test('that are asked for at once are two: the one under way, and one that sees what was written meanwhile', async () => {
    const trial = { id: 'trial', vendor: 'chatsby', sandbox: true };
    const served = await serveFile({ accounts: [trial] });
    const reloads = Array.from({ length: 10 }, (_, index) => {
      served.write({ accounts: [{ ...trial, label: `Trial ${index}` }] });
      return served.serving.reload();
    });
    await Promise.all(reloads);
    expect(served.log.map(({ message }) => message)).toEqual(['configuration reloaded', 'configuration reloaded']);
    expect((await served.ask('{ accounts { label } }')).data.accounts).toEqual([{ label: 'Trial 9 (sandbox)' }]);
  });

  test('under load fail no request, before or behind them', async () => {
    const { settings } = await accountAt('chatsby', 'kept', 3);
    const { settings: changing } = await accountAt('gennia', 'changing', 3);
    const served = await serveFile({ accounts: [settings, changing] });
    let isOver = false;
    const answers: unknown[] = [];
    const client = async () => {
      while (!isOver) answers.push(await served.ask(AGENTS));
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    for (let round = 1; round <= 5; round++) {
      const seen = answers.length;
      await vi.waitUntil(() => answers.length > seen + 8, { timeout: 20_000 });
      await served.reload({ accounts: [settings, { ...changing, label: `Round ${round}` }] });
    }
    isOver = true;
    await clients;
    const [first] = answers as [{ data: { agents: { nodes: unknown[]; failures: unknown[] } } }];
    expect(first.data.agents.failures).toEqual([]);
    expect(first.data.agents.nodes).toHaveLength(6);
    for (const answer of answers) expect(answer).toEqual(first);
  });

  test('leave nothing behind: no connection, no descriptor, no memory', async () => {
    const gone = await accountThatWaits('changing');
    const served = await serveFile({ accounts: [gone.settings] });
    const round = async (index: number) => {
      await served.reload({ accounts: [{ ...gone.settings, label: `Round ${index}` }] });
      const answer = served.ask(AGENTS);
      await vi.waitUntil(() => gone.calls() > 0, { interval: 5 });
      gone.answer();
      expect((await answer).data.agents.failures).toEqual([]);
    };
    const measure = async () => {
      await vi.waitUntil(() => gone.connections() === 1);
      setFlagsFromString('--expose-gc');
      runInNewContext('gc')();
      return { descriptors: readdirSync('/proc/self/fd').length, bytes: process.memoryUsage().heapUsed };
    };
    for (let index = 0; index < 10; index++) await round(index);
    const before = await measure();
    for (let index = 10; index < 110; index++) await round(index);
    const after = await measure();
    expect(after.descriptors).toBeLessThanOrEqual(before.descriptors + 2);
    // One schema that is kept takes some megabytes.
    expect(after.bytes - before.bytes).toBeLessThan(30_000_000);
  }, 240_000);
});

test('what is stopping is not reloaded', async () => {
  const waiting = await accountThatWaits('waiting');
  const served = await serveFile({ accounts: [waiting.settings] });
  const answer = served.ask(AGENTS);
  await vi.waitUntil(() => waiting.calls() > 0);
  const stopped = served.stop();
  await served.reload({ accounts: [{ ...waiting.settings, label: 'Renamed' }] });
  waiting.answer();
  expect((await answer).data.agents.failures).toEqual([]);
  await stopped;
  expect(served.log).toEqual([]);
  await vi.waitUntil(() => waiting.connections() === 0);
});
