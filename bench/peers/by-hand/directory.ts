import { type Agent, newestFirst, type VendorApi } from './agent.ts';
import { createCall } from './call.ts';
import { aegra } from './vendors/aegra.ts';
import { chatsby } from './vendors/chatsby.ts';
import { cometchat } from './vendors/cometchat.ts';
import { gennia } from './vendors/gennia.ts';
import { nova } from './vendors/nova.ts';

/** An account as the benchmark configures it. */
export interface HandAccount {
  readonly id: string;
  readonly vendor: string;
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly orgId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function connect({ id, vendor, baseUrl, apiKey = '', orgId = '', headers = {} }: HandAccount): VendorApi {
  switch (vendor) {
    case 'chatsby':
      return chatsby(id, createCall(baseUrl, { authorization: `Bearer ${apiKey}` }));
    case 'cometchat':
      return cometchat(id, createCall(baseUrl, { apikey: apiKey }));
    case 'gennia':
      return gennia(id, createCall(baseUrl, { 'x-api-key': apiKey }));
    case 'nova':
      return nova(id, createCall(baseUrl, { 'x-api-key': apiKey }), orgId);
    case 'aegra':
      return aegra(id, createCall(baseUrl, headers));
    default:
      throw new TypeError(`no vendor is called "${vendor}"`);
  }
}

/** All accounts together. */
export class Directory {
  private readonly accounts: ReadonlyMap<string, VendorApi>;

  constructor(accounts: readonly HandAccount[]) {
    this.accounts = new Map(accounts.map((account) => [account.id, connect(account)]));
  }

  /** The newest agents of some accounts, or of all. */
  async newest(first: number, accountIds?: readonly string[] | null): Promise<Agent[]> {
    const asked = accountIds ?? [...this.accounts.keys()];
    const lists = await Promise.all(asked.map((id) => this.accounts.get(id)?.newest(first) ?? []));
    // An account that is asked alone has put its own in order.
    return lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort(newestFirst).slice(0, first);
  }

  async get(id: string): Promise<Agent | null> {
    const [account, vendorId] = this.find(id);
    return account === undefined ? null : account.get(vendorId);
  }

  async rename(id: string, name: string): Promise<Agent> {
    const [account, vendorId] = this.find(id);
    if (account?.rename === undefined) throw new Error(`${id} can not be renamed`);
    return account.rename(vendorId, name);
  }

  private find(id: string): [account: VendorApi | undefined, vendorId: string] {
    const colon = id.indexOf(':');
    return [this.accounts.get(id.slice(0, colon)), id.slice(colon + 1)];
  }
}
