import { BadCursorError } from '../../agents/directory/cursor.ts';
import { listAgents } from '../../agents/directory/list-agents.ts';
import type { DirectoryOrder } from '../../agents/directory/order.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { accountOf } from '../load-agent.ts';
import { type ListArguments, needsCatalog, toQuestion } from './list-arguments.ts';
import type { ShownPage } from './shown-page.ts';
import { syncedAccounts } from './synced-accounts.ts';

/** A page that the vendors are asked for. What it shows is taken over into the catalog, if there is one. */
export async function livePage(asked: ListArguments, context: Context): Promise<ShownPage> {
  const { accounts, loaders, agentBudget: budget, now, signal, catalog } = context;
  const { order, window, filter } = asked;
  try {
    const page = await listAgents({
      accounts: [...accounts.values()],
      filter,
      now,
      order: { field: order.field, direction: order.direction } as DirectoryOrder,
      first: window.count,
      after: window.after,
      budget,
      signal,
      complete: (agents) => Promise.all(agents.map((agent) => loaders.loadWhole(accountOf(agent, context), agent))),
    });
    for (const agent of page.agents) if (agent.whole) loaders.prime(accountOf(agent, context), [agent]);
    if (catalog !== undefined) noteRead(page.agents, context);
    return {
      ...page,
      async freshness() {
        const held = catalog === undefined ? [] : await syncedAccounts(catalog, toQuestion(asked, context).accounts);
        return { source: 'LIVE', asOf: now, accounts: held };
      },
      facets: () => Promise.reject(catalog === undefined ? needsCatalog('facets') : notLive()),
    };
  } catch (error) {
    throw error instanceof BadCursorError ? badInput('after', error.message) : error;
  }
}

function notLive(): Error {
  return badInput('facets', 'needs a catalog: ask for a list with the source CATALOG');
}

function noteRead(agents: readonly AgentRecord[], context: Context): void {
  for (const [account, ofAccount] of Map.groupBy(agents, (agent) => accountOf(agent, context))) {
    context.catalog?.noteRead(account, ofAccount, context.now.getTime());
  }
}
