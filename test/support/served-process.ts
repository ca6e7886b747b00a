/** @module Rollcall as a process of its own, over sandboxes of this process, with two callers of different rights. */
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from './access.ts';
import { type ProductProcess, startProduct } from './product-process.ts';

/** Agents of each sandbox at the start. */
const AGENTS = 12;

/** The callers, by name: one sees all accounts, one every second of them. */
export const KEYS = { all: 'rollcall_process-all', some: 'rollcall_process-some' } as const;
export type CallerName = keyof typeof KEYS;

/** Ids of the accounts, and of those that each caller has. */
export const ACCOUNTS = vendors.map(({ key }) => key);
export const ACCOUNTS_OF: Readonly<Record<CallerName, readonly string[]>> = {
  all: ACCOUNTS,
  some: ACCOUNTS.filter((_, index) => index % 2 === 0),
};

/** The process and the sandboxes. */
export interface Served extends ProductProcess {
  readonly sandbox: Sandbox;
}

/** Starts everything. */
export async function serve(): Promise<Served> {
  const sandbox = await startSandbox(vendors, AGENTS);
  const product = await startProduct({
    access: {
      apiKeys: [keyCaller('all', KEYS.all), keyCaller('some', KEYS.some, undefined, ACCOUNTS_OF.some)],
    },
    accounts: sandbox.accounts.map((account) => ({
      ...account,
      sandbox: false,
      timeoutMs: 1500,
      queueTimeoutMs: 5000,
    })),
  });
  return {
    ...product,
    sandbox,
    async close() {
      await product.close();
      await sandbox.close();
    },
  };
}
