/** @module A CometChat account at an embedded server, with what the tests of its writes ask again and again. */

import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { type SandboxServer, serveSandbox } from '../../sandbox/server.ts';
import { SEEDS } from '../../sandbox/vendors/cometchat/seeds.ts';
import type { Account } from '../../src/accounts/account.ts';
import { connectAccount } from '../../src/accounts/connect.ts';
import { Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { cometchat } from '../../src/vendors/cometchat/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';

/** The time of writes. */
export const NOW = '2026-11-01T00:00:00.000Z';

/** A call as a snapshot shows it. */
export interface WireCall {
  readonly request: string;
  readonly headers: JsonObject;
  readonly body: unknown;
}

/** A server of a vendor, an account there, and a lifecycle over it. */
export class WritingAccount {
  readonly server: SandboxServer;
  readonly account: Account;
  readonly lifecycle = new Lifecycle();
  private readonly credentials: JsonObject;

  private constructor(server: SandboxServer, account: Account, credentials: JsonObject) {
    this.server = server;
    this.account = account;
    this.credentials = credentials;
  }

  /** @param settings of the account, besides the sandbox's own */
  static async open(settings: JsonObject = {}, vendor: Vendor = cometchat): Promise<WritingAccount> {
    const sandbox = sandboxedVendor(vendor.key).createSandbox({ agents: SEEDS.length, now: () => new Date(NOW) });
    const server = await serveSandbox(sandbox);
    const common = { id: vendor.key, vendor: vendor.key, baseUrl: server.baseUrl, timeoutMs: 5000 };
    const parsed = vendor.accountSettings.parse({ ...common, ...sandbox.credentials, ...settings });
    return new WritingAccount(server, connectAccount([vendor], parsed), sandbox.credentials);
  }

  async close(): Promise<void> {
    await this.account.client.close();
    await this.server.close();
  }

  /** What a call of the vendor answers, past the client and past the record of calls. */
  async ask<T = JsonObject>(method: string, path: string, body?: unknown): Promise<T> {
    const remembered = this.server.calls.length;
    const response = await fetch(`${this.server.baseUrl}${path}`, {
      method,
      headers: { apikey: String(this.credentials.apiKey), 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    this.server.calls.splice(remembered);
    return (await response.json()) as T;
  }

  /** The agents as the vendor holds them. */
  stored(): Promise<JsonObject[]> {
    return this.ask<JsonObject[]>('GET', '/ai-agents/agents');
  }

  /** The one agent of this name; fails when there is none or there are several. */
  async named(name: string): Promise<JsonObject> {
    const [agent, ...others] = (await this.stored()).filter((item) => item.name === name);
    if (agent === undefined || others.length > 0) throw new Error(`not one agent named ${name}`);
    return agent;
  }

  /** The agent of this name as the target of a change. */
  async target(name: string): Promise<{ account: Account; vendorId: string }> {
    return { account: this.account, vendorId: String((await this.named(name)).uid) };
  }

  /** What reached the server, without what depends on the machine; the key blanked. */
  wire(): WireCall[] {
    return this.server.calls.map(({ method, url, headers, body }) => ({
      request: `${method} ${url}`,
      headers: {
        accept: headers.accept,
        ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
        apikey: headers.apikey === this.credentials.apiKey ? '[redacted]' : headers.apikey,
      },
      ...(body === '' ? { body: null } : { body: JSON.parse(body) }),
    }));
  }

  /** The writes among the calls. */
  writes(): SandboxCall[] {
    return this.server.calls.filter(({ method }) => method !== 'GET');
  }

  /** Lets calls of this method fail; all from now on when `times` is absent. */
  fail(method: string, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.server.faults.add({ fault, times, matches: (call) => call.method === method });
  }

  /** Answers calls of this method in place of the vendor, which does nothing. */
  answer(method: string, status: number, body: unknown, times = Number.POSITIVE_INFINITY): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.fail(method, { kind: 'ANSWER', when: 'before', status, body: text }, times);
  }

  /** Changes the agents in every list from now on. */
  rewrite(change: (agent: JsonObject) => JsonObject): void {
    this.fail('GET', { kind: 'REWRITE', rewrite: (json) => (json as JsonObject[]).map(change) });
  }
}
