/** @module The SDL that follows from the vendors' contracts. */
import { inputTypes, objectTypes, type TypeModel } from '../contract/graphql-types.ts';
import { printSdl } from '../contract/print-sdl.ts';
import type { Vendor } from '../vendors/vendor.ts';

const HEADER = '# Generated from the contracts by `npm run generate`. Do not edit.\n\n';

/** The types of one vendor: its extension, its inputs, and what they hold. A type that both use is written once. */
export function vendorTypes(vendor: Vendor): TypeModel[] {
  const { agent, createAgent, updateAgent } = vendor.contract;
  const byName = new Map<string, TypeModel>();
  for (const type of [...objectTypes(agent), ...inputTypes(createAgent), ...inputTypes(updateAgent)]) {
    const known = byName.get(type.name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(type)) {
      throw new Error(`the contract of ${vendor.label} gives ${type.name} in two forms`);
    }
    byName.set(type.name, type);
  }
  return [...byName.values()];
}

/** The content of `schema/vendors/<vendor>.graphql`. */
export function vendorSdl(vendor: Vendor): string {
  return `${HEADER}${printSdl(vendorTypes(vendor))}\n`;
}

/** The content of `schema/vendors/vendors.graphql`: what names every vendor. */
export function registrySdl(vendors: readonly Vendor[]): string {
  const byName = [...vendors].sort((a, b) => (a.name < b.name ? -1 : 1));
  const values = byName.map((vendor) => `  """${vendor.description}"""\n  ${vendor.name}`);
  const members = byName.map((vendor) => extensionType(vendor).name);
  return `${HEADER}"""Where an agent runs."""
enum Vendor {
${values.join('\n')}
}

"""All that only one vendor has, typed: one member for each vendor."""
union AgentExtension = ${members.join(' | ')}

${memberInput('CreateAgentExtensionInput', 'What only the vendor of the account takes for a new agent. Exactly one member, the one of that vendor.', byName, createInput)}

${memberInput('UpdateAgentExtensionInput', 'What only the vendor of the agent takes in a change. Exactly one member, the one of that vendor.', byName, updateInput)}
`;
}

/** The GraphQL type of a vendor's extension. */
export function extensionType(vendor: Vendor): TypeModel {
  return rootOf(objectTypes(vendor.contract.agent), vendor);
}

function createInput(vendor: Vendor): TypeModel {
  return rootOf(inputTypes(vendor.contract.createAgent), vendor);
}

function updateInput(vendor: Vendor): TypeModel {
  return rootOf(inputTypes(vendor.contract.updateAgent), vendor);
}

function rootOf(types: readonly TypeModel[], vendor: Vendor): TypeModel {
  const [root] = types;
  if (root === undefined) throw new Error(`the contract of ${vendor.label} leaves a type without fields`);
  return root;
}

function memberInput(
  name: string,
  description: string,
  vendors: readonly Vendor[],
  typeOf: (vendor: Vendor) => TypeModel,
): string {
  const members = vendors.map(
    (vendor) => `  """For an agent at ${vendor.label}."""\n  ${vendor.inputMember}: ${typeOf(vendor).name}`,
  );
  return `"""${description}"""\ninput ${name} @oneOf {\n${members.join('\n')}\n}`;
}
