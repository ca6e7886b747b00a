import type { AgentRecord } from '../../model/agent.ts';
import type { AgentFilter } from '../../vendors/vendor.ts';

/**
 * Whether an agent matches what a vendor was not asked to filter by. Agents that the vendor calls deleted are shown only
 * to whoever asks for that state: they are gone, though some vendors still list them.
 *
 * @returns undefined when the answer depends on a field that this record does not hold yet
 */
export function matchesFilter(agent: AgentRecord, filter: AgentFilter, asksForDeleted: boolean): boolean | undefined {
  const { name, description, tags, status } = agent.fields;
  if (status === 'DELETED' && !asksForDeleted) return false;
  if (filter.statuses !== undefined) {
    if (status === undefined) return undefined;
    if (status === null || !filter.statuses.includes(status)) return false;
  }
  if (filter.tags !== undefined) {
    if (tags === undefined) return undefined;
    if (!filter.tags.some((tag) => tags?.includes(tag))) return false;
  }
  if (filter.search === undefined || contains(name, filter.search)) return true;
  return description === undefined ? undefined : contains(description ?? '', filter.search);
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
