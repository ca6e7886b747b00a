/**
 * So many agents may be read, by all that a request reads side by side. Agents are set aside before a page is asked for:
 * readings that begin at the same time can not exceed together what none of them would alone.
 */
export class AgentQuota {
  readonly max: number;
  private agents: number;
  private pending = 0;
  private returned = Promise.withResolvers<void>();

  constructor(max: number) {
    this.max = max;
    this.agents = max;
  }

  /** How many may be read besides those that were read or set aside; negative when too many were read. */
  get left(): number {
    return this.agents;
  }

  /**
   * Sets agents aside for a page that may hold so many. When none is left, waits for what others have set aside and do not
   * need. The last agent may have been read without the list's end being seen: then one more page is asked for.
   *
   * @returns how many were set aside, perhaps fewer; 0 when the page must not be read
   */
  async reserve(agents: number): Promise<number> {
    while (this.agents <= 0 && this.pending > 0) await this.returned.promise;
    if (this.agents < 0) return 0;
    const reserved = Math.max(1, Math.min(agents, this.agents));
    this.agents -= reserved;
    this.pending++;
    return reserved;
  }

  /** Ends a reservation: so many agents were read in its place. */
  settle(reserved: number, read: number): void {
    this.agents += reserved - read;
    this.pending--;
    const { resolve } = this.returned;
    this.returned = Promise.withResolvers();
    // Whoever has read a page may give some of it back at once.
    setImmediate(resolve);
  }

  /** Counts agents; a negative number gives some back. */
  spend(agents: number): void {
    this.agents -= agents;
  }
}
