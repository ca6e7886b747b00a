/** @module Rows of agents into their tables. */
import { type RawBuilder, sql } from 'kysely';
import type { Store, StoreTransaction } from '../../store/store.ts';
import { AGENT_COLUMNS, DOCUMENT_COLUMNS } from '../../store/tables.ts';
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
    store,
    transaction,
    agents.map(({ agent }) => agent.created_at),
  );
  await putRows(
    store,
    transaction,
    agents.map((rows, index) => ({ ...rows, pk: keys[index] as bigint })),
    false,
  );
}

/** Writes agents in the place of what the store has of them. */
export async function replaceRows(
  store: Store,
  transaction: StoreTransaction,
  agents: readonly { readonly before: HeldAgent; readonly rows: AgentRows }[],
): Promise<void> {
  if (agents.length === 0) return;
  // The key tells when it was made, which may be known better now.
  const [stayed = [], moved = []] = [true, false].map((isSame) =>
    agents.filter(({ before, rows }) => (before.agent.created_at === rows.agent.created_at) === isSame),
  );
  for (const chunk of keysOf(agents, store)) {
    await transaction.deleteFrom('agent_tag').where('pk', 'in', chunk).execute();
  }
  for (const chunk of keysOf(moved, store)) {
    await transaction.deleteFrom('agent_document').where('pk', 'in', chunk).execute();
    await transaction.deleteFrom('agent').where('pk', 'in', chunk).execute();
  }
  await putRows(
    store,
    transaction,
    stayed.map(({ before, rows }) => ({ ...rows, pk: before.pk })),
    true,
  );
  await insertRows(
    store,
    transaction,
    moved.map(({ rows }) => rows),
  );
}

function keysOf(agents: readonly { readonly before: HeldAgent }[], store: Store): bigint[][] {
  return inChunks(
    agents.map(({ before }) => before.pk),
    store,
  );
}

/** Values of a row. */
const COLUMNS = { agent: AGENT_COLUMNS.length + 1, document: DOCUMENT_COLUMNS.length + 1, tag: 2 } as const;

/** @param areThere whether the store has rows of these keys: those are updated, so that an index of texts is only written where they changed */
async function putRows(
  store: Store,
  transaction: StoreTransaction,
  agents: readonly (AgentRows & { readonly pk: bigint })[],
  areThere: boolean,
): Promise<void> {
  for (const chunk of inChunks(agents, store, COLUMNS.agent)) {
    const rows = transaction.insertInto('agent').values(chunk.map(({ pk, agent }) => ({ pk, ...agent })));
    await (areThere
      ? rows.onConflict((conflict) => conflict.column('pk').doUpdateSet(excluded(AGENT_COLUMNS)))
      : rows
    ).execute();
  }
  for (const chunk of inChunks(agents, store, COLUMNS.document)) {
    const rows = transaction
      .insertInto('agent_document')
      .values(chunk.map(({ pk, document }) => ({ pk, ...document })));
    await (areThere
      ? rows.onConflict((conflict) => conflict.column('pk').doUpdateSet(excluded(DOCUMENT_COLUMNS)))
      : rows
    ).execute();
  }
  const tags = agents.flatMap(({ pk, tags: own }) => own.map((tag) => ({ pk, tag })));
  for (const chunk of inChunks(tags, store, COLUMNS.tag)) {
    await transaction.insertInto('agent_tag').values(chunk).execute();
  }
}

/** Each column as the row has it that could not be inserted. */
function excluded<Column extends string>(columns: readonly Column[]): { [Name in Column]: RawBuilder<never> } {
  return Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)])) as {
    [Name in Column]: RawBuilder<never>;
  };
}
