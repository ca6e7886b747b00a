import type { AgentRecord } from '../../../core/agent.ts';
import { VendorError } from '../../../core/errors/vendor-error.ts';
import { mapInSlices } from '../../../core/time-slices.ts';
import { evaluate } from '../../filter/evaluate.ts';
import type { Verdict } from '../../filter/verdict.ts';
import { compareAgents, compareKeys, isNewestFirst, isPlaceKnown, orderKey } from '../order.ts';
import type { ListSource } from '../pages/placed-page.ts';
import { conditionsHere, limitExceeded } from './limit-exceeded.ts';
import { type AccountListingRequest, isUnrestricted } from './listing.ts';

/** An agent, and whether it matches. */
interface Judged {
  readonly agent: AgentRecord;
  readonly verdict: Verdict;
}

/** What all listings share: the filter that is left to do here, the place of the walk, the bound. */
export class Selection {
  private readonly request: AccountListingRequest;
  private readonly isCounted: boolean;
  private matched: number | undefined = 0;

  /** @param isCounted whether all agents of a page count for the account; otherwise only those read and not shown */
  constructor(request: AccountListingRequest, isCounted: boolean) {
    this.request = request;
    this.isCounted = isCounted;
  }

  /** The list to be read. */
  get source(): ListSource {
    const { account, filter, signal, allowance } = this.request;
    const refuse = this.isCounted ? () => limitExceeded(this.request) : undefined;
    return { account, query: filter.query, signal, counted: (page, read) => allowance.page(page, read, refuse) };
  }

  /** How many of the agents chosen from match, wherever they stand; undefined when that was not looked at for all. */
  get matchCount(): number | undefined {
    return this.matched;
  }

  /** The agents that match and stand behind the place of the walk. What that depends on is loaded where it is missing. */
  async choose(agents: readonly AgentRecord[]): Promise<readonly AgentRecord[]> {
    const { order, complete } = this.request;
    if (this.areAllChosen(agents)) {
      if (this.matched !== undefined) this.matched += agents.length;
      return agents;
    }
    const chosen: AgentRecord[] = [];
    const open: AgentRecord[] = [];
    for (const { agent, verdict } of await this.judged(agents)) {
      if (verdict === false) continue;
      const isKnown = isPlaceKnown(agent, order);
      if (verdict === undefined || !isKnown) {
        // What was shown already is loaded again by nobody, and then it is not known whether it matches.
        if (isKnown && !this.isAhead(agent)) this.matched = undefined;
        else open.push(agent);
      } else this.take(agent, chosen);
    }
    if (open.length === 0) return chosen;
    // Whole agents take the place of what the list shows of them.
    this.giveBack(open);
    const completed = await complete(open).catch((error: unknown) => this.explain(error));
    const whole = completed.filter((agent) => agent !== null);
    for (const { agent, verdict } of await this.judged(whole)) if (verdict) this.take(agent, chosen);
    return chosen;
  }

  /** In slices: a filter may have hundreds of conditions, and a list thousands of agents. */
  private judged(agents: readonly AgentRecord[]): Promise<Judged[]> | Judged[] {
    const { filter, signal } = this.request;
    const judge = (agent: AgentRecord) => ({ agent, verdict: this.matches(agent) });
    return isUnrestricted(filter) ? agents.map(judge) : mapInSlices(agents, judge, signal);
  }

  readonly compare = (a: AgentRecord, b: AgentRecord): number => compareAgents(a, b, this.request.order);

  /** Does not count these agents for the account: the caller is shown them, or they were counted on another page. */
  giveBack(agents: readonly AgentRecord[]): void {
    this.request.allowance.giveBack(agents);
  }

  /**
   * Checks how many agents were read against the limits.
   *
   * @param inVain how many agents of the last page were read and not shown, where pages are not counted
   * @throws VendorError `LIMIT_EXCEEDED`
   */
  checkRead(inVain = 0): void {
    const { allowance } = this.request;
    if (!this.isCounted && inVain === 0) return;
    if (!this.isCounted) allowance.spendOfAccount(inVain);
    if (allowance.isExceeded) throw limitExceeded(this.request);
  }

  /**
   * Looks at how many agents there are, of which all have to be read.
   *
   * @throws VendorError `LIMIT_EXCEEDED`
   */
  checkTotal(total: number | undefined): void {
    if (total !== undefined && total > this.request.allowance.max) throw limitExceeded(this.request, total);
  }

  /** A limit that the loading of whole agents met, in the words of this query. */
  private explain(error: unknown): never {
    if (!(error instanceof VendorError) || error.code !== 'LIMIT_EXCEEDED') throw error;
    const { account, order } = this.request;
    const reasons = [...conditionsHere(this.request), ...(isNewestFirst(order) ? [] : [`the order by ${order.field}`])];
    const message =
      `agents of "${account.id}" have to be read whole for ${reasons.join(' and ')}, since the list does not show enough ` +
      `(ask without it, or for other accounts only), but ${error.message}`;
    throw new VendorError({ code: 'LIMIT_EXCEEDED', message }, { cause: error });
  }

  /** Most pages are, of lists without a filter: they need not be copied. */
  private areAllChosen(agents: readonly AgentRecord[]): boolean {
    const { after, filter, order } = this.request;
    if (after !== undefined || !isUnrestricted(filter)) return false;
    return agents.every((agent) => this.matches(agent) === true && isPlaceKnown(agent, order));
  }

  /** Agents that the vendor calls deleted are gone, though some vendors still list them. */
  private matches(agent: AgentRecord): Verdict {
    const { account, filter, asksForDeleted, searched } = this.request;
    if (agent.fields.status === 'DELETED' && !asksForDeleted) return false;
    return evaluate(filter.remaining, agent, { account, searched });
  }

  private take(agent: AgentRecord, chosen: AgentRecord[]): void {
    if (this.matched !== undefined) this.matched++;
    if (this.isAhead(agent)) chosen.push(agent);
  }

  private isAhead(agent: AgentRecord): boolean {
    const { after, order } = this.request;
    return after === undefined || compareKeys(orderKey(agent, order), after, order) > 0;
  }
}
