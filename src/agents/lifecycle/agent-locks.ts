/**
 * One writer per agent at a time, in this process: vendors replace what a write leaves out, or fail when two come at
 * once. Other processes are not held back.
 */
export class AgentLocks {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Runs `write` when all that came before for this agent is over. */
  async hold<T>(agentId: string, write: () => Promise<T>): Promise<T> {
    const before = this.tails.get(agentId) ?? Promise.resolve();
    const mine = before.then(write, write);
    this.tails.set(agentId, mine);
    try {
      return await mine;
    } finally {
      if (this.tails.get(agentId) === mine) this.tails.delete(agentId);
    }
  }
}
