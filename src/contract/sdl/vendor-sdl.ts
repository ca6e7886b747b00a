/** @module The SDL that follows from the vendors' contracts. */

import { filterTypeName, filterTypes } from './filter-types.ts';
import { printSdl } from './print.ts';
import { createInputType, type DescribedVendor, extensionType, updateInputType, vendorTypes } from './vendor-types.ts';

const HEADER = '# Generated from the contracts by `npm run generate`. Do not edit.\n\n';

/** The content of `schema/vendors/<vendor>.graphql`. */
export function vendorSdl(vendor: DescribedVendor): string {
  return `${HEADER}${printSdl([...vendorTypes(vendor), ...filterTypes(vendor)])}\n`;
}

/** The content of `schema/vendors/vendors.graphql`: what names every vendor. */
export function registrySdl(vendors: readonly DescribedVendor[]): string {
  const byName = [...vendors].sort((a, b) => (a.name < b.name ? -1 : 1));
  const values = byName.map((vendor) => `  """${vendor.description}"""\n  ${vendor.name}`);
  const members = byName.map((vendor) => extensionType(vendor).name);
  return `${HEADER}"""Where an agent runs."""
enum Vendor {
${values.join('\n')}
}

"""All that only one vendor has, typed: one member for each vendor."""
union AgentExtension = ${members.join(' | ')}

${memberInput('CreateAgentExtensionInput', 'What only the vendor of the account takes for a new agent. Exactly one member, the one of that vendor.', byName, (vendor) => createInputType(vendor).name, '@oneOf ')}

${memberInput('UpdateAgentExtensionInput', 'What only the vendor of the agent takes in a change. Exactly one member, the one of that vendor.', byName, (vendor) => updateInputType(vendor)?.name, '@oneOf ')}

${memberInput('AgentExtensionFilter', 'Conditions on what only one vendor has: only its agents satisfy them. All that are given must hold, so that agents of several vendors are found by `or`.', byName, filterTypeName)}
`;
}

function memberInput(
  name: string,
  description: string,
  vendors: readonly DescribedVendor[],
  typeName: (vendor: DescribedVendor) => string | undefined,
  directives = '',
): string {
  const members = vendors.flatMap((vendor) => {
    const type = typeName(vendor);
    return type === undefined ? [] : [`  """For an agent at ${vendor.label}."""\n  ${vendor.inputMember}: ${type}`];
  });
  return `"""${description}"""\ninput ${name} ${directives}{\n${members.join('\n')}\n}`;
}
