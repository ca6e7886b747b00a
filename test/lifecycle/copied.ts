/** @module What the suites give to copies, where a target requires what not every original has. */
import { placeOf } from '../../src/contract/places.ts';
import { createInputType, vendorTypes } from '../../src/contract/sdl/vendor-types.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { isObject, type JsonObject, valueAt } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { CASES } from './cases/index.ts';

/** The vendor of that key, with its case. */
export function vendorWithCase(key: string) {
  const vendor = vendors.find((each) => each.key === key);
  const vendorCase = CASES.find((each) => each.key === key);
  if (vendor === undefined || vendorCase === undefined) throw new Error(key);
  return { vendor, vendorCase };
}

/**
 * The extension that a copy between these two has to be given; undefined where it needs none.
 *
 * @param has whether the original has a unified field: then the extension leaves it out
 */
export function extensionFor(
  from: string,
  to: string,
  name: string,
  has: (unified: string) => boolean = () => false,
): JsonObject | undefined {
  const { copied, isCopiedAnew } = vendorWithCase(to).vendorCase;
  return copied === undefined || (from === to && !isCopiedAnew) ? undefined : needed(to, name, has);
}

/** The same, also where nothing has to be given. */
export function needed(to: string, name: string, has: (unified: string) => boolean): JsonObject {
  const { vendor, vendorCase } = vendorWithCase(to);
  const extension = structuredClone(vendorCase.copied?.(name) ?? {}) as JsonObject;
  for (const [unified, path] of unifiedPlacesIn(vendor)) {
    const holder = valueAt(extension, path.slice(0, -1));
    if (isObject(holder) && has(unified)) delete holder[path.at(-1) ?? ''];
  }
  return extension;
}

/** The unified fields that an extension gives. */
export function unifiedIn(key: string, extension: unknown): string[] {
  const places = unifiedPlacesIn(vendorWithCase(key).vendor);
  return places.filter(([, path]) => (valueAt(extension, path) ?? null) !== null).map(([unified]) => unified);
}

/** An extension as the vendor's contract takes it: with the wire words of its enums. */
export function inOwnWords(key: string, extension: JsonObject): JsonObject {
  const { vendor } = vendorWithCase(key);
  const types = new Map(vendorTypes(vendor).map((type) => [type.name, type]));
  const translated = (value: unknown, typeName: string): unknown => {
    const type = types.get(typeName);
    if (Array.isArray(value)) return value.map((item) => translated(item, typeName));
    if (type?.kind === 'enum') return type.values.find(({ name }) => name === value)?.wireValue ?? value;
    if (type === undefined || !isObject(value)) return value;
    const fieldType = (name: string) => type.fields.find((field) => field.name === name)?.namedType ?? '';
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, translated(item, fieldType(name))]));
  };
  const { name: root } = createInputType(vendor) ?? { name: '' };
  return { [vendor.inputMember]: translated(extension[vendor.inputMember], root) };
}

/** The unified fields that the extension of a new agent can give too, each with its path below `extension`. */
function unifiedPlacesIn({ contract, inputMember }: Vendor): [string, readonly string[]][] {
  return [...unifiedPaths(contract.createAgent)].map(([unified, path]) => {
    const [, ...below] = placeOf(contract.createAgent, path, inputMember, true).field;
    return [unified, below];
  });
}

/** The wire keys that an extension sets in the vendor's document. */
export function wireKeysIn(key: string, extension: JsonObject | undefined): string[] {
  const { vendor } = vendorWithCase(key);
  const given = extension?.[vendor.inputMember];
  const { fields } = createInputType(vendor) ?? { fields: [] };
  return fields.filter(({ name }) => isObject(given) && name in given).map(({ wireKey }) => wireKey);
}
