import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, type TestContext, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { createDatabase } from '../support/database.ts';
import { type ProductProcess, startProduct } from '../support/product-process.ts';

/** Agents of each account. */
const AGENTS = 5;

const ACCOUNTS = ['first', 'second', 'third'] as const;

/** Vendors of a few accounts, and what starts processes that share them and a store. */
async function sharedStore({ onTestFinished }: TestContext) {
  const servers = new Map<string, SandboxServer>();
  const accounts: object[] = [];
  for (const id of ACCOUNTS) {
    const { credentials, ...sandbox } = sandboxedVendor('cometchat').createSandbox({ agents: AGENTS });
    const server = await serveSandbox(sandbox);
    servers.set(id, server);
    accounts.push({ id, vendor: 'cometchat', baseUrl: server.baseUrl, ...credentials, timeoutMs: 200_000 });
  }
  const { location: store, drop } = await createDatabase();
  const processes: ProductProcess[] = [];
  onTestFinished(async () => {
    await Promise.all(processes.map(end));
    await Promise.all([...servers.values()].map((server) => server.close()));
    await drop();
  });
  return {
    servers,
    async start() {
      const process = await startProduct({ store, accounts });
      processes.push(process);
      return process;
    },
  };
}

async function end({ child, close }: ProductProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGCONT');
  await close();
}

interface Copy {
  readonly id: string;
  readonly sync: { readonly state: string; readonly held: number };
}

async function copiesAt({ origin }: ProductProcess): Promise<readonly Copy[]> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ accounts { id sync { state held } } }' }),
  });
  return ((await response.json()) as { data: { accounts: readonly Copy[] } }).data.accounts;
}

/** The copies, once so many of them are complete. */
async function copiesOnce(process: ProductProcess, complete: number): Promise<readonly Copy[]> {
  for (;;) {
    const copies = await copiesAt(process);
    if (copies.filter(({ sync }) => sync.state === 'FRESH').length === complete) return copies;
    await sleep(100);
  }
}

const ALL_LOADED = ACCOUNTS.map((id) => ({ id, sync: { state: 'FRESH', held: AGENTS } }));

/** Has the first reading of a list hang. @returns resolves when it has come */
function hangOnce({ faults }: SandboxServer): Promise<void> {
  return new Promise((resolve) => {
    faults.add({
      fault: { kind: 'HANG', when: 'before' },
      times: 1,
      matches() {
        resolve();
        return true;
      },
    });
  });
}

describe.concurrent('processes with one store', { timeout: 150_000 }, () => {
  test('share the sweeps: each account is listed once', async (context) => {
    const { servers, start } = await sharedStore(context);
    const [one, other] = await Promise.all([start(), start()]);
    expect(await copiesOnce(one, ACCOUNTS.length)).toEqual(ALL_LOADED);
    expect(await copiesOnce(other, ACCOUNTS.length)).toEqual(ALL_LOADED);
    expect([...servers.values()].map(({ calls }) => calls.length)).toEqual(ACCOUNTS.map(() => 1));
  });

  for (const [what, signal] of [
    ['killed', 'SIGKILL'],
    ['frozen', 'SIGSTOP'],
  ] as const) {
    test(`of which one is ${what} in a sweep: another goes on with it, and nothing is done twice`, async (context) => {
      const { servers, start } = await sharedStore(context);
      const first = servers.get('first') as SandboxServer;
      const hanging = hangOnce(first);
      const one = await start();
      await hanging;
      await copiesOnce(one, ACCOUNTS.length - 1);
      one.child.kill(signal);
      const other = await start();
      // Once the lease has ended.
      expect(await copiesOnce(other, ACCOUNTS.length)).toEqual(ALL_LOADED);
      one.child.kill('SIGCONT');
      expect(await copiesOnce(other, ACCOUNTS.length)).toEqual(ALL_LOADED);
      expect(ACCOUNTS.map((id) => servers.get(id)?.calls.length)).toEqual([2, 1, 1]);
    });
  }
});
