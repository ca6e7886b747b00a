/** @module A page of the catalog. */
import { isFalse } from '../../agents/filter/predicate.ts';
import type { ShownAgent } from '../../core/agent.ts';
import { formatAgentId } from '../../core/ids.ts';
import type { Store } from '../../store/store.ts';
import { storable } from '../copy/texts.ts';
import { CatalogCursors, type CatalogPlace } from './catalog-cursor.ts';
import { readKeyset } from './keyset.ts';
import type { CatalogQuestion, CatalogWindow } from './question.ts';
import { type CompleteTimes, readAgents } from './read-agents.ts';

/** Agents in their order, and whether others stand around them. */
export interface CatalogPage {
  readonly agents: readonly ShownAgent[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** The cursor that goes on behind this agent of the page, or before it. */
  cursorOf(agent: ShownAgent): string;
}

/**
 * Reads a page.
 *
 * @param identity the filter as text, its durations as they were given: cursors of one list have no meaning in another
 * @throws BadCursorError when a cursor is none of this list
 */
export async function listCatalog(
  store: Store,
  question: CatalogQuestion,
  { count, direction, after, before }: CatalogWindow,
  { identity, complete }: { readonly identity: string; readonly complete: CompleteTimes },
): Promise<CatalogPage> {
  const cursors = new CatalogCursors(question, identity);
  const places = {
    after: after === undefined ? undefined : cursors.decode(after, 'after'),
    before: before === undefined ? undefined : cursors.decode(before, 'before'),
  };
  const isBackward = direction === 'BACKWARD';
  const canMatch = question.accounts.length > 0 && !isFalse(question.filter);
  // One more tells whether the list goes on.
  const read = canMatch ? await readKeyset(store, question, { isBackward, limit: count + 1, ...places }) : [];
  const rows = read.slice(0, count);
  if (isBackward) rows.reverse();
  const keys = rows.map(({ pk }) => pk);
  const agents = keys.length === 0 ? [] : await readAgents(store, keys, complete);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const goesOn = read.length > count;
  return {
    agents,
    hasNextPage: isBackward ? before !== undefined : goesOn,
    hasPreviousPage: isBackward ? goesOn : after !== undefined,
    cursorOf: ({ accountId, vendorId }) =>
      cursors.encode(byId.get(storable(formatAgentId(accountId, vendorId))) as CatalogPlace),
  };
}
