/** @module An account at a vendor's server on loopback, with what tests ask of one again and again. */
import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import type { SandboxOptions } from '../../sandbox/vendor-sandbox.ts';
import type { Account } from '../../src/accounts/account.ts';
import { connectAccount } from '../../src/accounts/connect.ts';
import type { DriftLog } from '../../src/accounts/drift-log.ts';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import { type AgentInput, type AgentTarget, Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import type { Outcome, VendorCallPreview } from '../../src/agents/lifecycle/outcome.ts';
import type { AgentRecord, JsonObject } from '../../src/core/agent.ts';
import { VendorError } from '../../src/core/errors/vendor-error.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';

/** An id that no agent has. */
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** How a write is made. */
export const WRITE = { dryRun: false };
export const DRY_RUN = { dryRun: true };

/** How an account is opened: what its sandbox is filled with, and what else there is to say. */
export interface VendorAccountOptions extends Partial<SandboxOptions> {
  /** Settings of the account besides the sandbox's own. */
  readonly settings?: JsonObject;
  /** What answers in place of the vendor's sandbox. */
  readonly served?: Parameters<typeof serveSandbox>[0];
  /** The headers that a call signs in with, for calls that a test makes itself. @default none */
  readonly signIn?: (credentials: JsonObject) => Readonly<Record<string, string>>;
  /** Which calls change something. @default all but those of the method GET */
  readonly isWrite?: (call: SandboxCall) => boolean;
}

/** An answer of the server to a call that a test made itself. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A call as a snapshot shows it. */
export interface WireCall {
  readonly request: string;
  readonly headers: JsonObject;
  readonly body: unknown;
}

/** The calls that a fault hits: all, those that change something, those of a method, or those that are chosen. */
export type Hit = 'ANY' | 'WRITE' | 'GET' | 'POST' | 'PATCH' | 'DELETE' | ((call: SandboxCall) => boolean);

/** A server of a vendor, an account there, and a lifecycle over it. */
export class VendorAccount {
  readonly vendor: Vendor;
  readonly lifecycle = new Lifecycle();
  /** What the server accepts, as settings of an account. */
  credentials: JsonObject;
  server: SandboxServer;
  account: Account;
  private readonly others: Account[] = [];
  /** Looks agents up where the account itself may wait, or call no more. */
  private readonly onlooker: Account;
  private readonly options: VendorAccountOptions;

  private constructor(vendor: Vendor, server: SandboxServer, credentials: JsonObject, options: VendorAccountOptions) {
    this.vendor = vendor;
    this.server = server;
    this.credentials = credentials;
    this.options = options;
    this.account = this.connect(options.settings);
    this.onlooker = this.another();
  }

  static async open(vendor: Vendor, options: VendorAccountOptions = {}): Promise<VendorAccount> {
    const sandbox = sandboxedVendor(vendor.key).createSandbox({ agents: 0, ...options });
    const server = await serveSandbox(options.served ?? sandbox);
    return new VendorAccount(vendor, server, sandbox.credentials, options);
  }

  /** Another account at the same place, closed with this one. */
  another(settings?: JsonObject): Account {
    const account = this.connect(settings);
    this.others.push(account);
    return account;
  }

  /** The account anew, with other settings. */
  async reconnect(settings: JsonObject): Promise<void> {
    await this.client.close();
    this.account = this.connect(settings);
  }

  /** Another sandbox of the vendor takes the place of this one, under the same address. */
  async exchange(options: Partial<SandboxOptions>): Promise<void> {
    const { port } = new URL(this.server.baseUrl);
    await this.server.close();
    const sandbox = sandboxedVendor(this.vendor.key).createSandbox({ agents: 0, ...options });
    this.credentials = sandbox.credentials;
    this.server = await serveSandbox(sandbox, Number(port));
    // The connections to the old one are known to be dead only when one of them is used.
    await fetch(this.server.baseUrl).catch(() => undefined);
    this.forget();
  }

  async close(): Promise<void> {
    for (const { client } of [this.account, ...this.others]) await client.close();
    await this.server.close();
  }

  get client(): VendorClient {
    return this.account.client;
  }

  get drift(): DriftLog {
    return this.account.drift;
  }

  /** What did not match the contract, as `path: problem`, sorted. */
  mismatches(): string[] {
    return this.drift
      .list()
      .map(({ path, problem }) => `${path}: ${problem}`)
      .toSorted();
  }

  /** Every agent of the list, in pages of `limit`. */
  readAll(limit = 100): Promise<AgentRecord[]> {
    return readList(this.client, limit);
  }

  /** The whole agent; fails when there is none. */
  async get(vendorId: string): Promise<AgentRecord> {
    const record = await this.client.get?.(vendorId);
    if (record === null || record === undefined) throw new Error(`no agent ${vendorId}`);
    return record;
  }

  /** The id of the one agent of this name, past the record of calls; fails when there is none or there are several. */
  async idOf(name: string): Promise<string> {
    const remembered = this.server.calls.length;
    const [found, ...others] = (await readList(this.onlooker.client, 100)).filter(({ fields }) => fields.name === name);
    this.server.calls.splice(remembered);
    if (found === undefined || others.length > 0) throw new Error(`not one agent is called ${name}`);
    return found.vendorId;
  }

  target(vendorId: string): AgentTarget {
    return { account: this.account, vendorId };
  }

  /** The one agent of this name as the target of a change. */
  async named(name: string): Promise<AgentTarget> {
    return this.target(await this.idOf(name));
  }

  create(unified: object, extension?: object): Promise<Outcome> {
    return this.lifecycle.create(this.account, inputOf(this.vendor, unified, extension), WRITE);
  }

  update(target: AgentTarget, unified: object, extension?: object): Promise<Outcome> {
    return this.lifecycle.update(target, inputOf(this.vendor, unified, extension), WRITE);
  }

  /** A copy into this account. */
  copy(source: AgentTarget, extension: object = {}, name?: string): Promise<Outcome> {
    const given = inputOf(this.vendor, {}, extension).extension;
    return copyAgent(this.lifecycle, { source, target: this.account, name, extension: given, ...WRITE });
  }

  /** Asks the server without the client and past the record of calls. A string is sent as it is. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const remembered = this.server.calls.length;
    const response = await fetch(`${this.server.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...this.signInHeaders(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    this.server.calls.splice(remembered);
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** What reached the server, without what depends on the machine; the credentials blanked. */
  wire(isShown: (call: SandboxCall) => boolean = () => true): WireCall[] {
    const own = Object.entries(this.signInHeaders());
    return this.server.calls.filter(isShown).map(({ method, url, headers, body }) => ({
      request: `${method} ${url}`,
      headers: {
        accept: headers.accept,
        ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
        ...Object.fromEntries(
          own.map(([name, value]) => [name, headers[name] === value ? '[redacted]' : headers[name]]),
        ),
      },
      body: parsed(body),
    }));
  }

  /** The writes as a dry run shows them. */
  planned(): VendorCallPreview[] {
    const { pathname } = new URL(this.server.baseUrl);
    const basePath = pathname.replace(/\/$/, '');
    return this.server.calls.filter(this.isHit('WRITE')).map(({ method, url, body }) => ({
      method,
      path: url.slice(basePath.length),
      body: parsed(body) as JsonObject | null,
    }));
  }

  /** The writes as `METHOD path`, below the base URL. */
  writes(): string[] {
    return this.planned().map(({ method, path }) => `${method} ${path}`);
  }

  /** Bodies of the writes. */
  sent(): unknown[] {
    return this.planned().map(({ body }) => body);
  }

  /** Forgets the calls that came so far. */
  forget(): void {
    this.server.calls.length = 0;
  }

  /** Lets calls fail; all from now on when `times` is absent. */
  fail(hit: Hit, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.server.faults.add({ fault, times, matches: this.isHit(hit) });
  }

  /** Answers calls in place of the vendor, which does nothing. */
  answer(hit: Hit, status: number, body: unknown, times?: number): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.fail(hit, { kind: 'ANSWER', when: 'before', status, body: text }, times);
  }

  /** Changes the vendor's answers. */
  rewrite<Json = JsonObject>(hit: Hit, change: (json: Json) => unknown, times?: number): void {
    this.fail(hit, { kind: 'REWRITE', rewrite: (json) => change(json as Json) }, times);
  }

  private isHit(hit: Hit): (call: SandboxCall) => boolean {
    if (typeof hit === 'function') return hit;
    if (hit === 'ANY') return () => true;
    return hit === 'WRITE' ? (this.options.isWrite ?? isWrite) : ({ method }) => method === hit;
  }

  private signInHeaders(): Readonly<Record<string, string>> {
    return this.options.signIn?.(this.credentials) ?? {};
  }

  private connect(settings: JsonObject = {}): Account {
    return accountAt(this.vendor, this.server.baseUrl, { ...this.credentials, ...settings });
  }
}

