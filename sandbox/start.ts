/** @module The sandbox: embedded servers of vendors, with accounts that reach them over real HTTP. */
import { lookUp } from '../src/core/json.ts';
import type { SandboxFault } from '../src/settings/sandbox-settings.ts';
import { namedFault } from './named-faults.ts';
import { sandboxedVendor } from './registry.ts';
import { type SandboxServer, serveSandbox } from './server.ts';

/** A vendor, as far as its sandbox goes. */
export interface SandboxVendor {
  readonly key: string;
  readonly label: string;
}

/** An account that is to have an embedded server of its own. */
export interface SandboxAccount {
  readonly id: string;
  /** The vendor's key. */
  readonly vendor: string;
  /** What people call it; "(sandbox)" is put behind it. @default the vendor's name */
  readonly label?: string | undefined;
  /** How many agents the server holds at the start. */
  readonly agents: number;
  /** One of the vendor's `flavours`. @default the first of them */
  readonly flavour?: string | undefined;
  /** What goes wrong with all its calls. @default nothing */
  readonly fault?: SandboxFault | undefined;
  /** Which sandbox of its vendor it is, from 0: each is filled with agents of its own. @default its place in the list */
  readonly series?: number | undefined;
}

/** The servers of the sandbox, and the settings of the accounts that reach them. */
export interface Sandbox {
  /** By the account's id. */
  readonly servers: ReadonlyMap<string, SandboxServer>;
  /** In the order asked for. Not yet checked by the vendors' settings schemas. */
  readonly accounts: readonly ({ readonly id: string; readonly vendor: string; readonly baseUrl: string } & object)[];
  close(): Promise<void>;
}

/**
 * Starts an embedded server for each account, on a free loopback port. Several accounts of one vendor hold different
 * agents.
 *
 * @throws TypeError for a vendor that there is not, or a flavour that it does not have
 */
export async function openSandbox(
  vendors: readonly SandboxVendor[],
  wanted: readonly SandboxAccount[],
): Promise<Sandbox> {
  const servers = new Map<string, SandboxServer>();
  const accounts = await Promise.all(
    wanted.map(async ({ id, vendor: key, label, agents, flavour, fault, series: given }, index) => {
      const vendor = vendors.find((each) => each.key === key);
      if (vendor === undefined) throw new TypeError(`no vendor is called "${key}"`);
      const series = given ?? wanted.slice(0, index).filter((before) => before.vendor === key).length;
      const sandbox = sandboxedVendor(key).createSandbox({ agents, flavour, series });
      const server = await serveSandbox(sandbox);
      if (fault !== undefined) server.faults.add(namedFault(fault));
      servers.set(id, server);
      return {
        ...sandbox.credentials,
        id,
        vendor: key,
        label: `${label ?? vendor.label} (sandbox)`,
        baseUrl: server.baseUrl,
        sandbox: true,
      };
    }),
  );
  return {
    servers,
    accounts,
    async close() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };
}

/**
 * One sandbox of each vendor. The accounts are called after their vendors.
 *
 * @param agents how many agents each server holds at the start
 * @param flavours by the vendor's key: which of its `flavours` to play; the first of them when absent
 * @throws TypeError for a flavour that a vendor does not have
 */
export function startSandbox(
  vendors: readonly SandboxVendor[],
  agents: number,
  flavours: Readonly<Record<string, string>> = {},
): Promise<Sandbox> {
  const accounts = vendors.map(({ key }) => ({ id: key, vendor: key, agents, flavour: lookUp(flavours, key) }));
  return openSandbox(vendors, accounts);
}
