/** @module The plugins that both endpoints have. */
import type { Plugin } from 'graphql-yoga';
import type { RateLimits } from '../../access/rate-limits.ts';
import type { RequestLimits } from '../../core/request-limits.ts';
import type { SecretFinder } from '../../core/secrets/redacted.ts';
import type { Callers } from '../callers.ts';
import type { DocumentStore } from '../document-store.ts';
import { useAnswerLimit } from './use-answer-limit.ts';
import { useBodyLimit } from './use-body-limit.ts';
import { useCallBudget } from './use-call-budget.ts';
import { useSignedIn } from './use-caller.ts';
import { useDiscreetErrors } from './use-discreet-errors.ts';
import { useDocumentCache } from './use-document-cache.ts';
import { useDocumentLimits } from './use-document-limits.ts';
import { useExactNumbers } from './use-exact-numbers.ts';
import { useFetchMetadata } from './use-fetch-metadata.ts';
import { useFreshness } from './use-freshness.ts';
import { useGraphqlExecutor } from './use-graphql-executor.ts';
import { useIntrospectionRefusal } from './use-introspection-refusal.ts';
import { useJsonBodies } from './use-json-bodies.ts';
import { useJsonVariables } from './use-json-variables.ts';
import { useNodeLimit } from './use-node-limit.ts';
import { useOperationDeadline } from './use-operation-deadline.ts';
import { type OperationsUnderWay, useOperationNotes } from './use-operation-events.ts';
import { useOperationSpan } from './use-operation-span.ts';
import { usePartialErrors } from './use-partial-errors.ts';
import { usePersistedQueryRefusal } from './use-persisted-query-refusal.ts';
import { type CountedRequests, useRateLimit } from './use-rate-limit.ts';
import { useStatistics } from './use-statistics.ts';

/** What they work with. */
export interface OperationPluginParts {
  readonly corsOrigins: readonly string[];
  /** Whether operations are compiled. */
  readonly compiled: boolean;
  /** Whether any account keeps what was read. */
  readonly keepsAnswers: boolean;
  readonly limits: RequestLimits;
  readonly underWay: OperationsUnderWay;
  readonly callers: Callers;
  readonly rateLimits: RateLimits;
  readonly counted: CountedRequests;
  readonly maxBodyBytes: number;
  readonly documents: DocumentStore;
  readonly introspection: boolean;
  readonly findSecrets: SecretFinder;
  /** Whether every answer tells what it has cost. */
  readonly statistics: boolean;
}

/** In the order in which they work. */
export function operationPlugins(parts: OperationPluginParts): Plugin[] {
  const { corsOrigins, compiled, keepsAnswers, limits, underWay, callers, rateLimits } = parts;
  const { counted, maxBodyBytes, documents, introspection, findSecrets, statistics } = parts;
  return [
    useFetchMetadata(corsOrigins),
    useGraphqlExecutor({ compiled }),
    useCallBudget(),
    ...(keepsAnswers ? [useFreshness()] : []),
    useOperationDeadline(limits.operationTimeoutMs),
    useOperationNotes(underWay),
    useSignedIn(callers),
    useRateLimit(callers, rateLimits, counted),
    usePersistedQueryRefusal(),
    useJsonBodies(),
    useExactNumbers(),
    useJsonVariables(),
    useDiscreetErrors(),
    useBodyLimit(maxBodyBytes),
    useDocumentLimits(limits),
    useDocumentCache(documents),
    useNodeLimit(limits),
    usePartialErrors(),
    useAnswerLimit(),
    ...(introspection ? [] : [useIntrospectionRefusal()]),
    useOperationSpan(findSecrets),
    useStatistics({ callers, byDefault: statistics }),
  ];
}
