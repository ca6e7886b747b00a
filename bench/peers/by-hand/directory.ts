import type { Agent, VendorApi } from './agent.ts';
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

/** A page of a list over some accounts. */
export interface AgentPage {
  readonly agents: readonly Agent[];
  /** Where the list goes on. */
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** All accounts together. */
export class Directory {
  private readonly accounts: ReadonlyMap<string, VendorApi>;

  constructor(accounts: readonly HandAccount[]) {
    this.accounts = new Map(accounts.map((account) => [account.id, connect(account)]));
  }

  /**
   * The newest agents of some accounts, or of all.
   *
   * @param after the cursor of the page before; it says of each account where its list goes on
   */
  async newest(first: number, after?: string | null, accountIds?: readonly string[] | null): Promise<AgentPage> {
    const asked = accountIds ?? [...this.accounts.keys()];
    const positions = readCursor(after);
    const lists = await Promise.all(
      asked.map(async (id) => {
        const listed = (await this.accounts.get(id)?.newest(first, positions[id])) ?? [];
        return listed.map(({ agent, behind }) => ({ id, agent, behind }));
      }),
    );
    const all = lists.flat();
    // An account that is asked alone has put its own in order.
    const page =
      lists.length === 1 ? all : all.sort((one, other) => newestFirst(one.agent, other.agent)).slice(0, first);
    for (const { id, behind } of page) positions[id] = behind;
    return {
      agents: page.map(({ agent }) => agent),
      endCursor: page.length === 0 ? null : Buffer.from(JSON.stringify(positions)).toString('base64url'),
      hasNextPage: all.length > page.length || page.length === first,
    };
  }

  async get(id: string): Promise<Agent | null> {
    const [account, vendorId] = this.find(id);
    return account === undefined ? null : account.get(vendorId);
  }

  /** Several, in the order asked: each account is asked for all of its own. */
  async getMany(ids: readonly string[]): Promise<(Agent | null)[]> {
    const byAccount = Map.groupBy(
      ids.map((id) => this.find(id)),
      ([account]) => account,
    );
    const found = new Map<string, Agent | null>();
    await Promise.all(
      [...byAccount].map(async ([account, parts]) => {
        const vendorIds = parts.map(([, vendorId]) => vendorId);
        const agents = await (account?.getMany?.(vendorIds) ??
          Promise.all(vendorIds.map((vendorId) => account?.get(vendorId) ?? null)));
        for (const agent of agents) if (agent !== null) found.set(agent.id, agent);
      }),
    );
    return ids.map((id) => found.get(id) ?? null);
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

function readCursor(cursor: string | null | undefined): Record<string, unknown> {
  return cursor ? JSON.parse(Buffer.from(cursor, 'base64url').toString()) : {};
}

/** The newest first; ties go by id. */
function newestFirst(one: Agent, other: Agent): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
