import type { Account } from '../accounts/account.ts';
import { VendorError } from '../core/errors/vendor-error.ts';

/**
 * Most agents of one account that are looked up by id in one request, whichever way they are asked for: `nodes` under many
 * names, `_entities`, fields and filters that a light list does not show. Where a vendor's list is light, each of them is a call.
 */
export const MAX_LOOK_UPS = 500;

/**
 * How many agents of one account one request may still read by id. It counts all agents that are read: whoever reads a page
 * to find three of a hundred has read a hundred.
 */
export class Allowance {
  private readonly maxAgents: number;
  private agents: number;
  private lookUps = MAX_LOOK_UPS;

  /** @param maxAgents the setting `maxAgentsPerAccount` */
  constructor(maxAgents = 10_000) {
    this.maxAgents = maxAgents;
    this.agents = maxAgents;
  }

  /** How many agents may be read besides those that were admitted. */
  get left(): number {
    return this.agents;
  }

  /** Of so many ids, how many may be looked up: for each an agent is counted, since it can be asked for by itself. */
  admit(ids: number): number {
    const admitted = Math.max(0, Math.min(ids, this.lookUps, this.agents));
    this.lookUps -= admitted;
    this.agents -= admitted;
    return admitted;
  }

  /** Counts agents; a negative number gives some back. */
  spend(agents: number): void {
    this.agents -= agents;
  }

  /** Of an id that was not admitted. */
  refusal({ id }: Account): VendorError {
    const message =
      this.lookUps === 0
        ? `more than ${MAX_LOOK_UPS} agents of "${id}" would have to be looked up by id in one request; ask for fewer at once`
        : `more than ${this.maxAgents} agents of "${id}" would have to be read in one request; ` +
          'ask for fewer at once, or raise server.maxAgentsPerAccount';
    return new VendorError({ code: 'LIMIT_EXCEEDED', message });
  }

  /** Of an id that only the list could show, which is longer than may be read. */
  listTooLong({ id }: Account): VendorError {
    const message =
      `this id can only be looked for in the list of "${id}", and it is not among as many agents of it as one request ` +
      `may read (${this.maxAgents}); raise server.maxAgentsPerAccount to look further`;
    return new VendorError({ code: 'LIMIT_EXCEEDED', message });
  }
}
