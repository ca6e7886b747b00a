import type { AgentRecord } from '../../../core/agent.ts';

/** The agents of a list that were read, by id. */
export class SeenAgents {
  private readonly ids = new Set<string>();
  /** The only page so far: its agents are looked at when another page follows. */
  private first: readonly AgentRecord[] | undefined;

  /** How many there are. */
  get size(): number {
    return this.ids.size + (this.first?.length ?? 0);
  }

  /** Whether this agent was on a page already. */
  has(vendorId: string): boolean {
    this.lookAtFirst();
    return this.ids.has(vendorId);
  }

  /** The agents of a page, each once. */
  add(agents: readonly AgentRecord[]): void {
    if (this.size === 0) {
      this.first = agents;
      return;
    }
    this.lookAtFirst();
    for (const { vendorId } of agents) this.ids.add(vendorId);
  }

  private lookAtFirst(): void {
    const { first } = this;
    if (first === undefined) return;
    this.first = undefined;
    for (const { vendorId } of first) this.ids.add(vendorId);
  }
}
