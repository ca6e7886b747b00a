/**
 * A number of agents that everything which a request reads at the same time may read together. Agents are reserved before a
 * page is asked for, so that readings that begin at once cannot together exceed a limit that each of them keeps.
 */
export class AgentQuota {
  readonly max: number;
  private agents: number;
  private pending = 0;
  /** Of those who wait for a reservation to end. */
  private returned: PromiseWithResolvers<void> | undefined;

  constructor(max: number) {
    this.max = max;
    this.agents = max;
  }

  /** How many may be read besides those that were read or reserved; negative when too many were read. */
  get left(): number {
    return this.agents;
  }

  /**
   * Reserves agents for a page that may hold so many. When none is left, it waits for other reservations to end, since their
   * pages may hold fewer. When exactly all agents have been read, one more page may be asked for: it shows whether the list
   * has ended.
   *
   * @returns how many were reserved, perhaps fewer; 0 when the page must not be read
   */
  async reserve(agents: number): Promise<number> {
    while (this.agents <= 0 && this.pending > 0) {
      this.returned ??= Promise.withResolvers();
      await this.returned.promise;
    }
    if (this.agents < 0) return 0;
    const reserved = Math.max(1, Math.min(agents, this.agents));
    this.agents -= reserved;
    this.pending++;
    return reserved;
  }

  /** Ends a reservation; `read` is how many agents the page really held. */
  settle(reserved: number, read: number): void {
    this.agents += reserved - read;
    this.pending--;
    if (this.returned === undefined) return;
    // Not at once: whoever has read the page may give some of its agents back first.
    setImmediate(this.returned.resolve);
    this.returned = undefined;
  }

  /** Counts agents; a negative number gives some back. */
  spend(agents: number): void {
    this.agents -= agents;
  }
}
