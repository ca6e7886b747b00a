/** @module An Aegra account at a server on loopback, with what the tests of Aegra ask of it again and again. */

import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import type { SandboxOptions } from '../../sandbox/vendor-sandbox.ts';
import { createAegraSandbox } from '../../sandbox/vendors/aegra/app.ts';
import type { Account } from '../../src/accounts/account.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import { ListHints } from '../../src/accounts/list-hints.ts';
import { ListPageSize } from '../../src/accounts/list-page-size.ts';
import type { AgentRecord, JsonObject } from '../../src/core/agent.ts';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import { createSecretFinder } from '../../src/core/secrets/redactor.ts';
import { aegra } from '../../src/vendors/aegra/index.ts';
import type { VendorClient } from '../../src/vendors/client.ts';

/** An id that no assistant has. */
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** An answer of a server. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An embedded Aegra and the client of one account there. */
export class AegraAccount {
  server: SandboxServer;
  credentials: JsonObject;
  readonly drift = new DriftLog();
  readonly client: VendorClient;

  private constructor(server: SandboxServer, credentials: JsonObject) {
    this.server = server;
    this.credentials = credentials;
    this.client = connect(server.baseUrl, credentials, this.drift);
  }

  static async open(options: SandboxOptions): Promise<AegraAccount> {
    const sandbox = createAegraSandbox(options);
    return new AegraAccount(await serveSandbox(sandbox), sandbox.credentials);
  }

  /** The account as reading takes it. */
  get connected(): Account {
    const { client, drift } = this;
    const listHints = new ListHints();
    const listPageSize = new ListPageSize(aegra.capabilities.listing.maxPageSize);
    const unobserved = {
      listHints,
      listPageSize,
      concurrency: 8,
      reportFault: String,
      findSecrets: createSecretFinder([]),
    };
    return { id: 'graphs', label: 'Graphs', isSandbox: true, vendor: aegra, client, drift, ...unobserved };
  }

  async close(): Promise<void> {
    await this.client.close();
    await this.server.close();
  }

  /** Another server takes the place of this one, under the same address. */
  async exchange(options: SandboxOptions): Promise<void> {
    const { port } = new URL(this.server.baseUrl);
    await this.server.close();
    const sandbox = createAegraSandbox(options);
    this.credentials = sandbox.credentials;
    this.server = await serveSandbox(sandbox, Number(port));
    // The connections to the old one are known to be dead only when one of them is used.
    await fetch(`${this.server.baseUrl}/info`).catch(() => undefined);
  }

  /** Every assistant, in pages of `limit`. */
  async readAll(limit = 100): Promise<AgentRecord[]> {
    const all: AgentRecord[] = [];
    for (let offset = 0; ; offset += limit) {
      const page = await this.client.list({ query: {}, limit, offset });
      all.push(...page.agents);
      if (!page.hasMore) return all;
    }
  }

  /** Fails when there is none. */
  async get(vendorId: string): Promise<AgentRecord> {
    const record = await this.client.get?.(vendorId);
    if (record === null || record === undefined) throw new Error(`no assistant ${vendorId}`);
    return record;
  }

  /** The assistant of that name; fails when there is none. */
  async named(name: string): Promise<AgentRecord> {
    const found = (await this.readAll()).find((record) => record.fields.name === name);
    if (found === undefined) throw new Error(`no assistant is called ${name}`);
    return found;
  }

  /** Asks the server without the client. A string is sent as it is. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const own = this.credentials.headers as Record<string, string>;
    const response = await fetch(`${this.server.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** `POST /assistants`, on the graph `echo` unless the body says otherwise. */
  create(body: object): Promise<Answer> {
    return this.ask('POST', '/assistants', { graph_id: 'echo', ...body });
  }

  patch(id: string, body: unknown): Promise<Answer> {
    return this.ask('PATCH', `/assistants/${id}`, body);
  }

  /** Numbers of the versions that the server answers. */
  async versionsOf(id: string): Promise<number[]> {
    const { body } = await this.ask('POST', `/assistants/${id}/versions`, {});
    return (body as { version: number }[]).map(({ version }) => version);
  }

  /** Answers the next calls in place of the vendor. */
  answer(status: number, body: string, times = Number.POSITIVE_INFINITY): void {
    this.server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body }, times });
  }

  /** Changes the vendor's next answers. */
  rewrite(change: (json: never) => unknown): void {
    this.server.faults.add({ fault: { kind: 'REWRITE', rewrite: change as (json: unknown) => unknown } });
  }

  /** What did not match the contract, as `path: problem`, sorted. */
  mismatches(): string[] {
    return this.drift
      .list()
      .map(({ path, problem }) => `${path}: ${problem}`)
      .toSorted();
  }
}

/** What Aegra says of an error that it did not foresee. */
export const INTERNAL = { error: 'internal_error', message: 'An unexpected error occurred', details: null };

/** What Aegra's validation complains of, as `type loc`. */
export function problems({ body }: Answer): string[] {
  return (body as { detail: { type: string; loc: unknown[] }[] }).detail.map(({ type, loc }) =>
    [type, ...loc].join(' '),
  );
}

/** A client with settings as a configuration would give them. */
export function connect(baseUrl: string, settings: JsonObject, drift = new DriftLog()): VendorClient {
  const parsed = aegra.accountSettings.parse({ id: 'graphs', vendor: 'aegra', baseUrl, timeoutMs: 5000, ...settings });
  return aegra.connect(parsed, { accountId: 'graphs', drift });
}

/** The failure of a call that must fail. */
export function failure(promise: Promise<unknown> | undefined): Promise<VendorError> {
  return Promise.resolve(promise).then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof VendorError ? error : Promise.reject(error)),
  );
}
