/** @module What the tests of Aegra's writes ask of an account again and again. */

import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import type { SandboxOptions } from '../../sandbox/vendor-sandbox.ts';
import type { Account } from '../../src/accounts/account.ts';
import { ListHints } from '../../src/accounts/list-hints.ts';
import { ListPageSize } from '../../src/accounts/list-page-size.ts';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import { type AgentInput, type AgentTarget, Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { createSecretFinder } from '../../src/core/secrets/redactor.ts';
import { aegra } from '../../src/vendors/aegra/index.ts';
import { AegraAccount, connect } from './aegra-account.ts';

/** A call as a snapshot shows it. */
export interface WireCall {
  readonly request: string;
  readonly headers: JsonObject;
  readonly body: unknown;
}

const WRITE = { dryRun: false };

/** What a mutation's input says, as the lifecycle takes it. */
export function input(unified: object, extension: object = {}): AgentInput {
  return { unified, extension: { aegra: extension } };
}

/** An embedded Aegra with an account there, and a lifecycle over it. */
export class AegraWriter {
  readonly aegra: AegraAccount;
  readonly account: Account;
  readonly lifecycle = new Lifecycle();
  private made = 0;

  private constructor(opened: AegraAccount, settings: JsonObject) {
    this.aegra = opened;
    const { server, credentials, drift } = opened;
    const client = connect(server.baseUrl, { ...credentials, ...settings }, drift);
    const listHints = new ListHints();
    const listPageSize = new ListPageSize(aegra.capabilities.listing.maxPageSize);
    const unobserved = {
      listHints,
      listPageSize,
      concurrency: 8,
      reportFault: String,
      findSecrets: createSecretFinder([]),
    };
    this.account = { id: 'graphs', label: 'Graphs', isSandbox: true, vendor: aegra, client, drift, ...unobserved };
  }

  /** @param settings of the account, besides the sandbox's own */
  static async open(options: Partial<SandboxOptions> = {}, settings: JsonObject = {}): Promise<AegraWriter> {
    return new AegraWriter(await AegraAccount.open({ agents: 0, ...options }), settings);
  }

  /** Another server takes the place of this one, under the same address. */
  async exchange(options: Partial<SandboxOptions>): Promise<void> {
    await this.aegra.exchange({ agents: 0, ...options });
  }

  async close(): Promise<void> {
    await this.account.client.close();
    await this.aegra.close();
  }

  /** An assistant that is made past Rollcall, on the graph `echo` unless the body says otherwise; calls are forgotten. */
  async put(body: object): Promise<AgentTarget> {
    // Aegra keeps one assistant of each graph and config.
    const settings = 'config' in body || 'context' in body ? {} : { config: { run_name: `made ${++this.made}` } };
    const { status, body: created } = await this.aegra.create({ ...settings, ...body });
    if (status !== 200) throw new Error(JSON.stringify(created));
    this.forget();
    return this.target((created as { assistant_id: string }).assistant_id);
  }

  /** Takes an assistant away past Rollcall. */
  async remove({ vendorId }: AgentTarget): Promise<void> {
    await this.ask('DELETE', `/assistants/${encodeURIComponent(vendorId)}`);
  }

  target(vendorId: string): AgentTarget {
    return { account: this.account, vendorId };
  }

  create(unified: object, extension?: object): Promise<Outcome> {
    return this.lifecycle.create(this.account, input(unified, extension), WRITE);
  }

  update(target: AgentTarget, unified: object, extension?: object): Promise<Outcome> {
    return this.lifecycle.update(target, input(unified, extension), WRITE);
  }

  copy(source: AgentTarget, extension: object = {}, name?: string): Promise<Outcome> {
    return copyAgent(this.lifecycle, { source, target: this.account, name, extension: { aegra: extension }, ...WRITE });
  }

  /** An assistant as the server holds it. */
  async stored({ vendorId }: AgentTarget): Promise<JsonObject> {
    const { status, body } = await this.ask('GET', `/assistants/${encodeURIComponent(vendorId)}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as JsonObject;
  }

  /** All assistants as the server holds them, in no order. */
  async storedAll(): Promise<JsonObject[]> {
    const { body } = await this.ask('GET', '/assistants');
    return (body as { assistants: JsonObject[] }).assistants;
  }

  /** What reached the server, without what depends on the machine; the credentials blanked. */
  wire(): WireCall[] {
    return this.aegra.server.calls.map(({ method, url, headers, body }) => ({
      request: `${method} ${url}`,
      headers: {
        accept: headers.accept,
        ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
        authorization: headers.authorization?.startsWith('Bearer aegra_test_') ? '[redacted]' : headers.authorization,
      },
      body: body === '' ? null : JSON.parse(body),
    }));
  }

  /** The calls that change something. */
  writes(): SandboxCall[] {
    return this.aegra.server.calls.filter(isWrite);
  }

  /** Bodies of the calls that change something. */
  sent(): unknown[] {
    return this.writes().map(({ body }) => (body === '' ? null : JSON.parse(body)));
  }

  /** Forgets the calls that came so far. */
  forget(): void {
    this.aegra.server.calls.length = 0;
  }

  /** Lets writes fail; all from now on when `times` is absent. */
  fail(fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.aegra.server.faults.add({ fault, times, matches: isWrite });
  }

  /** From now on `/info` answers otherwise: with another server's JSON, or not at all. */
  tells(info: object | undefined): void {
    this.aegra.server.faults.add({
      fault: {
        kind: 'ANSWER',
        when: 'before',
        status: info === undefined ? 404 : 200,
        body: JSON.stringify(info ?? {}),
      },
      matches: ({ url }) => url === '/info',
    });
  }

  /** How often `/info` was asked. */
  asked(): number {
    return this.aegra.server.calls.filter(({ url }) => url === '/info').length;
  }

  private async ask(method: string, path: string) {
    const remembered = this.aegra.server.calls.length;
    const answer = await this.aegra.ask(method, path);
    this.aegra.server.calls.splice(remembered);
    return answer;
  }
}

function isWrite({ method, url }: SandboxCall): boolean {
  return method !== 'GET' && !/\/(search|count|versions)$/.test(url);
}
