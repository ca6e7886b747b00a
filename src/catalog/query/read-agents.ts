import type { ShownAgent } from '../../core/agent.ts';
import type { Store } from '../../store/store.ts';
import { AGENT_COLUMNS } from '../../store/tables.ts';
import { toAgent } from '../copy/agent-row.ts';
import { inChunks } from '../copy/in-chunks.ts';

/** When each account was complete last; milliseconds since 1970. */
export type CompleteTimes = ReadonlyMap<string, number | null>;

/** The agents of some keys, in their order. Those that vanished meanwhile are left out. */
export async function readAgents(
  store: Store,
  keys: readonly string[],
  complete: CompleteTimes,
): Promise<ShownAgent[]> {
  const agents = new Map<string, ShownAgent>();
  for (const chunk of inChunks(keys, store)) {
    const rows = await store.reader
      .selectFrom('agent')
      .innerJoin('agent_document', 'agent_document.pk', 'agent.pk')
      .select(AGENT_COLUMNS.map((column) => `agent.${column}` as const))
      .select([
        'agent_document.instructions',
        'agent_document.raw',
        'agent_document.document',
        'agent_document.exact_fields',
      ])
      .select((select) => select.cast<string>('agent.pk', 'text').as('key'))
      .where('agent.pk', 'in', chunk.map(BigInt))
      .execute();
    for (const { key, ...row } of rows) {
      // A sweep that found it as it was wrote nothing.
      const seen = row.missing_sweeps === 0 ? (complete.get(row.account_id) ?? 0) : 0;
      agents.set(key, toAgent(row, Math.max(row.observed_at, seen)));
    }
  }
  return keys.flatMap((key) => agents.get(key) ?? []);
}
