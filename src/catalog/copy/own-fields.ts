import type { Account } from '../../accounts/account.ts';
import { extensionValue } from '../../agents/filter/extension-value.ts';
import type { Scalar } from '../../agents/filter/predicate.ts';
import type { FilterField } from '../../contract/filter-fields.ts';
import { filterFields } from '../../contract/filter-fields.ts';
import type { ShownAgent } from '../../core/agent.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { storable } from './texts.ts';

const fieldsOf = new WeakMap<Vendor, readonly FilterField[]>();

function ownFieldsOf(vendor: Vendor): readonly FilterField[] {
  const fields = fieldsOf.get(vendor) ?? filterFields(vendor.contract.agent);
  fieldsOf.set(vendor, fields);
  return fields;
}

/**
 * What only its vendor's agents have, in the form in which the store compares it: by the path that a filter has for the field,
 * times as milliseconds since 1970, truths as 1 and 0. What is null, or not known, is left out.
 */
export function ownValues(account: Account, agent: ShownAgent): string {
  const { vendor } = account;
  const values = ownFieldsOf(vendor).flatMap((field): [string, unknown][] => {
    const reference = { kind: 'EXTENSION', name: field.path, vendor: vendor.name, field } as const;
    const value = extensionValue(agent, reference, account);
    if (value === null || value === undefined) return [];
    return [[field.path, isList(value) ? value.map(stored) : stored(value)]];
  });
  return JSON.stringify(Object.fromEntries(values));
}

function isList(value: Scalar | readonly (Scalar | null)[]): value is readonly (Scalar | null)[] {
  return Array.isArray(value);
}

/** A value as the store compares it. */
export function stored(value: Scalar | null): string | number | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? storable(value) : value;
}
