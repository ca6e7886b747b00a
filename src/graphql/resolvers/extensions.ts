/** @module Resolvers of the generated types: which wire key a field reads, and what an enum value is on the wire. */
import type { TypeModel } from '../../contract/sdl/types.ts';
import { extensionType, vendorTypes } from '../../contract/sdl/vendor-types.ts';
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { pure } from '../execution/pure.ts';
import { accountOf, loadWhole } from '../load-agent.ts';
import type { ResolverMap } from './resolver-map.ts';

type FieldResolvers<Source> = Record<string, (source: Source, args: object, context: Context) => unknown>;
type EnumValues = Record<string, string>;

/** Resolvers for all types that were generated from the contracts of these vendors. */
export function extensionResolvers(vendors: readonly Vendor[]): ResolverMap {
  const names = new Map(vendors.map((vendor) => [vendor, extensionType(vendor).name]));
  const union = {
    // Told from the record alone, without waiting.
    __resolveType: pure((agent: AgentRecord, context: Context) => names.get(accountOf(agent, context).vendor)),
  };
  const types = vendors.flatMap((vendor) =>
    vendorTypes(vendor).flatMap((type): [string, ResolverMap[string]][] => {
      if (type.kind === 'enum') return [[type.name, enumValues(type)]];
      if (type.kind === 'input') return [];
      return [[type.name, type.name === names.get(vendor) ? extensionFields(type, vendor) : nestedFields(type)]];
    }),
  );
  return { AgentExtension: union, ...Object.fromEntries(types) };
}

/** A field that list items show is read from them; any other one loads the whole document. */
function extensionFields(type: TypeModel, vendor: Vendor): FieldResolvers<AgentRecord> {
  const inLists = new Set(Object.keys(vendor.contract.listItem?.shape ?? {}));
  return Object.fromEntries(
    type.fields.map(({ name, wireKey }) => [
      name,
      pure((agent: AgentRecord, _: object, context: Context) =>
        agent.whole || inLists.has(wireKey) ? agent.document[wireKey] : loadValue(agent, wireKey, context),
      ),
    ]),
  );
}

async function loadValue(agent: AgentRecord, wireKey: string, context: Context): Promise<unknown> {
  const { document } = await loadWhole(agent, context);
  return document[wireKey];
}

function nestedFields(type: TypeModel): FieldResolvers<JsonObject> {
  return Object.fromEntries(
    type.fields.map(({ name, wireKey }) => [name, pure((source: JsonObject) => source[wireKey])]),
  );
}

function enumValues(type: TypeModel): EnumValues {
  return Object.fromEntries(type.values.map(({ name, wireValue }) => [name, wireValue]));
}
