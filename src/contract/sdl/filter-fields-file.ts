import { filterFields } from '../filter-fields.ts';
import type { DescribedVendor } from './vendor-types.ts';

/** `src/generated/filter-fields.ts`. */
export function filterFieldsFile(vendors: readonly DescribedVendor[]): string {
  const table = Object.fromEntries(vendors.map(({ key, contract }) => [key, filterFields(contract.agent)]));
  return `import type { FilterField } from '../contract/filter-fields.ts';

/** By the keys of vendors. */
export const filterFieldsByVendor: Readonly<Record<string, readonly FilterField[]>> = ${JSON.stringify(table, undefined, 2)};
`;
}
