/** @module A vendor's server with two accounts, and one agent of which it says whatever a test wants. */

import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import type { Account } from '../../src/accounts/account.ts';
import { connectAccount } from '../../src/accounts/connect.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { isContainer, isObject, type JsonObject, mapValues } from '../../src/core/json.ts';
import type { AccountSettings, Vendor } from '../../src/vendors/vendor.ts';

/** One vendor's server. */
export class Site {
  readonly vendor: Vendor;
  readonly server: SandboxServer;
  readonly account: Account;
  /** Another account at the same place: a copy into it is made anew, whatever the vendor's own way is. */
  readonly other: Account;
  /** Wire key of ids. */
  readonly idKey: string;
  /** Of an agent that can be changed. */
  readonly id: string;

  private constructor(vendor: Vendor, server: SandboxServer, accounts: [Account, Account], id: string) {
    this.vendor = vendor;
    this.server = server;
    [this.account, this.other] = accounts;
    this.idKey = idKeyOf(vendor);
    this.id = id;
  }

  static async open(vendor: Vendor, flavour?: string): Promise<Site> {
    const sandbox = sandboxedVendor(vendor.key).createSandbox({ agents: 12, flavour });
    const server = await serveSandbox(sandbox);
    const connected = (id: string) => {
      const given = { id, vendor: vendor.key, baseUrl: server.baseUrl, ...sandbox.credentials };
      return connectAccount([vendor], vendor.accountSettings.parse(given) as AccountSettings);
    };
    const account = connected('first');
    const { agents } = await account.client.list({ query: {}, limit: 100, offset: 0 });
    const id = agents.find(({ operations }) => operations.includes('UPDATE'))?.vendorId ?? '';
    return new Site(vendor, server, [account, connected('second')], id);
  }

  /** From now on every answer has this document in place of the agent's; the id is its own. */
  hold(document: JsonObject): void {
    const { server, idKey, id } = this;
    const held = { ...document, [idKey]: id };
    const inPlace = (json: unknown): unknown => {
      if (isObject(json) && json[idKey] === id) return held;
      return isContainer(json) ? mapValues(json, inPlace) : json;
    };
    server.faults.clear();
    server.faults.add({ fault: { kind: 'REWRITE', rewrite: inPlace } });
    server.calls.length = 0;
  }

  async close(): Promise<void> {
    await this.account.client.close();
    await this.other.client.close();
    await this.server.close();
  }
}

function idKeyOf({ contract }: Vendor): string {
  return unifiedPaths(contract.agent).get('vendorId')?.[0] ?? '';
}
