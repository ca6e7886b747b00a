import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { Allowance } from '../allowance.ts';
import { readMany } from '../lookup/read-many.ts';

/**
 * The agent as the vendor holds it now.
 *
 * @param allowance what may be read to find one that only the list shows. @default 10,000 agents
 */
export async function readBack(
  account: Account,
  vendorId: string,
  signal?: Cancellation | undefined,
  allowance?: Allowance | undefined,
): Promise<AgentRecord | null> {
  const found = (await readMany(account, [vendorId], signal, allowance)).get(vendorId) ?? null;
  if (found instanceof Error) throw found;
  return found;
}
