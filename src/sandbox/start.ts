/** @module The sandbox: an embedded server for each vendor, with accounts that reach it over real HTTP. */
import type { Hono } from 'hono';
import { lookUp } from '../model/json.ts';
import { type SandboxServer, serveSandbox } from './server.ts';

/** A vendor, as far as its sandbox goes. */
export interface SandboxVendor {
  readonly key: string;
  readonly label: string;
  readonly sandboxFlavours?: readonly [string, ...string[]];
  createSandbox(options: { agents: number; flavour?: string | undefined }): {
    readonly app: Hono;
    readonly basePath: string;
    readonly credentials: object;
  };
}

/** The servers of the sandbox, and the settings of the accounts that reach them. */
export interface Sandbox {
  /** By the vendor's key. */
  readonly servers: ReadonlyMap<string, SandboxServer>;
  /** Not yet checked by the vendors' settings schemas. */
  readonly accounts: readonly ({ readonly id: string; readonly vendor: string; readonly baseUrl: string } & object)[];
  close(): Promise<void>;
}

/**
 * Starts the vendors' embedded servers on free loopback ports. The accounts are called after their vendors.
 *
 * @param agents how many agents each server holds at the start
 * @param flavours by the vendor's key: which of its `sandboxFlavours` to play; the first of them when absent
 * @throws TypeError for a flavour that a vendor does not have
 */
export async function startSandbox(
  vendors: readonly SandboxVendor[],
  agents: number,
  flavours: Readonly<Record<string, string>> = {},
): Promise<Sandbox> {
  const servers = new Map<string, SandboxServer>();
  const accounts = await Promise.all(
    vendors.map(async (vendor) => {
      const sandbox = vendor.createSandbox({ agents, flavour: lookUp(flavours, vendor.key) });
      const server = await serveSandbox(sandbox);
      servers.set(vendor.key, server);
      return {
        ...sandbox.credentials,
        id: vendor.key,
        vendor: vendor.key,
        label: `${vendor.label} (sandbox)`,
        baseUrl: server.baseUrl,
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
