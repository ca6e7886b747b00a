/** @module Accounts of Rollcall at real servers and at the sandbox, and what is written there. */
import { randomUUID } from 'node:crypto';
import type { AegraSettings } from '../../../../src/vendors/aegra/settings.ts';
import type { WriteApi } from '../../../lifecycle/api.ts';
import type { AccountId, RealRollcall } from '../../../real/real-rollcall.ts';
import { oneOver, sandboxAccess, type WriteAccess } from '../../write-whole.ts';
import type { ClientOptions } from './langgraph-sdk.ts';

/** An account, and how others reach the server that it is at. */
export interface AegraAccess extends WriteAccess {
  readonly server: ClientOptions;
}

/** An account at a real server. What is sent there is what a dry run shows. */
export function accessOf(real: RealRollcall, accountId: AccountId): AegraAccess {
  return {
    accountId,
    server: { apiUrl: real.baseUrl(accountId) },
    query: (query, variables) => real.query(query, variables),
    async write(mutation, input) {
      const { plannedCalls } = await real.mutate(mutation, { ...input, dryRun: true });
      return { ...(await real.mutate(mutation, input)), sent: oneOver((plannedCalls ?? []).map(({ body }) => body)) };
    },
  };
}

/** The account at Aegra's sandbox. */
export function accessOfSandbox(api: WriteApi): AegraAccess {
  const { baseUrl, headers } = api.options.accounts[0] as AegraSettings;
  return { ...sandboxAccess(api, 'aegra'), server: { apiUrl: baseUrl, defaultHeaders: headers } };
}

/**
 * What the graph is given at run time has two names, which most servers keep equal: a body that fills both is refused.
 */
export const SETTINGS = {
  context: { 'extension.aegra.config': { tags: ['night', 'watch'], recursion_limit: 12 } },
  'config.configurable': {
    'extension.aegra.config': { tags: ['day'], recursion_limit: 13, configurable: { model_name: 'test', depth: 3 } },
    'extension.aegra.context': undefined,
  },
} as const;

/** What a new assistant is given, where not anything will do. */
export function newEntries(settings: keyof typeof SETTINGS): Readonly<Record<string, unknown>> {
  return {
    'extension.aegra.graphId': 'agent',
    // LangGraph takes UUIDs only.
    'extension.aegra.assistantId': randomUUID(),
    // It says what to do, and is no field of an assistant.
    'extension.aegra.ifExists': undefined,
    ...SETTINGS[settings],
  };
}