/** An account at an address, under its vendor's key unless the settings say otherwise. */
export function accountAt(vendor: Vendor, baseUrl: string, settings: JsonObject = {}): Account {
  const common = { id: vendor.key, vendor: vendor.key, baseUrl, timeoutMs: 5000 };
  return connectAccount([vendor], vendor.accountSettings.parse({ ...common, ...settings }));
}

/** What a mutation's input says, as the lifecycle takes it. */
export function inputOf({ inputMember }: Vendor, unified: object, extension: object = {}): AgentInput {
  return { unified, extension: { [inputMember]: extension } };
}

/** A call that changes something, at a vendor that reads with GET alone. */
export function isWrite({ method }: SandboxCall): boolean {
  return method !== 'GET';
}

/** The failure of a call that must fail. */
export function failure(promise: Promise<unknown> | undefined): Promise<VendorError> {
  return Promise.resolve(promise).then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof VendorError ? error : Promise.reject(error)),
  );
}

async function readList(client: VendorClient, limit: number): Promise<AgentRecord[]> {
  const all: AgentRecord[] = [];
  for (let offset = 0, cursor: string | undefined; ; offset += limit) {
    const page = await client.list({ query: {}, limit, offset, cursor });
    all.push(...page.agents);
    if (!page.hasMore) return all;
    cursor = page.nextCursor;
  }
}

function parsed(body: string): unknown {
  return body === '' ? null : JSON.parse(body);
}
