/** @module Rows of agents into their tables. */
import type { Store, StoreTransaction } from '../../store/store.ts';
import type { AgentRows } from './agent-row.ts';
import type { HeldAgent } from './held.ts';
import { inChunks } from './in-chunks.ts';
import { freeKeys } from './primary-keys.ts';

/** Writes agents that the store does not have. */
export async function insertRows(
  store: Store,
  transaction: StoreTransaction,
  agents: readonly AgentRows[],
): Promise<void> {
  if (agents.length === 0) return;
  const keys = await freeKeys(
    transaction,
    agents.map(({ agent }) => agent.created_at),
  );
  await putRows(
    store,
    transaction,
    agents.map((rows, index) => ({ ...rows, pk: keys[index] as bigint })),
  );
}

/** Writes agents in the place of what the store has of them. */
export async function replaceRows(
  store: Store,
  transaction: StoreTransaction,
  agents: readonly { readonly before: HeldAgent; readonly rows: AgentRows }[],
): Promise<void> {
  if (agents.length === 0) return;
  for (const chunk of inChunks(
    agents.map(({ before }) => before.pk),
    store,
  )) {
    await transaction.deleteFrom('agent_tag').where('pk', 'in', chunk).execute();
    await transaction.deleteFrom('agent_document').where('pk', 'in', chunk).execute();
    await transaction.deleteFrom('agent').where('pk', 'in', chunk).execute();
  }
  // The key tells when it was made, which may be known better now.
  const moved = agents.filter(({ before, rows }) => before.agent.created_at !== rows.agent.created_at);
  const stayed = agents.filter((each) => !moved.includes(each));
  await putRows(
    store,
    transaction,
    stayed.map(({ before, rows }) => ({ ...rows, pk: before.pk })),
  );
  await insertRows(
    store,
    transaction,
    moved.map(({ rows }) => rows),
  );
}

/** Values of a row. */
const COLUMNS = { agent: 30, document: 7, tag: 2 } as const;

async function putRows(
  store: Store,
  transaction: StoreTransaction,
  agents: readonly (AgentRows & { readonly pk: bigint })[],
): Promise<void> {
  for (const chunk of inChunks(agents, store, COLUMNS.agent)) {
    await transaction
      .insertInto('agent')
      .values(chunk.map(({ pk, agent }) => ({ pk, ...agent })))
      .execute();
  }
  for (const chunk of inChunks(agents, store, COLUMNS.document)) {
    await transaction
      .insertInto('agent_document')
      .values(chunk.map(({ pk, document }) => ({ pk, ...document })))
      .execute();
  }
  const tags = agents.flatMap(({ pk, tags: own }) => own.map((tag) => ({ pk, tag })));
  for (const chunk of inChunks(tags, store, COLUMNS.tag)) {
    await transaction.insertInto('agent_tag').values(chunk).execute();
  }
}
