/** @module What the fields and values of generated types are called on the wire. */
import { type DescribedVendor, vendorTypes } from './vendor-types.ts';

/** A generated type that answers have. */
export interface WireNames {
  readonly kind: 'object' | 'enum';
  readonly type: string;
  /** By the names of its fields or values. */
  readonly names: Readonly<Record<string, string>>;
}

/** Those of a vendor, its extension first. */
export function wireNames(vendor: DescribedVendor): WireNames[] {
  return vendorTypes(vendor).flatMap(({ kind, name, fields, values }): WireNames[] => {
    if (kind === 'input') return [];
    const pairs =
      kind === 'enum'
        ? values.map((value) => [value.name, value.wireValue])
        : fields.map((field) => [field.name, field.wireKey]);
    return [{ kind, type: name, names: Object.fromEntries(pairs) }];
  });
}

/** `src/generated/wire-names.ts`. */
export function wireNamesFile(vendors: readonly DescribedVendor[]): string {
  const table = Object.fromEntries(vendors.map((vendor) => [vendor.key, wireNames(vendor)]));
  return `import type { WireNames } from '../contract/sdl/wire-names.ts';

/** By the keys of vendors. */
export const wireNamesByVendor: Readonly<Record<string, readonly WireNames[]>> = ${JSON.stringify(table, undefined, 2)};
`;
}
