import { sql } from 'kysely';
import type { Store, StoreTransaction } from '../../store/store.ts';
import { AGENT_COLUMNS, type AgentTable } from '../../store/tables.ts';
import type { AgentRows } from './agent-row.ts';
import { inChunks } from './in-chunks.ts';

/** An agent as the store has it. */
export interface HeldAgent {
  readonly pk: bigint;
  readonly agent: Omit<AgentTable, 'pk'>;
  readonly document: Pick<AgentRows['document'], 'instructions' | 'raw'>;
}

/** The agents of these ids that the store has, the tombstones of those that are gone included. */
export async function readHeld(
  store: Store,
  transaction: StoreTransaction,
  ids: readonly string[],
): Promise<Map<string, HeldAgent>> {
  const held = new Map<string, HeldAgent>();
  for (const chunk of inChunks(ids, store)) {
    const rows = await transaction
      .selectFrom('agent')
      .innerJoin('agent_document', 'agent_document.pk', 'agent.pk')
      .select(AGENT_COLUMNS.map((column) => `agent.${column}` as const))
      .select(['agent_document.instructions', 'agent_document.raw'])
      // Larger than a JavaScript number is exact.
      .select(sql<string>`cast(agent.pk as text)`.as('key'))
      .where('agent.id', 'in', chunk)
      .execute();
    for (const { key, instructions, raw, ...agent } of rows) {
      held.set(agent.id, { pk: BigInt(key), agent, document: { instructions, raw } });
    }
  }
  return held;
}
