import type { Account } from '../../../accounts/account.ts';
import { noteFalseTotal } from '../pages/check-page.ts';
import type { PlacedPage } from '../pages/placed-page.ts';

/** What a vendor says of how many agents there are, against what its pages show. */
export class ListCount {
  private readonly account: Account;
  private readonly totals = new Set<number>();
  private pages = 0;
  private unreadable = 0;
  private isFalse = false;

  constructor(account: Account) {
    this.account = account;
  }

  /** Whether nothing speaks against the number of agents that were read. */
  get isCertain(): boolean {
    return !this.isFalse;
  }

  /** What the vendor says; of several totals the first, and nothing is certain then. undefined when it says nothing. */
  get vendorTotal(): number | undefined {
    const [total] = this.totals;
    return total;
  }

  /** A page of the list. */
  add({ total, isTotalFalse }: PlacedPage, unreadable: number): void {
    this.pages++;
    this.isFalse ||= isTotalFalse;
    this.unreadable += unreadable;
    if (total !== undefined) this.totals.add(total);
  }

  /**
   * The end of the list: so many agents were read.
   *
   * @returns how many items were no agents that can be read; undefined when that is not known
   */
  end(readable: number): number | undefined {
    const [total, ...others] = this.totals;
    // What can not be read may have come up on several pages.
    if (total === undefined) return this.unreadable === 0 || this.pages === 1 ? this.unreadable : undefined;
    // A list that changed while it was read has had several totals, and nobody knows its length now.
    if (others.length > 0) this.isFalse = true;
    else if (readable > total || readable + this.unreadable < total) {
      this.isFalse = true;
      noteFalseTotal(this.account);
    }
    return total - readable;
  }
}
