import { afterEach, describe, expect, test } from 'vitest';
import { namedFault } from '../../sandbox/named-faults.ts';
import { openSandbox, type SandboxAccount } from '../../sandbox/start.ts';
import { createRollcall } from '../../src/rollcall.ts';
import { SANDBOX_FAULTS } from '../../src/settings/sandbox-settings.ts';
import { vendors } from '../../src/vendors/index.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A Rollcall over these sandboxes. */
async function open(wanted: readonly SandboxAccount[], settings: { timeoutMs?: number } = {}) {
  const sandbox = await openSandbox(vendors, wanted);
  const accounts = sandbox.accounts.map((account) => {
    const vendor = vendors.find(({ key }) => key === account.vendor);
    if (vendor === undefined) throw new Error(account.vendor);
    return vendor.accountSettings.parse({ ...account, ...settings });
  });
  const rollcall = createRollcall({ vendors, accounts, logger: silent });
  closing.push(rollcall.close, sandbox.close);
  const run = async (query: string) => {
    const response = await rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: { agents: Agents } }).data.agents;
  };
  return { run };
}

interface Agents {
  readonly nodes: readonly { readonly id: string; readonly vendorId: string; readonly createdAt: string }[];
  readonly failures: readonly { readonly code: string }[];
}

const ALL = '{ agents(first: 100) { nodes { id vendorId createdAt } failures { code } } }';

describe.each(vendors.map(({ key }) => key))('two sandboxes of %s', (vendor) => {
  test('hold as many agents as each was asked for, and none is the same or newer than the first one', async () => {
    const { run } = await open([
      { id: 'first', vendor, agents: 8 },
      { id: 'second', vendor, agents: 5 },
    ]);
    const { nodes, failures } = await run(ALL);
    expect(failures).toEqual([]);
    const of = (id: string) => nodes.filter((node) => node.id.startsWith(`${id}:`));
    expect([of('first').length, of('second').length]).toEqual([8, 5]);
    const made = (id: string) => of(id).map(({ createdAt }) => createdAt);
    expect(made('second')[0]?.localeCompare(made('first')[0] ?? '')).toBe(-1);
    // Default assistants have ids that follow from their graph, on every server the same.
    const own = nodes.filter(({ vendorId }) => !/^[0-9a-f]{8}-[0-9a-f]{4}-5/.test(vendorId));
    expect(new Set(own.map(({ vendorId }) => vendorId)).size).toBe(own.length);
  });
});

describe('a fault by name', () => {
  test.each([
    ['down', ['UNAVAILABLE']],
    ['limited', ['RATE_LIMITED']],
    ['slow', ['TIMEOUT']],
    ['flaky', []],
  ] as const)('%s is what the account is named for', async (fault, codes) => {
    // 3 s are slow for an account that is given 2; a list that fails now and then comes at one of the tries.
    const { run } = await open([{ id: 'a', vendor: 'chatsby', agents: 3, fault }], { timeoutMs: 2000 });
    const { failures } = await run(ALL);
    expect(failures.map(({ code }) => code)).toEqual(codes);
  });

  test('flaky refuses some calls and answers others', () => {
    const { matches } = namedFault('flaky');
    const call = { method: 'GET', url: '/', headers: {}, body: '' };
    const refused = Array.from({ length: 40 }, () => matches?.(call)).filter(Boolean).length;
    expect(refused).toBeGreaterThan(8);
    expect(refused).toBeLessThan(32);
  });

  test('there are the four that the options name', () => {
    expect(SANDBOX_FAULTS).toEqual(['down', 'slow', 'limited', 'flaky']);
  });
});
