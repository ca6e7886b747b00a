/** @module A vendor's server with two accounts, and one agent of which it says whatever a test wants. */
import type { SandboxServer } from '../../sandbox/server.ts';
import type { Account } from '../../src/accounts/account.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { isContainer, isObject, type JsonObject, mapValues } from '../../src/core/json.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { VendorAccount } from './vendor-account.ts';

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
  private readonly opened: VendorAccount;

  private constructor(opened: VendorAccount, id: string) {
    this.opened = opened;
    this.vendor = opened.vendor;
    this.server = opened.server;
    this.account = opened.account;
    this.other = opened.another({ id: 'second' });
    this.idKey = idKeyOf(opened.vendor);
    this.id = id;
  }

  static async open(vendor: Vendor, flavour?: string): Promise<Site> {
    const opened = await VendorAccount.open(vendor, { agents: 12, flavour, settings: { id: 'first' } });
    const id = (await opened.readAll()).find(({ operations }) => operations.includes('UPDATE'))?.vendorId ?? '';
    return new Site(opened, id);
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
    this.opened.rewrite('ANY', inPlace);
    server.calls.length = 0;
  }

  close(): Promise<void> {
    return this.opened.close();
  }
}

function idKeyOf({ contract }: Vendor): string {
  return unifiedPaths(contract.agent).get('vendorId')?.[0] ?? '';
}
