/** @module Resolvers of the generated types: which wire key a field reads, and what an enum value is on the wire. */
import { type WireNames, wireNames } from '../../contract/sdl/wire-names.ts';
import type { JsonObject, ShownAgent } from '../../core/agent.ts';
import { wireNamesByVendor } from '../../generated/wire-names.ts';
import { vendors as registered } from '../../vendors/index.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { pure } from '../execution/pure.ts';
import { accountOf, loadWhole } from '../load-agent.ts';
import type { ResolverMap } from './resolver-map.ts';

type FieldResolvers<Source> = Record<string, (source: Source, args: object, context: Context) => unknown>;

/** Resolvers for all types that were generated from the contracts of these vendors. */
export function extensionResolvers(vendors: readonly Vendor[]): ResolverMap {
  const typesOf = new Map(vendors.map((vendor) => [vendor, namesOf(vendor)]));
  const extensions = new Map([...typesOf].map(([vendor, [extension]]) => [vendor, extension?.type]));
  const union = {
    // Told from the record alone, without waiting.
    __resolveType: pure((agent: ShownAgent, context: Context) => extensions.get(accountOf(agent, context).vendor)),
  };
  const resolvers = [...typesOf].flatMap(([vendor, types]) =>
    types.map((each, index): [string, ResolverMap[string]] => {
      if (each.kind === 'enum') return [each.type, each.names];
      return [each.type, index === 0 ? extensionFields(each, vendor) : nestedFields(each)];
    }),
  );
  return { AgentExtension: union, ...Object.fromEntries(resolvers) };
}

/** To make them of a contract takes long, so those of the registered vendors are written down when the schema is. */
function namesOf(vendor: Vendor): readonly WireNames[] {
  const written = registered.includes(vendor) ? wireNamesByVendor[vendor.key] : undefined;
  return written ?? wireNames(vendor);
}

/** A field that list items show is read from them; any other one loads the whole document. */
function extensionFields({ names }: WireNames, vendor: Vendor): FieldResolvers<ShownAgent> {
  const inLists = new Set(Object.keys(vendor.contract.listItem?.shape ?? {}));
  return Object.fromEntries(
    Object.entries(names).map(([name, wireKey]) => [
      name,
      pure((agent: ShownAgent, _: object, context: Context) =>
        agent.whole || inLists.has(wireKey) ? agent.document[wireKey] : loadValue(agent, wireKey, context),
      ),
    ]),
  );
}

async function loadValue(agent: ShownAgent, wireKey: string, context: Context): Promise<unknown> {
  const { document } = await loadWhole(agent, context);
  return document[wireKey];
}

function nestedFields({ names }: WireNames): FieldResolvers<JsonObject> {
  return Object.fromEntries(
    Object.entries(names).map(([name, wireKey]) => [name, pure((source: JsonObject) => source[wireKey])]),
  );
}
