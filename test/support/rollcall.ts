import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ExecutionResult, print } from 'graphql';
import type { SandboxServer } from '../../sandbox/server.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { type AccessSettings, createAuthenticator } from '../../src/access/authenticator.ts';
import type { RequestLimits } from '../../src/core/request-limits.ts';
import { createRollcall, type Rollcall, type RollcallOptions } from '../../src/rollcall.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { AccountSettings } from '../../src/vendors/vendor.ts';
import { accessOfTests, signedIn, TEST_KEY } from './access.ts';
import { asTested } from './over-http.ts';

/** Agents of each vendor, unless a test asks for others. */
export const AGENTS_OF_EACH = 12;

/** Agents of all vendors together, unless a test asks for others. */
export const AGENTS_IN_ALL = AGENTS_OF_EACH * vendors.length;

/** A Rollcall over the sandboxes of all vendors, called in process; the vendors are reached over real HTTP. */
export interface TestRollcall {
  readonly rollcall: Rollcall;
  /** What it was made with, for another one over the same vendors. */
  readonly options: RollcallOptions;
  /** What was logged. */
  readonly log: { readonly level: string; readonly details: object; readonly message: string }[];
  /** By vendor key. */
  server(vendor: string): SandboxServer;
  /** Calls that reached any vendor since the last `forgetCalls`. */
  callCount(): number;
  forgetCalls(): void;
  execute<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    ...variables: Variables extends Record<string, never> ? [] : [NoInfer<Variables>]
  ): Promise<ExecutionResult<Result>>;
  /** For documents that are put together at run time. */
  run(query: string, variables?: object): Promise<ExecutionResult<Record<string, never>>>;
  /** The same at the endpoint of gateways. */
  runAsGateway(query: string, variables?: object): Promise<ExecutionResult<Record<string, never>>>;
  close(): Promise<void>;
}

/** What can be set for an account. */
export interface TestAccountSettings {
  readonly timeoutMs?: number;
  readonly concurrency?: number;
  readonly maxResponseBytes?: number;
  readonly sendTraceContext?: boolean;
  readonly maxAgeMs?: number;
}

/** What can be set. */
export interface TestRollcallOptions {
  /** Agents of each vendor. @default 12 */
  readonly agents?: number;
  /** Keys of the vendors to connect. @default all */
  readonly only?: readonly string[];
  /** Settings that all accounts get. */
  readonly settings?: TestAccountSettings;
  /** Settings that only some accounts get, by vendor key. */
  readonly settingsOf?: Readonly<Record<string, TestAccountSettings>>;
  readonly maxAgentsPerAccount?: number;
  /** Who may come in. @default everybody; with `ROLLCALL_TEST_ACCESS=on`, one caller that may do everything */
  readonly access?: AccessSettings;
  /** What the operator says of language models. @default nothing */
  readonly languageModels?: RollcallOptions['languageModels'];
  /** What one request may cost. @default the product's own */
  readonly limits?: Pick<
    RollcallOptions,
    'statistics' | 'maxVendorCallsPerRequest' | 'maxAgentsPerRequest' | keyof RequestLimits
  >;
}

/** Starts the sandboxes and a Rollcall over them. */
export async function startRollcall(options: TestRollcallOptions = {}): Promise<TestRollcall> {
  const chosen = vendors.filter(({ key }) => options.only?.includes(key) ?? true);
  const sandbox = await startSandbox(chosen, options.agents ?? AGENTS_OF_EACH);
  const accounts = sandbox.accounts.map((account): AccountSettings => {
    const vendor = chosen.find(({ key }) => key === account.vendor);
    if (vendor === undefined) throw new Error(account.vendor);
    return vendor.accountSettings.parse({ ...account, ...options.settings, ...options.settingsOf?.[account.vendor] });
  });
  const access = options.access ?? accessOfTests();
  const log: TestRollcall['log'] = [];
  const logAs = (level: string) => (details: object, message: string) => void log.push({ level, details, message });
  const made: RollcallOptions = {
    vendors,
    accounts,
    authenticator: access === undefined ? undefined : createAuthenticator(access),
    logger: { info: logAs('info'), warn: logAs('warn'), error: logAs('error') },
    ...(options.maxAgentsPerAccount === undefined ? {} : { maxAgentsPerAccount: options.maxAgentsPerAccount }),
    ...(options.languageModels === undefined ? {} : { languageModels: options.languageModels }),
    ...options.limits,
  };
  const created = asTested(createRollcall(made));
  const rollcall = options.access === undefined && access !== undefined ? signedIn(created, TEST_KEY) : created;
  const postTo = (path: string) => async (query: string, variables: unknown) => {
    const response = await rollcall.yoga.fetch(`http://rollcall${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as never;
  };
  const post = postTo('/graphql');
  return {
    rollcall,
    options: made,
    log,
    server(vendor) {
      const server = sandbox.servers.get(vendor);
      if (server === undefined) throw new Error(`no sandbox of ${vendor}`);
      return server;
    },
    callCount: () => [...sandbox.servers.values()].reduce((sum, { calls }) => sum + calls.length, 0),
    forgetCalls() {
      for (const { calls } of sandbox.servers.values()) calls.length = 0;
    },
    execute: (document, ...[variables]) => post(print(document), variables),
    run: post,
    runAsGateway: postTo('/federation'),
    async close() {
      await rollcall.close();
      await sandbox.close();
    },
  };
}
