/** @module Assistants that are written through Rollcall, wherever its account is. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { AegraSettings } from '../../../../src/vendors/aegra/settings.ts';
import type { WriteApi } from '../../../lifecycle/api.ts';
import type { AccountId, RealRollcall } from '../../../real/real-rollcall.ts';
import { FORM, type FormField, type FormPurpose } from '../../../support/form.ts';
import { wholeForm } from '../../../support/whole-form.ts';
import type { ClientOptions } from './langgraph-sdk.ts';

/** An account of Rollcall. */
export interface Writer {
  readonly accountId: string;
  /** How others reach the server that it is at. */
  readonly server: ClientOptions;
  /** What a query answers. */
  query(query: string, variables: object): Promise<unknown>;
  mutate(
    mutation: string,
    input: object,
  ): Promise<{
    readonly agent: { readonly id: string } | null;
    readonly plannedCalls: readonly { readonly body: unknown }[] | null;
    readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  }>;
}

/** An assistant after a write. */
export interface Written {
  /** Rollcall's id. */
  readonly id: string;
  /** The assistant's own. */
  readonly assistantId: string;
  /** What was sent over the wire, in wire keys. */
  readonly sent: JsonObject;
  readonly userErrors: Awaited<ReturnType<Writer['mutate']>>['userErrors'];
}

/** An account at a real server. */
export function writerAt(real: RealRollcall, accountId: AccountId): Writer {
  return {
    accountId,
    server: { apiUrl: real.baseUrl(accountId) },
    query: (query, variables) => real.query(query, variables),
    mutate: (mutation, input) => real.mutate(mutation, input),
  };
}

/** The account at Aegra's sandbox. */
export function sandboxWriter(api: WriteApi): Writer {
  const [account] = api.options.accounts;
  const { baseUrl, headers } = account as AegraSettings;
  return {
    accountId: 'aegra',
    server: { apiUrl: baseUrl, defaultHeaders: headers },
    query: async (query, variables) => (await api.run(query, variables)).data,
    mutate: (mutation, input) => api.mutate(mutation, input),
  };
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

/** Makes an assistant with every field that can be read again. */
export async function create(writer: Writer, settings: keyof typeof SETTINGS): Promise<Written> {
  const entries = {
    'extension.aegra.graphId': 'agent',
    // LangGraph takes UUIDs only.
    'extension.aegra.assistantId': randomUUID(),
    // It says what to do, and is no field of an assistant.
    'extension.aegra.ifExists': undefined,
    ...SETTINGS[settings],
  };
  return write(writer, 'createAgent', { accountId: writer.accountId, ...(await form(writer, 'CREATE', entries)) });
}

/** Changes every field that can be changed. */
export async function update(writer: Writer, id: string, settings: keyof typeof SETTINGS): Promise<Written> {
  const entries = { 'extension.aegra.graphId': 'echo', ...SETTINGS[settings] };
  return write(writer, 'updateAgent', { id, ...(await form(writer, 'UPDATE', entries)) });
}

async function form(writer: Writer, purpose: FormPurpose, entries: Record<string, unknown>): Promise<object> {
  const { account } = (await writer.query(FORM, { id: writer.accountId })) as {
    account: { writableFields: FormField[] };
  };
  return wholeForm(account.writableFields, { purpose, variant: purpose === 'CREATE' ? 0 : 1, entries });
}

async function write(writer: Writer, mutation: string, input: object): Promise<Written> {
  const { plannedCalls } = await writer.mutate(mutation, { ...input, dryRun: true });
  const [call] = plannedCalls ?? [];
  const { agent, userErrors } = await writer.mutate(mutation, input);
  if (agent === null || call === undefined) throw new Error(JSON.stringify(userErrors));
  const { id } = agent;
  return { id, assistantId: id.slice(id.indexOf(':') + 1), sent: call.body as JsonObject, userErrors };
}
