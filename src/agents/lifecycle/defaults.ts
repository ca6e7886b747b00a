/** @module Defaults of a vendor: whoever gives one to a new agent says as much as who gives nothing. */
import { contractSchema, type JsonSchema, withoutNull } from '../../contract/json-schema.ts';
import { placeOf } from '../../contract/places.ts';
import type { JsonObject } from '../../model/agent.ts';
import { isSameJson, valueAt, without } from '../../model/json.ts';
import type { Vendor } from '../../vendors/vendor.ts';

/** What makes the agent: in a copy, what is left out comes from the original. */
export type Making = 'CREATE' | 'COPY';

/** A mutation's input without what the vendor takes where nothing is given. */
export function withoutDefaults(input: object, vendor: Vendor, making: Making): JsonObject {
  const { contract, inputMember } = vendor;
  let left = input as JsonObject;
  for (const { path, value } of defaultsOf(vendor)) {
    if (making === 'COPY' && isOfAgents(vendor, path)) continue;
    for (const preferExtension of [false, true]) {
      const { field } = placeOf(contract.createAgent, path, inputMember, preferExtension);
      if (isSameJson(valueAt(left, field), value)) left = without(left, field);
    }
  }
  return left;
}

interface Default {
  /** Of the wire key. */
  readonly path: readonly string[];
  readonly value: unknown;
}

function defaultsOf({ contract }: Vendor): Default[] {
  const { root, resolve } = contractSchema(contract.createAgent);
  const visit = (schema: JsonSchema, around: readonly string[]): Default[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const path = [...around, key];
      const { inner } = withoutNull(property);
      const value = property.default ?? inner.default;
      return value === undefined ? visit(resolve(inner), path) : [{ path, value }];
    });
  return visit(resolve(root), []);
}

/** Whether an agent has such a key, so that an original can have another value there. */
function isOfAgents({ contract }: Vendor, [key = '']: readonly string[]): boolean {
  const { root, resolve } = contractSchema(contract.agent);
  return Object.hasOwn(resolve(root).properties ?? {}, key);
}
