/** @module Fields that answer only callers who have the scopes for them. */

import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { defaultFieldResolver, GraphQLError, isLeafType, isNonNullType, responsePathAsArray } from 'graphql';
import type { Caller } from '../../access/caller.ts';
import type { Context } from '../context.ts';
import type { ResolverMap } from '../resolvers/resolver-map.ts';
import type { RequiredScopes, ScopesOfFields } from './required-scopes.ts';

type Resolve = GraphQLFieldResolver<unknown, Context>;

/** The resolvers, of which those that need scopes refuse callers without. */
export function withRequiredScopes(resolvers: ResolverMap, scopesOf: ScopesOfFields): ResolverMap {
  const changed: Record<string, Record<string, unknown>> = { ...(resolvers as object) };
  for (const [place, scopes] of scopesOf) {
    const [type = '', field = ''] = place.split('.');
    const members = changed[type];
    changed[type] = { ...members, [field]: guarded((members?.[field] as Resolve) ?? defaultFieldResolver, scopes) };
  }
  return changed as ResolverMap;
}

/** @throws GraphQLError `FORBIDDEN` when the caller lacks scopes */
export function requireScopes(caller: Caller, required: RequiredScopes, place: string): void {
  if (hasScopes(caller, required)) return;
  const lists = required.map((scopes) => scopes.join(' and '));
  throw new GraphQLError(`${place} needs the scope ${lists.join(', or ')}, which this caller does not have.`, {
    extensions: { code: 'FORBIDDEN', requiredScopes: required },
  });
}

function hasScopes({ scopes }: Caller, required: RequiredScopes): boolean {
  return required.some((list) => list.every((scope) => scopes.has(scope)));
}

function guarded(resolve: Resolve, required: RequiredScopes): Resolve {
  return (source, input, context, info) => {
    try {
      requireScopes(context.caller, required, `${info.parentType.name}.${info.fieldName}`);
    } catch (error) {
      if (!(error instanceof GraphQLError) || !isInside(info)) throw error;
      return withError(error, context, info);
    }
    return resolve(source, input, context, info);
  };
}

/** A value that is never null, somewhere in what may be read. */
function isInside({ returnType, parentType, operation, schema }: GraphQLResolveInfo): boolean {
  const isRoot = parentType === schema.getRootType(operation.operation);
  return !isRoot && isNonNullType(returnType) && isLeafType(returnType.ofType);
}

/** An empty object, and the error beside it: as an error alone, it would cost all that is around it. */
function withError(error: GraphQLError, { partialErrors }: Context, { path, fieldNodes }: GraphQLResolveInfo): object {
  const { message, extensions } = error;
  partialErrors.push(new GraphQLError(message, { nodes: fieldNodes, path: responsePathAsArray(path), extensions }));
  return {};
}
