import type { Account } from '../../accounts/account.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { QueryResolvers } from '../../generated/resolvers.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { checkLength } from '../errors.ts';
import { listPage } from '../lists/list-agents.ts';
import { modelRetirements } from '../lists/model-retirements.ts';
import { loadAgent } from '../load-agent.ts';

/** Most ids in one call of `nodes`. */
const MAX_NODES = 100;

/** Resolvers of `Query`, by whose filters agents of these vendors are found. */
export function createQueryResolvers(vendors: readonly Vendor[]) {
  return {
    agent: (_, { id }, context) => loadAgent(id, 'id', context),

    agents: (_, given, context) => listPage(given, context, vendors),

    retirements: (_, given, context) => modelRetirements(given, context),

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
