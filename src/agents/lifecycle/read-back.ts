import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { Allowance } from '../allowance.ts';
import { readMany } from '../lookup/read-many.ts';

/**
 * The agent as the vendor holds it now.
 *
 * @param maxAgents so many may be read to find one that only the list shows. @default 10000
 */
export async function readBack(
  account: Account,
  vendorId: string,
  signal?: AbortSignal | undefined,
  maxAgents?: number,
): Promise<AgentRecord | null> {
  const found = (await readMany(account, [vendorId], signal, new Allowance(maxAgents))).get(vendorId) ?? null;
  if (found instanceof Error) throw found;
  return found;
}
