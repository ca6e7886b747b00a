/** @module Rollcall put together: accounts in, a GraphQL server out. No port, no process. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createYoga, type YogaServerInstance, type YogaServerOptions } from 'graphql-yoga';
import type { Authenticator } from './access/authenticator.ts';
import { RateLimits } from './access/rate-limits.ts';
import type { Account } from './accounts/account.ts';
import { AccountPool } from './accounts/account-pool.ts';
import { accountSecrets } from './accounts/connect.ts';
import { IdempotentCalls } from './agents/lifecycle/idempotency/idempotent-calls.ts';
import { createMemoryStore, type IdempotencyStore } from './agents/lifecycle/idempotency/store.ts';
import { Lifecycle } from './agents/lifecycle/lifecycle.ts';
import { type AgentLocks, createMemoryLocks } from './agents/lifecycle/locks.ts';
import { Catalog } from './catalog/catalog.ts';
import { type RequestLimits, requestLimits } from './core/request-limits.ts';
import type { SecretFinder } from './core/secrets/redacted.ts';
import { createSecretFinder } from './core/secrets/redactor.ts';
import { withMemory } from './core/secrets/with-memory.ts';
import type { InventedShare } from './explorer/page.ts';
import { explorerTabs } from './explorer/tabs.ts';
import { Callers } from './graphql/callers.ts';
import type { Context } from './graphql/context.ts';
import { allowOrigins } from './graphql/cors.ts';
import { DocumentStore } from './graphql/document-store.ts';
import { createExplorerVariables } from './graphql/explorer-variables.ts';
import { createFastPath } from './graphql/fast-path/fast-path.ts';
import { maskError } from './graphql/mask-error.ts';
import { type ContextSources, OperationContext } from './graphql/operation-context.ts';
import { operationPlugins } from './graphql/plugins/operation-plugins.ts';
import { useAllowedHosts } from './graphql/plugins/use-allowed-hosts.ts';
import { useCaller } from './graphql/plugins/use-caller.ts';
import { useCompression } from './graphql/plugins/use-compression.ts';
import { useConcealedFaults } from './graphql/plugins/use-concealed-faults.ts';
import { useConnectionHeader } from './graphql/plugins/use-connection-header.ts';
import { useExplorer } from './graphql/plugins/use-explorer.ts';
import { useExport } from './graphql/plugins/use-export.ts';
import { OperationsUnderWay, useOperationEvents } from './graphql/plugins/use-operation-events.ts';
import { useMetrics, useProbes } from './graphql/plugins/use-probes.ts';
import type { CountedRequests } from './graphql/plugins/use-rate-limit.ts';
import { useSubgraph } from './graphql/plugins/use-subgraph.ts';
import type { ProbeSources } from './graphql/probes.ts';
import { createSchema, type SchemaFiles, sharedSchema } from './graphql/schema.ts';
import { type LanguageModelOverride, LanguageModels } from './language-models/language-models.ts';
import { type Logger, withoutSecrets } from './logger.ts';
import type { StoreSettings } from './settings/store.ts';
import type { Store } from './store/store.ts';
import type { AccountSettings, Vendor } from './vendors/vendor.ts';

/** What Rollcall is made with. */
export interface RollcallOptions extends Partial<RequestLimits> {
  readonly vendors: readonly Vendor[];
  /** Checked settings, in the order in which the accounts are shown. */
  readonly accounts: readonly AccountSettings[];
  /** Connects the accounts, and keeps those that others hold too. @default one that nobody else has */
  readonly accountPool?: AccountPool;
  /** Tells who asks. @default nobody signs in, and everybody may do everything */
  readonly authenticator?: Authenticator | undefined;
  /** What callers have used of their limits. @default nothing yet */
  readonly rateLimits?: RateLimits;
  /** How many agents of one account a query may read. @default 10000 */
  readonly maxAgentsPerAccount?: number;
  /** How many agents one request may read, of all accounts. @default 20000 */
  readonly maxAgentsPerRequest?: number;
  /** How many calls to vendors one request may make. @default 1000 */
  readonly maxVendorCallsPerRequest?: number;
  /** Whether every answer tells what it has cost. @default only those that were asked for it */
  readonly statistics?: boolean;
  /** How many calls to vendors one request by GET may make. @default 20 */
  readonly maxVendorCallsPerGet?: number;
  /** How large the body of a request may be. @default 2097152 */
  readonly maxBodyBytes?: number;
  /** Where idempotency keys are remembered. @default in the memory of this process */
  readonly idempotencyStore?: IdempotencyStore;
  /** What holds changes of one agent apart. @default locks in the memory of this process */
  readonly agentLocks?: AgentLocks;
  /** What outlives the process, up to date and open; whoever gives it closes it afterwards. @default nothing does */
  readonly store?: Store | undefined;
  /** How the store is used. */
  readonly storeSettings?: StoreSettings | undefined;
  /** What the operator says of language models, over what the table has. @default nothing */
  readonly languageModels?: readonly LanguageModelOverride[];
  /** Web origins whose pages may call the endpoint. @default none */
  readonly corsOrigins?: readonly string[];
  /** Whether a request for this host name, as `hostNameOf` gives it, is answered. @default any is */
  readonly isAllowedHost?: ((name: string) => boolean) | undefined;
  /** Stands before the names of types and root fields of the subgraph. @default nothing does */
  readonly federationPrefix?: string | undefined;
  /** Which version of federation the subgraph is written in, as `2.5`. @default the oldest */
  readonly federationVersion?: string | undefined;
  /** The schema of these vendors, as `schemaFiles` makes it, where the registry does not have them all. @default `schema/` */
  readonly schemaFiles?: SchemaFiles | undefined;
  /** Whether the explorer's tabs that write begin as dry runs. @default false */
  readonly explorerDryRun?: boolean;
  /** Whether requests are to be sent here, as `/readyz` tells it. @default always */
  readonly isReady?: ProbeSources['isReady'];
  /** What is shown at `/metrics`. @default nothing is */
  readonly readMetrics?: ProbeSources['readMetrics'] | undefined;
  /** Whether browsers get the explorer. @default true */
  readonly explorer?: boolean;
  /** Whether plain requests go the short way, and operations are compiled. The answers are the same. @default true */
  readonly fastPath?: boolean;
  /** Whether the schema is told: by introspection, to gateways, by suggestions in errors. @default true */
  readonly introspection?: boolean;
  readonly logger: Logger;
}

