/** @module A Gennia account at an embedded server, with what the tests of its writes ask again and again. */

import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { SEEDS } from '../../sandbox/vendors/gennia/seeds.ts';
import type { Account } from '../../src/accounts/account.ts';
import { connectAccount } from '../../src/accounts/connect.ts';
import { type AgentInput, type AgentTarget, Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import type { VendorCallPreview } from '../../src/agents/lifecycle/outcome.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { gennia } from '../../src/vendors/gennia/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';

/** The time of writes. */
export const NOW = '2026-11-01T00:00:00.000Z';

/** An id that no agent has. */
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** How a write is made. */
export const WRITE = { dryRun: false };
export const DRY_RUN = { dryRun: true };

/** The input of a mutation: unified fields, and those of Gennia alone. */
export function input(unified: object, extension: object = {}): AgentInput {
  return { unified, extension: { gennia: extension } };
}

/** A call as a snapshot shows it. */
export interface WireCall {
  readonly request: string;
  readonly headers: JsonObject;
  readonly body: unknown;
}

const BASE_PATH = '/public/api/v1';

/** A server, an account there, and a lifecycle over it. */
export class GenniaAccount {
  readonly server: SandboxServer;
  readonly account: Account;
  readonly lifecycle = new Lifecycle();
  readonly apiKey: string;

  private constructor(server: SandboxServer, account: Account, apiKey: string) {
    this.server = server;
    this.account = account;
    this.apiKey = apiKey;
  }

  /** @param settings of the account, besides the sandbox's own */
  static async open(settings: JsonObject = {}): Promise<GenniaAccount> {
    const sandbox = sandboxedVendor('gennia').createSandbox({ agents: SEEDS.length, now: () => new Date(NOW) });
    const server = await serveSandbox(sandbox);
    return new GenniaAccount(
      server,
      accountAt(gennia, server, sandbox.credentials, settings),
      String(sandbox.credentials.apiKey),
    );
  }

  async close(): Promise<void> {
    await this.account.client.close();
    await this.server.close();
  }

  /** What the vendor answers, past the client and past the record of calls. */
  async ask(path: string, method = 'GET', body?: object): Promise<JsonObject> {
    const remembered = this.server.calls.length;
    const response = await fetch(`${this.server.baseUrl}${path}`, {
      method,
      headers: { 'x-api-key': this.apiKey },
      body: body === undefined ? null : JSON.stringify(body),
    });
    this.server.calls.splice(remembered);
    return (await response.json()) as JsonObject;
  }

  /** The agents that the vendor holds, by name. */
  async idsByName(): Promise<Map<string, string>> {
    const { items } = (await this.ask('/agents?limit=100&includeArchived=true')) as { items: JsonObject[] };
    return new Map(items.map(({ name, publicId }) => [String(name), String(publicId)]));
  }

  /** The agent of this name as the target of a change; fails when there is none. */
  async target(name: string): Promise<AgentTarget> {
    const vendorId = (await this.idsByName()).get(name);
    if (vendorId === undefined) throw new Error(`no agent is called ${name}`);
    return { account: this.account, vendorId };
  }

  /** The document of the agent as the vendor holds it. */
  stored({ vendorId }: { vendorId: string }): Promise<JsonObject> {
    return this.ask(`/agents/${vendorId}`);
  }

  /** The writes and the reads that plans need, without what depends on the machine; the key blanked. */
  wire(): WireCall[] {
    return this.server.calls.filter(isOfPlans).map(({ method, url, headers, body }) => ({
      request: `${method} ${url}`,
      headers: {
        accept: headers.accept,
        ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
        'x-api-key': headers['x-api-key'] === this.apiKey ? '[redacted]' : headers['x-api-key'],
      },
      body: body === '' ? null : JSON.parse(body),
    }));
  }

  /** The writes as `METHOD path`. */
  writes(): string[] {
    return this.server.calls.filter(isWrite).map(({ method, url }) => `${method} ${url.replace(BASE_PATH, '')}`);
  }

  /** The writes as a dry run shows them. */
  planned(): VendorCallPreview[] {
    return this.server.calls.filter(isWrite).map(({ method, url, body }) => ({
      method,
      path: url.replace(BASE_PATH, ''),
      body: body === '' ? null : (JSON.parse(body) as JsonObject),
    }));
  }

  /** Lets calls fail; all from now on when `times` is absent. */
  fail(matches: (call: SandboxCall) => boolean, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.server.faults.add({ fault, times, matches });
  }

  /** Answers writes in place of the vendor, which does nothing. */
  refuse(status: number, body: object | string, matches = isWrite): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.fail(matches, { kind: 'ANSWER', when: 'before', status, body: text });
  }

  /** Changes the list of models from now on. */
  rewriteModels(rewrite: (models: JsonObject[], url: string) => JsonObject[]): void {
    for (const query of ['', '?activeOnly=false']) {
      const fault: Fault = { kind: 'REWRITE', rewrite: (json) => rewrite(json as JsonObject[], query) };
      this.fail(({ url }) => url.endsWith(`/ai-models${query}`), fault);
    }
  }
}

/** A connected account at a server. */
export function accountAt(
  vendor: Vendor,
  server: SandboxServer,
  credentials: JsonObject,
  settings: JsonObject = {},
): Account {
  const common = { id: vendor.key, vendor: vendor.key, baseUrl: server.baseUrl, timeoutMs: 5000 };
  return connectAccount([vendor], vendor.accountSettings.parse({ ...common, ...credentials, ...settings }));
}

/** A call that changes something. */
export function isWrite({ method }: SandboxCall): boolean {
  return method !== 'GET';
}

function isOfPlans(call: SandboxCall): boolean {
  return isWrite(call) || call.url.includes('/ai-models');
}
