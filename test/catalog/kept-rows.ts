/** @module What a store holds of agents, and what its log says of them. */
import type { Store } from '../../src/store/store.ts';

/** The documents of agents by their ids. */
export type Documents = Readonly<Record<string, unknown>>;

/** The agents of an account that the store shows. */
export async function heldDocuments({ reader }: Store, accountId: string): Promise<Documents> {
  const rows = await reader
    .selectFrom('agent')
    .innerJoin('agent_document', 'agent_document.pk', 'agent.pk')
    .select(['agent.vendor_id', 'agent_document.raw'])
    .where('agent.account_id', '=', accountId)
    .where('agent.deleted_at', 'is', null)
    .execute();
  return Object.fromEntries(rows.map(({ vendor_id: id, raw }) => [id, JSON.parse(raw)]));
}

/** What the log of changes says that there is, read from its beginning. */
export async function replayedDocuments({ reader }: Store, accountId: string): Promise<Documents> {
  const changes = await reader
    .selectFrom('agent_change')
    .select(['kind', 'agent_id', 'raw'])
    .where('account_id', '=', accountId)
    .orderBy('seq')
    .execute();
  const documents = new Map<string, unknown>();
  for (const { kind, agent_id: id, raw } of changes) {
    const isThere = documents.has(id);
    if (isThere === (kind === 'CREATED'))
      throw new Error(`${kind} of an agent that ${isThere ? 'is' : 'is not'} there`);
    if (kind === 'DELETED') documents.delete(id);
    else documents.set(id, JSON.parse(raw ?? 'null'));
  }
  const ids = await reader
    .selectFrom('agent')
    .select(['id', 'vendor_id'])
    .where('account_id', '=', accountId)
    .execute();
  const vendorIds = new Map(ids.map(({ id, vendor_id: vendorId }) => [id, vendorId]));
  return Object.fromEntries([...documents].map(([id, raw]) => [vendorIds.get(id) ?? id, raw]));
}

/** How many agents of an account are counted, and how many there are. */
export async function countedAgents({ reader }: Store, accountId: string): Promise<{ counted: number; held: number }> {
  const { n } = await reader
    .selectFrom('agent_count')
    .select(({ fn }) => fn.sum<string | number | null>('n').as('n'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { counted: Number(n ?? 0), held: Object.keys(await heldDocuments({ reader } as Store, accountId)).length };
}
