import type { Account } from '../accounts/account.ts';
import type { AgentTarget } from '../agents/lifecycle/lifecycle.ts';
import type { Outcome } from '../agents/lifecycle/outcome.ts';
import type { WriteOperation } from '../core/agent.ts';
import type { UserErrorCode } from '../core/errors/codes.ts';
import type { Context } from './context.ts';
import { accountOf } from './load-agent.ts';

/** What was done, and with what: an agent, or an account that got a new one. */
interface NotedWrite {
  readonly operation: WriteOperation;
  readonly target?: AgentTarget;
  readonly account?: Account;
}

/** After these nobody knows what the agent is like, so that its account has to be looked at. */
const UNCLEAR: readonly UserErrorCode[] = ['UNKNOWN_OUTCOME', 'INCOMPLETE'];

/** Has the catalog, if there is one, hold what a write has left, before its caller is answered. */
export async function noteWritten(
  { agent, plannedCalls, userErrors }: Outcome,
  { operation, target, account }: NotedWrite,
  context: Context,
): Promise<void> {
  const { catalog, caller } = context;
  if (catalog === undefined || plannedCalls !== null) return;
  const actor = caller.id;
  if (agent !== null) {
    await catalog.noteWritten({
      account: accountOf(agent, context),
      vendorId: agent.vendorId,
      agent,
      operation,
      actor,
    });
  } else if (operation === 'DELETE' && target !== undefined && userErrors.length === 0) {
    await catalog.noteWritten({ ...target, agent: 'GONE', operation, actor });
  } else if (userErrors.some(({ code }) => UNCLEAR.includes(code))) {
    const unclear = target?.account ?? account;
    if (unclear !== undefined) await catalog.lookAt(unclear);
  }
}
