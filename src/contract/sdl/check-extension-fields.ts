import type { FieldModel, TypeModel } from './types.ts';
import { type DescribedVendor, extensionType, vendorTypes } from './vendor-types.ts';

/** A field of an extension, and where it was found. */
interface Place {
  readonly owner: string;
  readonly field: FieldModel;
}

/**
 * GraphQL refuses a query that asks two members of a union for fields of one name and different types: nobody could read
 * the answer. So the extensions of all vendors have to agree on what a name means, also within objects that both have.
 *
 * @throws Error that names the two fields
 */
export function checkExtensionFields(vendors: readonly DescribedVendor[]): void {
  const types = new Map(vendors.flatMap((vendor) => vendorTypes(vendor).map((type) => [type.name, type] as const)));
  const seen = new Map<string, Place>();
  for (const vendor of vendors) {
    const owner = extensionType(vendor);
    for (const field of owner.fields) {
      const other = seen.get(field.name);
      const place = { owner: owner.name, field };
      if (other === undefined) seen.set(field.name, place);
      else compare(other, place, types, []);
    }
  }
}

function compare(a: Place, b: Place, types: ReadonlyMap<string, TypeModel>, compared: readonly string[]): void {
  const [typeA, typeB] = [objectOf(a.field, types), objectOf(b.field, types)];
  const isSame = typeA === undefined || typeB === undefined ? a.field.type === b.field.type : shapeOf(a) === shapeOf(b);
  if (!isSame) {
    throw new Error(
      `${a.owner}.${a.field.name} is ${a.field.type}, ${b.owner}.${b.field.name} is ${b.field.type}: ` +
        'no query could ask for both. Give one of them another `fieldName` in its contract.',
    );
  }
  if (typeA === undefined || typeB === undefined || typeA === typeB) return;
  const pair = `${typeA.name} ${typeB.name}`;
  if (compared.includes(pair)) return;
  for (const field of typeA.fields) {
    const twin = typeB.fields.find(({ name }) => name === field.name);
    if (twin === undefined) continue;
    compare({ owner: typeA.name, field }, { owner: typeB.name, field: twin }, types, [...compared, pair]);
  }
}

function objectOf({ namedType }: FieldModel, types: ReadonlyMap<string, TypeModel>): TypeModel | undefined {
  const type = types.get(namedType);
  return type?.kind === 'object' ? type : undefined;
}

/** What the type is without its name: lists and non-null marks. */
function shapeOf({ field }: Place): string {
  return field.type.replace(field.namedType, '');
}
