import type { Account } from '../accounts/account.ts';
import { isLive, type ShownAgent } from '../core/agent.ts';
import { VendorError } from '../core/errors/vendor-error.ts';
import { accountInWords, parseAgentId } from '../core/ids.ts';
import type { Context } from './context.ts';
import { badInput, vendorFailure } from './errors.ts';

/** The account of a record: records come from configured accounts only. */
export function accountOf(agent: ShownAgent, { accounts }: Context): Account {
  const account = accounts.get(agent.accountId);
  if (account === undefined) throw new Error(`no account "${agent.accountId}"`);
  return account;
}

/**
 * The agent of a global id; null when the vendor has none.
 *
 * @param argument the argument that the id came in, for the error
 * @throws GraphQLError `BAD_USER_INPUT` for what is no id of this API or names no configured account; the vendor's
 * failure when it could not be asked
 */
export async function loadAgent(id: string, argument: string, context: Context): Promise<ShownAgent | null> {
  const parts = parseAgentId(id);
  if (parts === undefined)
    throw badInput(argument, "expected `<account id>:<vendor's own id>`, as this API gives it out");
  const account = context.accounts.get(parts.accountId);
  if (account === undefined) throw badInput(argument, `no ${accountInWords(parts.accountId)} is configured`);
  try {
    return await context.loaders.load(account, parts.vendorId);
  } catch (error) {
    throw isRefusedUnasked(error) ? badInput(argument, error.message) : vendorFailure(account, error);
  }
}

/** Nothing was sent: the id is none that this vendor could be asked for. */
function isRefusedUnasked(error: unknown): error is VendorError {
  return error instanceof VendorError && error.code === 'INVALID' && error.status === undefined;
}

/**
 * The whole document behind a list item, or behind a copy that does not hold all of it. When the agent vanished meanwhile, the
 * item itself.
 */
export function loadWhole(agent: ShownAgent, context: Context): ShownAgent | Promise<ShownAgent> {
  return agent.whole && isLive(agent) ? agent : loadDocument(agent, context);
}

async function loadDocument(agent: ShownAgent, context: Context): Promise<ShownAgent> {
  const account = accountOf(agent, context);
  try {
    return (await context.loaders.loadWhole(account, agent)) ?? agent;
  } catch (error) {
    throw vendorFailure(account, error);
  }
}
