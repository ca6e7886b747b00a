/** @module A Nova account at a server on loopback, with what the tests of Nova ask of it again and again. */

import type { z } from 'zod';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import type { Account } from '../../src/accounts/account.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import { ListHints } from '../../src/accounts/list-hints.ts';
import { ListPageSize } from '../../src/accounts/list-page-size.ts';
import { type AgentInput, type AgentTarget, Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import { fieldName } from '../../src/contract/sdl/names.ts';
import type { AgentRecord, JsonObject } from '../../src/core/agent.ts';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import { createSecretFinder } from '../../src/core/secrets/redactor.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import { nova } from '../../src/vendors/nova/index.ts';

/** An id that no agent has. */
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** What the embedded Nova accepts. */
export const credentials = sandboxedVendor('nova').createSandbox({ agents: 0 }).credentials;

/** A call as it went over the wire, the key redacted. */
export interface WireCall {
  readonly method: string;
  readonly path: string;
  readonly headers: JsonObject;
  readonly body: unknown;
}

/** A server and the client of one account there. */
export class NovaAccount {
  readonly server: SandboxServer;
  readonly lifecycle = new Lifecycle();
  client: VendorClient;
  drift: DriftLog;
  private known: Account | undefined;

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

  /** The account as writes take it; the same object as long as the client is the same. */
  get connected(): Account {
    const { client, drift } = this;
    const listHints = new ListHints();
    const listPageSize = new ListPageSize(nova.capabilities.listing.maxPageSize);
    const unobserved = {
      listHints,
      listPageSize,
      concurrency: 8,
      reportFault: String,
      findSecrets: createSecretFinder([]),
    };
    if (this.known?.client !== client)
      this.known = { id: 'voice', label: 'Voice', isSandbox: true, vendor: nova, client, drift, ...unobserved };
    return this.known;
  }

  target(vendorId: string): AgentTarget {
    return { account: this.connected, vendorId };
  }

  /** What was sent since `forget`. */
  wire(): WireCall[] {
    return this.server.calls.map(({ method, url, headers, body }) => ({
      method,
      path: url,
      headers: {
        accept: headers.accept,
        ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
        'x-api-key': headers['x-api-key'] === credentials.apiKey ? '[redacted]' : headers['x-api-key'],
      },
      body: body === '' ? null : JSON.parse(body),
    }));
  }

  /** What was sent to change something, as `METHOD path`. */
  writes(): string[] {
    return this.server.calls.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url}`);
  }

  /** Forgets the calls that came in. */
  forget(): void {
    this.server.calls.length = 0;
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

/** What a caller gives so that this body comes of it. */
export function inputOf(contract: z.ZodType, body: JsonObject): AgentInput {
  const { root, resolve } = contractSchema(contract);
  const unified: JsonObject = {};
  const read = (schema: JsonSchema, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => read(resolve(withoutNull(schema.items ?? {}).inner), item));
    if (schema.properties === undefined || typeof value !== 'object' || value === null) return value;
    const fields: JsonObject = {};
    for (const [key, item] of Object.entries(value)) {
      const property = schema.properties[key] ?? {};
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      if (notes.unified === undefined) fields[fieldName(key, notes)] = read(resolve(inner), item);
      else unified[notes.unified] = item;
    }
    return fields;
  };
  return { unified, extension: { nova: read(resolve(root), body) } };
}

/** JSON as the list of its bytes. */
export function toBytes(value: unknown): number[] {
  return [...Buffer.from(JSON.stringify(value))];
}
