/** @module The GraphQL types that follow from a vendor's contract. */

import type { z } from 'zod';
import { inputTypes, objectTypes, type TypeModel } from './types.ts';

/** What the schema needs to know of a vendor. */
export interface DescribedVendor {
  /** Value of the GraphQL enum `Vendor`. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly key: string;
  /** Member of the extension inputs. */
  readonly inputMember: string;
  readonly contract: {
    readonly agent: z.ZodType;
    readonly createAgent: z.ZodType;
    /** Absent where the vendor has no call that changes an agent. */
    readonly updateAgent?: z.ZodType;
  };
}

/** The types of one vendor: its extension, its inputs, and what they hold. A type that both use is written once. */
export function vendorTypes(vendor: DescribedVendor): TypeModel[] {
  const { agent, createAgent, updateAgent } = vendor.contract;
  const byName = new Map<string, TypeModel>();
  for (const type of [...objectTypes(agent), ...inputTypes(createAgent), ...changeTypes(updateAgent)]) {
    const known = byName.get(type.name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(type)) {
      throw new Error(`the contract of ${vendor.label} gives ${type.name} in two forms`);
    }
    byName.set(type.name, type);
  }
  return [...byName.values()];
}

/** The GraphQL type of a vendor's extension. */
export function extensionType(vendor: DescribedVendor): TypeModel {
  return rootOf(objectTypes(vendor.contract.agent), vendor);
}

/** The GraphQL type of what only this vendor takes for a new agent. */
export function createInputType(vendor: DescribedVendor): TypeModel {
  return rootOf(inputTypes(vendor.contract.createAgent), vendor);
}

/** The GraphQL type of what only this vendor takes in a change; undefined where it takes none. */
export function updateInputType(vendor: DescribedVendor): TypeModel | undefined {
  const { updateAgent } = vendor.contract;
  return updateAgent === undefined ? undefined : rootOf(inputTypes(updateAgent), vendor);
}

function changeTypes(updateAgent: z.ZodType | undefined): TypeModel[] {
  return updateAgent === undefined ? [] : inputTypes(updateAgent);
}

function rootOf(types: readonly TypeModel[], vendor: DescribedVendor): TypeModel {
  const [root] = types;
  if (root === undefined) throw new Error(`the contract of ${vendor.label} leaves a type without fields`);
  return root;
}
