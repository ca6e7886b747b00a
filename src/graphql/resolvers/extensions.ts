/** @module Resolvers of the generated types: which wire key a field reads, and what an enum value is on the wire. */
import type { GraphQLResolveInfo } from 'graphql';
import type { TypeModel } from '../../contract/sdl/types.ts';
import { extensionType, vendorTypes } from '../../contract/sdl/vendor-types.ts';
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { loadWhole } from '../load-agent.ts';

type FieldResolvers = Record<
  string,
  (source: never, args: object, context: Context, info: GraphQLResolveInfo) => unknown
>;
type EnumValues = Record<string, string>;

/** Resolvers for all types that were generated from the contracts of these vendors. */
export function extensionResolvers(vendors: readonly Vendor[]): Record<string, FieldResolvers | EnumValues> {
  return Object.fromEntries(
    vendors.flatMap((vendor) => {
      const root = extensionType(vendor).name;
      return vendorTypes(vendor).flatMap((type): [string, FieldResolvers | EnumValues][] => {
        if (type.kind === 'enum') return [[type.name, enumValues(type)]];
        if (type.kind === 'input') return [];
        return [[type.name, type.name === root ? extensionFields(type, vendor) : nestedFields(type)]];
      });
    }),
  );
}

/** A field that list items show is read from them; any other one loads the whole document. */
function extensionFields(type: TypeModel, vendor: Vendor): FieldResolvers {
  const inLists = new Set(Object.keys(vendor.contract.listItem?.shape ?? {}));
  return Object.fromEntries(
    type.fields.map(({ name, wireKey }) => [
      name,
      (agent: AgentRecord, _: object, context: Context) =>
        agent.whole || inLists.has(wireKey)
          ? agent.document[wireKey]
          : loadWhole(agent, context).then(({ document }) => document[wireKey]),
    ]),
  );
}

function nestedFields(type: TypeModel): FieldResolvers {
  return Object.fromEntries(type.fields.map(({ name, wireKey }) => [name, (source: JsonObject) => source[wireKey]]));
}

function enumValues(type: TypeModel): EnumValues {
  return Object.fromEntries(type.values.map(({ name, wireValue }) => [name, wireValue]));
}
