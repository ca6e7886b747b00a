/** @module Writes every field of an agent through Rollcall's GraphQL, and keeps what went over the wire. */
import { type JsonObject, merge } from '../../src/core/json.ts';
import type { WriteApi } from '../lifecycle/api.ts';
import { FORM, type FormField, type FormPurpose } from '../support/form.ts';
import { wholeForm } from '../support/whole-form.ts';

/** What a mutation on agents did. */
export interface Written {
  readonly agent: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  /** The bodies that were sent to the vendor, one over the other, in wire keys. */
  readonly sent: JsonObject;
}

/** An account of Rollcall that can be written to. */
export interface WriteAccess {
  readonly accountId: string;
  /** The data of a query. */
  query(query: string, variables: object): Promise<unknown>;
  write(mutation: string, input: object): Promise<Written>;
}

/** An agent that was written. */
export interface WholeAgent extends Pick<Written, 'sent' | 'userErrors'> {
  /** Rollcall's id. */
  readonly id: string;
  /** The vendor's id. */
  readonly vendorId: string;
}

/** How the fields are filled in; see `wholeForm`. */
export interface WholeOptions {
  readonly variant?: number;
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** The account at a vendor's sandbox. */
export function sandboxAccess(api: WriteApi, vendor: string): WriteAccess {
  return {
    accountId: vendor,
    query: async (query, variables) => (await api.run(query, variables)).data,
    async write(mutation, input) {
      const { calls } = api.server(vendor);
      const before = calls.length;
      const payload = await api.mutate(mutation, input);
      const bodies = calls.slice(before).filter(({ method, body }) => method !== 'GET' && body !== '');
      return { ...payload, sent: oneOver(bodies.map(({ body }) => JSON.parse(body))) };
    },
  };
}

/** Bodies of several calls as one. */
export function oneOver(bodies: readonly unknown[]): JsonObject {
  return bodies.reduce<unknown>((below, body) => merge(below, body), {}) as JsonObject;
}

/**
 * Makes an agent with every field that `Account.writableFields` offers for a new one.
 *
 * @example
 * const access = sandboxAccess(await startWriteApi({ only: ['acme'] }), 'acme');
 * const { vendorId, sent } = await createWhole(access, { entries: { 'extension.acme.voice': 'VOICE_1' } });
 * expect(neverSent(sent, keysOfContract(acme.contract.createAgent))).toEqual([]);
 * expect(notReadBack(sent, await acmeSdk.agents.get(vendorId), keysOf(types.get('Agent')))).toEqual([]);
 */
export async function createWhole(access: WriteAccess, options: WholeOptions): Promise<WholeAgent> {
  const { accountId } = access;
  return whole(await access.write('createAgent', { accountId, ...(await fill(access, 'CREATE', options)) }));
}

/** Changes every field that `Account.writableFields` offers for a change. */
export async function updateWhole(access: WriteAccess, id: string, options: WholeOptions): Promise<WholeAgent> {
  return whole(await access.write('updateAgent', { id, ...(await fill(access, 'UPDATE', options)) }));
}

async function fill(access: WriteAccess, purpose: FormPurpose, options: WholeOptions): Promise<object> {
  const { account } = (await access.query(FORM, { id: access.accountId })) as {
    account: { writableFields: FormField[] };
  };
  return wholeForm(account.writableFields, { purpose, ...options });
}

function whole({ agent, userErrors, sent }: Written): WholeAgent {
  if (agent === null) throw new Error(JSON.stringify(userErrors));
  return { id: agent.id, vendorId: agent.id.slice(agent.id.indexOf(':') + 1), sent, userErrors };
}
