import type { Account } from '../../accounts/account.ts';
import { BadCursorError } from '../../agents/directory/cursor.ts';
import { listAgents } from '../../agents/directory/list-agents.ts';
import { type DirectoryOrder, NEWEST_FIRST } from '../../agents/directory/order.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { AgentOrder, QueryResolvers } from '../../generated/resolvers.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { badInput, checkLength } from '../errors.ts';
import { readFilter } from '../filter/read-filter.ts';
import { accountOf, loadAgent } from '../load-agent.ts';
import { checkFirst } from './connections.ts';

/** Most ids in one call of `nodes`. */
const MAX_NODES = 100;

/** Default of `first`. */
const DEFAULT_FIRST = 20;

/** Resolvers of `Query`, by whose filters agents of these vendors are found. */
export function createQueryResolvers(vendors: readonly Vendor[]) {
  return {
    agent: (_, { id }, context) => loadAgent(id, 'id', context),

    async agents(_, { first, after, filter, orderBy }, context) {
      const { accounts, loaders, agentBudget: budget, now, signal } = context;
      try {
        const page = await listAgents({
          accounts: [...accounts.values()],
          filter: readFilter(filter, { accounts, now, vendors }),
          now,
          order: orderOf(orderBy),
          first: checkFirst(first ?? DEFAULT_FIRST),
          after: after ?? undefined,
          budget,
          signal,
          complete: (agents) => Promise.all(agents.map((agent) => loaders.loadWhole(accountOf(agent, context), agent))),
        });
        for (const agent of page.agents) if (agent.whole) loaders.prime(accountOf(agent, context), [agent]);
        return page;
      } catch (error) {
        throw error instanceof BadCursorError ? badInput('after', error.message) : error;
      }
    },

    accounts: (_, _arguments, { accounts }) => [...accounts.values()],

    account: (_, { id }, { accounts }) => accounts.get(id) ?? null,

    node: (_, { id }, context) => loadNode(id, 'id', context),

    nodes(_, { ids }, context) {
      checkLength('ids', ids, MAX_NODES);
      // Each on its own, so that an id that can not be read is an error beside the others and not instead of them.
      return ids.map((id) => loadNode(id, 'ids', context));
    },
  } satisfies QueryResolvers;
}

/** An account's id has no colon, an agent's always has one. */
function loadNode(id: string, argument: string, context: Context): Promise<AgentRecord> | Account | null {
  if (!id.includes(':')) return context.accounts.get(id) ?? null;
  // The generated types know no promise of null inside a list; GraphQL takes one as null.
  return loadAgent(id, argument, context) as Promise<AgentRecord>;
}

function orderOf(orderBy: AgentOrder | null | undefined): DirectoryOrder {
  return { field: orderBy?.field ?? NEWEST_FIRST.field, direction: orderBy?.direction ?? NEWEST_FIRST.direction };
}