/** Where plain clients ask, and where the explorer is. */
const ENDPOINT = '/graphql';

/** Where gateways ask. */
const SUBGRAPH_ENDPOINT = '/federation';

/** A running Rollcall. */
export interface Rollcall {
  /** Answers at both endpoints. */
  readonly yoga: YogaServerInstance<object, object>;
  /**
   * Answers requests of node:http, plain ones the short way.
   *
   * @returns a promise when the request is not worked off yet
   */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => unknown;
  readonly accounts: ReadonlyMap<string, Account>;
  /** The copy of their agents, which whoever serves it starts; undefined without a store. */
  readonly catalog: Catalog | undefined;
  /** Finds the secrets of the accounts, and what has the form of one. */
  readonly findSecrets: SecretFinder;
  /** Closes the connections to the vendors, as far as no other Rollcall of the same pool needs them. */
  close(): Promise<void>;
}

/** Connects the accounts and makes the server. */
export function createRollcall({
  vendors,
  accounts,
  accountPool = new AccountPool(),
  authenticator,
  rateLimits = new RateLimits(),
  maxAgentsPerAccount,
  maxAgentsPerRequest = 20_000,
  maxVendorCallsPerRequest = 1_000,
  statistics = false,
  maxVendorCallsPerGet = 20,
  maxBodyBytes = 2_097_152,
  idempotencyStore = createMemoryStore(),
  agentLocks = createMemoryLocks(),
  store,
  storeSettings,
  languageModels,
  corsOrigins = [],
  isAllowedHost,
  federationPrefix,
  federationVersion,
  schemaFiles,
  explorerDryRun = false,
  isReady = () => true,
  readMetrics,
  explorer = true,
  fastPath = true,
  introspection = true,
  logger: plainLogger,
  ...given
}: RollcallOptions): Rollcall {
  const limits = requestLimits(given);
  const secrets = accounts.flatMap((settings) => accountSecrets(vendors, settings));
  const findSecrets = withMemory(createSecretFinder(secrets));
  const logger = withoutSecrets(plainLogger, findSecrets);
  const connected = new Map(
    accounts.map((settings) => {
      const account = accountPool.acquire(vendors, settings, {
        maxAgentsPerRequest,
        onDrift: (accountId, { path, problem }) =>
          logger.warn({ accountId, path, problem }, "a vendor's answer does not match its contract"),
        onFault(accountId, errorId, error) {
          const { message, stack } = error instanceof Error ? error : new Error(String(error));
          logger.error({ accountId, errorId, message, stack }, 'unexpected error');
        },
      });
      return [account.id, account];
    }),
  );
  const catalog =
    store === undefined || storeSettings === undefined
      ? undefined
      : createCatalog(store, storeSettings, connected, logger);
  const sources: ContextSources = {
    accounts: connected,
    catalog,
    lifecycle: new Lifecycle(agentLocks),
    languageModels: new LanguageModels(languageModels),
    idempotency: new IdempotentCalls(idempotencyStore),
    rateLimits,
    limits,
    maxAgentsPerAccount,
    maxAgentsPerRequest,
    maxVendorCallsPerRequest,
    maxVendorCallsPerGet,
    keepsAnswers: accounts.some(({ maxAgeMs }) => maxAgeMs > 0),
  };
  const callers = new Callers(authenticator);
  const variablesFor = createExplorerVariables({
    vendors,
    accounts: connected,
    rateLimits,
    maxVendorCallsPerRequest,
    dryRun: explorerDryRun,
    hasCatalog: catalog !== undefined,
  });
  const underWay = new OperationsUnderWay();
  const mask = maskError(logger);
  /** One and the same at both endpoints. */
  const shared = {
    context({ request }: { request: Request }): Context {
      const { method, headers, signal: client } = request;
      return new OperationContext(sources, { method, headers, caller: callers.require(request), client }).toObject();
    },
    landingPage: false,
    graphiql: false,
    logging: false,
    maskedErrors: { maskError: mask },
    parserAndValidationCache: false,
    maxRequestBodySize: maxBodyBytes,
    // A path that no request has: Yoga's own would answer whatever a URL ends with.
    healthCheckEndpoint: ' ',
  } satisfies YogaServerOptions<object, object>;
  const counted: CountedRequests = new WeakMap();
  const plugins = (documents = new DocumentStore()) =>
    operationPlugins({
      corsOrigins,
      compiled: fastPath,
      keepsAnswers: sources.keepsAnswers,
      limits,
      underWay,
      callers,
      rateLimits,
      counted,
      maxBodyBytes,
      documents,
      introspection,
      findSecrets,
      statistics,
    });
  const createSubgraph = async () => {
    const [{ createSubgraphSchema }, { useTraces }] = await Promise.all([
      import('./graphql/federation/subgraph-schema.ts'),
      import('./graphql/plugins/use-traces.ts'),
    ]);
    return createYoga<object, object>({
      ...shared,
      schema: createSubgraphSchema(vendors, {
        prefix: federationPrefix,
        version: federationVersion,
        files: schemaFiles,
      }),
      graphqlEndpoint: SUBGRAPH_ENDPOINT,
      cors: false,
      plugins: [...plugins(), useTraces()],
    });
  };
  const schema = schemaFiles === undefined ? sharedSchema(vendors) : createSchema(vendors, schemaFiles);
  const documents = new DocumentStore();
  const yoga = createYoga<object, object>({
    ...shared,
    schema,
    graphqlEndpoint: ENDPOINT,
    cors: corsOrigins.length === 0 ? false : allowOrigins(corsOrigins),
    plugins: [
      useConcealedFaults(logger),
      useOperationEvents({ underWay, callers, findSecrets }),
      ...(isAllowedHost === undefined ? [] : [useAllowedHosts(isAllowedHost)]),
      useProbes({ isReady }),
      useConnectionHeader(),
      useCompression(),
      useCaller(callers),
      ...(readMetrics === undefined ? [] : [useMetrics({ readMetrics }, callers)]),
      useExport({ schema, callers, rateLimits, corsOrigins, contextOf: shared.context, maskError: mask, logger }),
      useSubgraph(SUBGRAPH_ENDPOINT, createSubgraph),
      ...plugins(documents),
      ...(explorer
        ? [
            useExplorer({
              endpoint: ENDPOINT,
              tabs: () => explorerTabs(vendors, { dryRun: explorerDryRun, hasCatalog: catalog !== undefined }),
              examples: async (request) => variablesFor(callers.require(request)),
              signsIn: authenticator !== undefined,
              invented: inventedShare([...connected.values()]),
            }),
          ]
        : []),
    ],
  });
  const fast = createFastPath({
    endpoint: ENDPOINT,
    schema,
    documents,
    callers,
    rateLimits,
    counted,
    sources,
    limits,
    maxBodyBytes,
    corsOrigins,
    isAllowedHost,
    maskError: mask,
    findSecrets,
    yoga,
  });
  return {
    yoga,
    listener: fastPath && !statistics ? fast : yoga,
    accounts: connected,
    catalog,
    findSecrets,
    async close() {
      await catalog?.close();
      await accountPool.release(connected.values());
    },
  };
}

function createCatalog(
  store: Store,
  { instructions, sweepEveryMinutes, probeEverySeconds, rehydrateEveryHours, callsPerSecond, history }: StoreSettings,
  accounts: ReadonlyMap<string, Account>,
  logger: Logger,
): Catalog {
  return new Catalog({
    store,
    accounts,
    texts: { instructions },
    sync: {
      sweepEveryMs: sweepEveryMinutes * 60_000,
      probeEveryMs: probeEverySeconds * 1_000,
      rehydrateEveryMs: rehydrateEveryHours * 3_600_000,
      keepGoneMs: history.keepDays * 86_400_000,
    },
    callsPerSecond,
    logger,
  });
}

function inventedShare(accounts: readonly Account[]): InventedShare {
  if (!accounts.some(({ isSandbox }) => isSandbox)) return 'NOTHING';
  return accounts.every(({ isSandbox }) => isSandbox) ? 'ALL' : 'SOME';
}
