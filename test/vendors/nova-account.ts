/** @module A Nova account at a server on loopback, with what the tests of Nova ask of it again and again. */
import type { AgentRecord, JsonObject } from '../../src/model/agent.ts';
import { VendorError } from '../../src/model/vendor-error.ts';
import { type SandboxServer, serveSandbox } from '../../src/sandbox/server.ts';
import { DriftLog } from '../../src/vendors/drift-log.ts';
import { nova } from '../../src/vendors/nova/index.ts';
import type { VendorClient } from '../../src/vendors/vendor.ts';

/** An id that no agent has. */
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** What the embedded Nova accepts. */
export const credentials = nova.createSandbox({ agents: 0 }).credentials;

/** A server and the client of one account there. */
export class NovaAccount {
  readonly server: SandboxServer;
  client: VendorClient;
  drift: DriftLog;

  private constructor(server: SandboxServer) {
    this.server = server;
    ({ client: this.client, drift: this.drift } = connect(server, {}));
  }

  /** @param app what answers: the embedded Nova, or one that a test makes */
  static async open(app: Parameters<typeof serveSandbox>[0]): Promise<NovaAccount> {
    return new NovaAccount(await serveSandbox(app));
  }

  /** A new client with other settings. */
  async reconnect(settings: JsonObject): Promise<void> {
    await this.client.close();
    ({ client: this.client, drift: this.drift } = connect(this.server, settings));
  }

  async close(): Promise<void> {
    await this.client.close();
    await this.server.close();
  }

  /** Every row of the list, in pages of `limit`. */
  async readAll(limit: number): Promise<AgentRecord[]> {
    const all: AgentRecord[] = [];
    for (let offset = 0; ; offset += limit) {
      const page = await this.client.list({ query: {}, limit, offset });
      all.push(...page.agents);
      if (!page.hasMore) return all;
    }
  }

  /** The whole agent; fails when there is none. */
  async get(vendorId: string): Promise<AgentRecord> {
    const record = await this.client.get?.(vendorId);
    if (record === null || record === undefined) throw new Error(`no agent ${vendorId}`);
    return record;
  }

  async idOf(name: string): Promise<string> {
    const found = (await this.readAll(50)).find((record) => record.fields.name === name);
    if (found === undefined) throw new Error(`no agent named ${name}`);
    return found.vendorId;
  }

  /** Changes the next answer, or every one from now on. */
  rewrite(change: (json: JsonObject) => unknown, times = Number.POSITIVE_INFINITY): void {
    this.server.faults.add({ fault: { kind: 'REWRITE', rewrite: (json) => change(json as JsonObject) }, times });
  }

  /** Answers the next call, or every one from now on, in place of the vendor. */
  answer(status: number, body: string, times = Number.POSITIVE_INFINITY): void {
    this.server.faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body }, times });
  }

  /** What did not match the contract, as `path: problem`, sorted. */
  mismatches(): string[] {
    return this.drift
      .list()
      .map(({ path, problem }) => `${path}: ${problem}`)
      .toSorted();
  }
}

function connect(server: SandboxServer, settings: JsonObject): { client: VendorClient; drift: DriftLog } {
  const drift = new DriftLog();
  const common = { id: 'voice', vendor: 'nova', baseUrl: server.baseUrl, timeoutMs: 5000, ...credentials };
  const parsed = nova.accountSettings.parse({ ...common, ...settings });
  return { client: nova.connect(parsed, { accountId: 'voice', drift }), drift };
}

/** The failure of a call that must fail. */
export function failure(promise: Promise<unknown> | undefined): Promise<VendorError> {
  return Promise.resolve(promise).then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof VendorError ? error : Promise.reject(error)),
  );
}

/** JSON as the list of its bytes. */
export function toBytes(value: unknown): number[] {
  return [...Buffer.from(JSON.stringify(value))];
}
