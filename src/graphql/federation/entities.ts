/**
 * @module `Query._entities`: how a gateway reads agents and accounts by their key, through the same loaders as everything
 * else. Each representation is answered on its own: one that can not be read is null and an error at its place.
 */
import type { Account } from '../../accounts/account.ts';
import type { ShownAgent } from '../../core/agent.ts';
import { isObject } from '../../core/json.ts';
import type { Context } from '../context.ts';
import { badInput, checkLength } from '../errors.ts';
import { loadAgent } from '../load-agent.ts';
import { requireScopes } from '../scopes/require-scopes.ts';
import type { TypeNames } from './prefix.ts';

type Entity = ShownAgent | Account;

/** Name of the argument, for errors. */
const ARGUMENT = 'representations';

/** Most of them in one call: gateways ask for all that one list of another service names. */
const MAX_REPRESENTATIONS = 1_000;

/** Resolvers of what only gateways ask. */
export function federationResolvers(sdl: string, typeName: TypeNames) {
  return {
    Query: {
      _service: () => ({ sdl }),
      _entities(_: unknown, { representations }: { representations: readonly unknown[] }, context: Context) {
        requireScopes(context.caller, [['agents:read']], 'Query._entities');
        checkLength(ARGUMENT, representations, MAX_REPRESENTATIONS);
        return representations.map((representation) => findEntity(representation, context, typeName));
      },
    },
    _Entity: { __resolveType: (entity: Entity) => typeName('vendorId' in entity ? 'Agent' : 'Account') },
  };
}

async function findEntity(representation: unknown, context: Context, typeName: TypeNames): Promise<Entity | null> {
  // A representation is any JSON: nothing has checked it.
  if (!isObject(representation)) throw badInput(ARGUMENT, 'expected an object with `__typename` and the key');
  const { __typename, id } = representation;
  const names = [typeName('Agent'), typeName('Account')];
  if (typeof __typename !== 'string' || !names.includes(__typename)) {
    throw badInput(ARGUMENT, `expected the \`__typename\` ${names.join(' or ')}`);
  }
  if (typeof id !== 'string') throw badInput(ARGUMENT, 'expected the key field `id`, a string');
  return __typename === names[0] ? loadAgent(id, ARGUMENT, context) : (context.accounts.get(id) ?? null);
}
