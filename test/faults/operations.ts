/** @module The operations that every fault is tried with, at one vendor. */
import type { ExecutionResult } from 'graphql';
import type { UserErrorCode } from '../../src/core/errors/codes.ts';
import type { ReadOperation } from '../../src/docs/fault-table.ts';
import type { Payload, WriteApi } from '../lifecycle/api.ts';
import { createInput, type VendorCase } from '../lifecycle/cases/index.ts';

/** How an operation ended. */
export interface Ending {
  /** `OK`, or the code that it failed with. */
  readonly outcome: string;
  /** Ids of the agents that were shown. */
  readonly ids: readonly string[];
}

/** One read, and what was shown. `ids`: of three agents. */
export async function read(
  api: WriteApi,
  operation: ReadOperation,
  account: string,
  ids: readonly string[],
): Promise<Ending> {
  switch (operation) {
    case 'list': {
      // By name, which no vendor lists by: the list is read to its end.
      const answer = await api.run(
        `query ($account: ID!) {
          agents(first: 100, filter: { accountIds: [$account] }, orderBy: { field: NAME, direction: ASC }) {
            nodes { id raw } failures { code }
          }
        }`,
        { account },
      );
      const { agents } = answer.data as unknown as {
        agents: { nodes: { id: string }[]; failures: { code: string }[] };
      };
      return { outcome: agents.failures[0]?.code ?? 'OK', ids: agents.nodes.map(({ id }) => id) };
    }
    case 'byId':
      return ending(await api.run('query ($id: ID!) { agent(id: $id) { id raw } }', { id: ids[0] }), 'agent');
    case 'batch':
      return ending(await api.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }), 'nodes');
  }
}

function ending({ data, errors = [] }: ExecutionResult<Record<string, unknown>>, field: string): Ending {
  const shown = [data?.[field] ?? []].flat() as ({ id: string } | null)[];
  const codes = new Set(errors.map(({ extensions }) => String(extensions.code)));
  return { outcome: codes.size === 0 ? 'OK' : [...codes].join(), ids: shown.flatMap((node) => node?.id ?? []) };
}

/** A write that is tried. */
export interface Write {
  readonly mutation: string;
  /** What has to be done before: what the agent is already can not be done with it again. */
  readonly before: (() => Promise<unknown>) | undefined;
  readonly run: () => Promise<Payload>;
}

let count = 0;

/** A new agent at the vendor, with a version to go back to where it keeps any. */
export async function makeAgent(api: WriteApi, vendor: VendorCase): Promise<string> {
  const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
  if (agent === null) throw new Error(`no agent of ${vendor.key}`);
  if (vendor.has.includes('RESTORE_VERSION')) {
    if (vendor.has.includes('PUBLISH')) await api.mutate('publishAgent', { id: agent.id });
    await api.mutate('updateAgent', { id: agent.id, ...vendor.update, name: `Second ${++count}` });
  }
  return agent.id;
}

/** Every write that the vendor has, in an order in which one agent can take them all. */
export function writesOf(api: WriteApi, vendor: VendorCase, id: string): Write[] {
  const write = (mutation: string, input: object, before?: Write['before']): Write => ({
    mutation,
    before,
    run: () => api.mutate(mutation, input),
  });
  const has = (operation: VendorCase['has'][number], mutation: string, before?: string, input: object = {}) => {
    const prepare = before === undefined ? undefined : () => api.mutate(before, { id });
    return vendor.has.includes(operation) ? [write(mutation, { id, ...input }, prepare)] : [];
  };
  return [
    write('createAgent', { accountId: vendor.key, ...createInput(vendor) }),
    write('updateAgent', { id, ...vendor.update, name: `Changed ${++count}` }),
    ...has('PUBLISH', 'publishAgent'),
    ...has('RESTORE_VERSION', 'restoreAgentVersion', undefined, { version: 1 }),
    ...has('PAUSE', 'pauseAgent', vendor.has.includes('RESUME') ? 'resumeAgent' : undefined),
    ...has('RESUME', 'resumeAgent', 'pauseAgent'),
    ...has('ARCHIVE', 'archiveAgent', vendor.has.includes('UNARCHIVE') ? 'unarchiveAgent' : undefined),
    ...has('UNARCHIVE', 'unarchiveAgent', 'archiveAgent'),
    write('deleteAgent', { id }),
  ];
}

/** The code of a write's first error. */
export function outcomeOf({ userErrors: [first] }: Payload): 'OK' | UserErrorCode {
  return (first?.code as UserErrorCode | undefined) ?? 'OK';
}
