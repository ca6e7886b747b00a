import type { Account } from '../accounts/account.ts';
import { AgentQuota } from './agent-quota.ts';
import { Allowance } from './allowance.ts';

/** How many agents one request may read. */
export interface AgentLimits {
  /** Of one account, beyond those that a list shows as it goes. @default 10000 */
  readonly maxAgentsPerAccount?: number | undefined;
  /** Of all accounts, whatever they are read for. @default 20000 */
  readonly maxAgentsPerRequest?: number | undefined;
}

/** The agents that one request may read, whichever of its fields need them. */
export class AgentBudget {
  private readonly limits: AgentLimits;
  private readonly request: AgentQuota;
  private readonly accounts = new Map<string, Allowance>();

  constructor(limits: AgentLimits = {}) {
    const { maxAgentsPerRequest = 20_000 } = limits;
    this.limits = limits;
    this.request = new AgentQuota(maxAgentsPerRequest);
  }

  /** How many agents may be read of all accounts: the setting `maxAgentsPerRequest`. */
  get max(): number {
    return this.request.max;
  }

  /** How many agents were read, those that are being read included. */
  get used(): number {
    return this.request.max - this.request.left;
  }

  /** What of an account may be read. */
  of({ id }: Account): Allowance {
    const allowance = this.accounts.get(id) ?? new Allowance(this.limits.maxAgentsPerAccount, this.request);
    this.accounts.set(id, allowance);
    return allowance;
  }
}
