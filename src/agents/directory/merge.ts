import type { AgentRecord } from '../../core/agent.ts';
import { compareAgents, type DirectoryOrder, isSameAgent } from './order.ts';
import type { Part } from './part.ts';

/** A page of the merge. */
export interface MergedPage {
  readonly agents: readonly AgentRecord[];
  readonly hasNextPage: boolean;
}

/** The first `count` agents of all parts, in order. Parts are read only as far as that needs, and side by side. */
export async function mergePage(parts: readonly Part[], order: DirectoryOrder, count: number): Promise<MergedPage> {
  for (;;) {
    const merge = new Merge(parts, order);
    const agents = await merge.take(count);
    const hasNextPage = await merge.hasMore(agents.at(-1));
    if (merge.isSound) return { agents, hasNextPage };
    // What was taken of a list that proved to be unordered was wrong. It is read whole by now, and nothing is fetched twice.
    for (const part of parts) part.rewind();
  }
}

class Merge {
  isSound = true;
  private readonly parts: readonly Part[];
  private readonly order: DirectoryOrder;

  constructor(parts: readonly Part[], order: DirectoryOrder) {
    this.parts = parts;
    this.order = order;
  }

  async take(count: number): Promise<AgentRecord[]> {
    const taken: AgentRecord[] = [];
    for (let part: Part | undefined; taken.length < count; ) {
      // Nothing is waited for while all parts show their next agents.
      if (part === undefined || part.isWanting) await this.fillAll();
      part = this.first();
      const next = part?.shift();
      if (next === undefined) break;
      // Two parts of one account can hold the same agent; in order, it then comes up twice in a row.
      if (!isSameAgent(next, taken.at(-1))) taken.push(next);
    }
    return taken;
  }

  /** Whether anything else follows the agent that was taken last. */
  async hasMore(last: AgentRecord | undefined): Promise<boolean> {
    for (;;) {
      if (this.parts.some((part) => part.hasOtherThan(last))) return true;
      for (const part of this.parts) while (part.head !== undefined) part.shift();
      if (!(await this.fillAll())) return false;
    }
  }

  /** Makes sure that every part shows its next agent. Returns false when there was nothing to do. */
  private async fillAll(): Promise<boolean> {
    const wanting = this.parts.filter(({ isWanting }) => isWanting);
    const sound = await Promise.all(wanting.map((part) => part.fill()));
    if (sound.includes(false)) this.isSound = false;
    return wanting.length > 0;
  }

  /** The part whose next agent comes first. */
  private first(): Part | undefined {
    let best: Part | undefined;
    let first: AgentRecord | undefined;
    for (const part of this.parts) {
      const { head } = part;
      if (head === undefined || (first !== undefined && compareAgents(head, first, this.order) >= 0)) continue;
      best = part;
      first = head;
    }
    return best;
  }
}
