/** @module A Rollcall in this process over a real Aegra and LangGraph's two real servers, with what the suites ask of it. */
import type { JsonObject } from '../../src/core/agent.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { aegra } from '../../src/vendors/aegra/index.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startAegraServer } from './servers/aegra.ts';
import { startLangGraphJsServer } from './servers/langgraph-js.ts';
import { startLangGraphPythonServer } from './servers/langgraph-python.ts';
import type { RealServer } from './servers/real-server.ts';

/** Ids of the accounts: each has the name of the server that it is at. */
export type AccountId = 'aegra' | 'langgraph' | 'langgraph-python';

/** All accounts, for tables of tests. `langgraph` is the JavaScript server. */
export const ACCOUNTS: readonly AccountId[] = ['aegra', 'langgraph', 'langgraph-python'];

/** The answer of a mutation on agents. */
export interface Payload {
  readonly agent: AgentAnswer | null;
  readonly deletedAgentId: string | null;
  readonly notCarried: readonly { readonly field: string; readonly reason: string }[];
  readonly plannedCalls: readonly { readonly method: string; readonly path: string; readonly body: unknown }[] | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[] | null;
    readonly vendorError: { readonly status: number | null; readonly message: string | null } | null;
  }[];
}

/** An agent with what the suites look at. */
export interface AgentAnswer {
  readonly id: string;
  readonly vendorId: string;
  readonly name: string;
  readonly description: string | null;
  readonly updatedAt: string;
  readonly operations: readonly string[];
  readonly raw: JsonObject;
}

const AGENT = 'id vendorId name description updatedAt operations raw';
const REST = 'userErrors { code message field vendorError { status message } } plannedCalls { method path body }';

/** The servers, and a Rollcall over them. */
export class RealRollcall {
  /** Warnings and errors that were logged, contract drift among them. */
  readonly log: string[];
  private readonly servers: Readonly<Record<AccountId, RealServer>>;
  private readonly rollcall: Rollcall;
  private made = 0;

  private constructor(servers: Readonly<Record<AccountId, RealServer>>) {
    this.servers = servers;
    const log: string[] = [];
    this.log = log;
    const write = (details: object, message: string) => void log.push(`${message} ${JSON.stringify(details)}`);
    this.rollcall = createRollcall({
      vendors,
      accounts: ACCOUNTS.map((id) =>
        aegra.accountSettings.parse({ id, vendor: 'aegra', baseUrl: servers[id].baseUrl, timeoutMs: 20_000 }),
      ),
      logger: { info: () => undefined, warn: write, error: write },
    });
  }

  /** Starts the servers, with only their default assistants. */
  static async start(): Promise<RealRollcall> {
    const started = await Promise.allSettled([
      startAegraServer(),
      startLangGraphJsServer(),
      startLangGraphPythonServer(),
    ]);
    const [aegraServer, js, python] = started;
    if (aegraServer.status === 'fulfilled' && js.status === 'fulfilled' && python.status === 'fulfilled') {
      return new RealRollcall({ aegra: aegraServer.value, langgraph: js.value, 'langgraph-python': python.value });
    }
    await Promise.all(started.map((server) => (server.status === 'fulfilled' ? server.value.stop() : undefined)));
    throw new AggregateError(started.flatMap((server) => (server.status === 'rejected' ? [server.reason] : [])));
  }

  async close(): Promise<void> {
    await this.rollcall.close();
    await Promise.all(ACCOUNTS.map((account) => this.stop(account)));
  }

  /** Where a server is. */
  baseUrl(account: AccountId): string {
    return this.servers[account].baseUrl;
  }

  /** Stops one of the servers. */
  stop(account: AccountId): Promise<void> {
    return this.servers[account].stop();
  }

  /** What a query answers; fails when it has errors. */
  async query<Data>(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.run(query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data as Data;
  }

  /** What a query answers, errors included. */
  async run(
    query: string,
    variables: object = {},
  ): Promise<{ data?: unknown; errors?: readonly { message: string; extensions: JsonObject }[] }> {
    const response = await this.rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as never;
  }

  /** A mutation on agents by its name. */
  async mutate(mutation: string, input: object): Promise<Payload> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const result = mutation === 'deleteAgent' ? 'deletedAgentId' : `agent { ${AGENT} }`;
    const losses = mutation === 'copyAgent' ? 'notCarried { field reason }' : '';
    const query = `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { ${result} ${losses} ${REST} } }`;
    return (await this.query<{ result: Payload }>(query, { input })).result;
  }

  /** The agent of a mutation that must succeed. */
  async done(mutation: string, input: object): Promise<AgentAnswer> {
    const { agent, userErrors } = await this.mutate(mutation, input);
    if (agent === null || userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    return agent;
  }

  /** An agent by its id. */
  async agent(id: string): Promise<AgentAnswer | null> {
    return (await this.query<{ agent: AgentAnswer | null }>(`query ($id: ID!) { agent(id: $id) { ${AGENT} } }`, { id }))
      .agent;
  }

  /** Asks a server without Rollcall. */
  async ask(account: AccountId, method: string, path: string, body?: object): Promise<{ status: number; body: never }> {
    const response = await fetch(`${this.servers[account].baseUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text.startsWith('[') || text.startsWith('{') ? JSON.parse(text) : text) as never,
    };
  }

  /** An assistant as its server holds it, by Rollcall's id. */
  async stored(id: string): Promise<JsonObject> {
    const { account, path } = pathOf(id);
    const { status, body } = await this.ask(account, 'GET', path);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Makes an assistant without Rollcall, unlike any other; Rollcall's id of it. */
  async put(account: AccountId, body: object = {}): Promise<string> {
    const settings = 'config' in body || 'context' in body ? {} : { context: { made: ++this.made } };
    const { status, body: made } = await this.ask(account, 'POST', '/assistants', {
      graph_id: 'echo',
      ...settings,
      ...body,
    });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(made)}`);
    return `${account}:${(made as { assistant_id: string }).assistant_id}`;
  }

  /** Takes an assistant away without Rollcall, by Rollcall's id. */
  async remove(id: string): Promise<void> {
    const { account, path } = pathOf(id);
    await this.ask(account, 'DELETE', path);
  }

  /** Everything that a server holds, in Rollcall's order: newest first, equal times by id. */
  async storedAll(account: AccountId): Promise<JsonObject[]> {
    const { body } = await this.ask(account, 'POST', '/assistants/search', { limit: 100 });
    return (body as JsonObject[]).toSorted(
      (a, b) => time(b) - time(a) || (String(a.assistant_id) < String(b.assistant_id) ? -1 : 1),
    );
  }

  /** Numbers of an assistant's versions, newest first, by Rollcall's id. */
  async versionsOf(id: string): Promise<number[]> {
    const { account, path } = pathOf(id);
    const { body } = await this.ask(account, 'POST', `${path}/versions`, { limit: 1000 });
    return (body as { version: number }[]).map(({ version }) => version);
  }
}

function pathOf(id: string): { account: AccountId; path: string } {
  const colon = id.indexOf(':');
  return { account: id.slice(0, colon) as AccountId, path: `/assistants/${encodeURIComponent(id.slice(colon + 1))}` };
}

/** In milliseconds, as far as GraphQL shows it. */
function time({ created_at: createdAt }: JsonObject): number {
  return Date.parse(String(createdAt));
}
