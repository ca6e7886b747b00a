import type { ExtensionReference } from '../../agents/filter/predicate.ts';
import { type FilterField, filterFields } from '../../contract/filter-fields.ts';
import { filterFieldsByVendor } from '../../generated/filter-fields.ts';
import { vendors as registered } from '../../vendors/index.ts';
import type { Vendor } from '../../vendors/vendor.ts';

/** What can be filtered by of one vendor's own fields, by their paths in its member of `extension`: `voice.speed`. */
export type ExtensionReferences = ReadonlyMap<string, ExtensionReference>;

const known = new WeakMap<Vendor, ExtensionReferences>();

/** Made when somebody first filters by them. */
export function extensionReferences(vendor: Vendor): ExtensionReferences {
  const references = known.get(vendor) ?? referencesOf(vendor);
  known.set(vendor, references);
  return references;
}

function referencesOf(vendor: Vendor): ExtensionReferences {
  return new Map(
    fieldsOf(vendor).map((field) => {
      const name = `extension.${vendor.inputMember}.${field.path}`;
      return [field.path, { kind: 'EXTENSION', name, vendor: vendor.name, field }];
    }),
  );
}

/** To find them in a contract takes long, so those of the registered vendors are written down when the schema is. */
function fieldsOf(vendor: Vendor): readonly FilterField[] {
  const written = registered.includes(vendor) ? filterFieldsByVendor[vendor.key] : undefined;
  return written ?? filterFields(vendor.contract.agent);
}
