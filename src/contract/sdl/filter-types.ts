/** @module The GraphQL inputs by which agents of one vendor are filtered. */
import { type FilterFieldKind, filterKind, objectOf, type TypesByName } from '../filter-fields.ts';
import type { PrintableField, PrintableType } from './print.ts';
import { type FieldModel, objectTypes, type TypeModel } from './types.ts';
import { type DescribedVendor, extensionType } from './vendor-types.ts';

/** The name of the input that filters by a vendor's own fields. */
export function filterTypeName(vendor: DescribedVendor): string {
  return filterOf(extensionType(vendor));
}

/** That input, those of the objects in it, and the comparators of the vendor's own enums. */
export function filterTypes(vendor: DescribedVendor): PrintableType[] {
  const extension = extensionType(vendor);
  const types: TypesByName = new Map(objectTypes(vendor.contract.agent).map((type) => [type.name, type]));
  const objects = new Set(extension.fields.flatMap((field) => objectOf(field, types) ?? []));
  const members = [...extension.fields, ...[...objects].flatMap(({ fields }) => fields)];
  const enums = new Set(members.flatMap((field) => enumOf(field, types) ?? []));
  return [
    {
      kind: 'input',
      name: filterOf(extension),
      description: `Conditions on what only agents of ${vendor.label} have.${RULES}`,
      fields: extension.fields.map((field) => {
        const object = objectOf(field, types);
        return withType(field, object === undefined ? comparatorOf(field, types) : filterOf(object));
      }),
    },
    ...[...objects].map(
      (object): PrintableType => ({
        kind: 'input',
        name: filterOf(object),
        description: `Conditions on this object: ${object.description}${RULES}`,
        fields: object.fields.map((field) => withType(field, comparatorOf(field, types))),
      }),
    ),
    ...[...enums].flatMap((type) => enumComparators(type, members)),
  ];
}

const RULES = ' All that are given must hold; null restricts nothing.';

function filterOf({ name }: TypeModel): string {
  return `${name}Filter`;
}

function withType({ name, description, deprecationReason }: FieldModel, type: string): PrintableField {
  return { name, type, description, ...(deprecationReason === undefined ? {} : { deprecationReason }) };
}

function enumOf({ namedType }: FieldModel, types: TypesByName): TypeModel | undefined {
  const type = types.get(namedType);
  return type?.kind === 'enum' ? type : undefined;
}

/** Those of the core schema, but for enums. */
const COMPARATORS: Readonly<Record<Exclude<FilterFieldKind, 'ENUM'>, string>> = {
  TEXT: 'NullableStringComparator',
  URL: 'NullableStringComparator',
  NUMBER: 'NullableNumberComparator',
  BOOLEAN: 'NullableBooleanComparator',
  DATE_TIME: 'NullableDateComparator',
  LOCAL_TIME: 'NullableLocalTimeComparator',
  ANYTHING: 'PresenceComparator',
};

/** Of lists whose items can be compared; of others it is only told whether they have items. */
const LIST_COMPARATORS: { readonly [Kind in FilterFieldKind]?: string } = {
  TEXT: 'StringListComparator',
  URL: 'StringListComparator',
  NUMBER: 'NumberListComparator',
};

function comparatorOf(field: FieldModel, types: TypesByName): string {
  const kind = filterKind(field, types);
  if (kind === 'ENUM') return enumComparatorName(field.namedType, field.isList);
  return field.isList ? (LIST_COMPARATORS[kind] ?? 'ListComparator') : COMPARATORS[kind];
}

function enumComparatorName(name: string, isList: boolean): string {
  return isList ? `${name}ListComparator` : `Nullable${name}Comparator`;
}

/** One for values and one for lists, as far as fields need them. */
function enumComparators({ name }: TypeModel, members: readonly FieldModel[]): PrintableType[] {
  const needed = new Set(members.filter(({ namedType }) => namedType === name).map(({ isList }) => isList));
  return [...needed].map((isList) => ({
    kind: 'input',
    name: enumComparatorName(name, isList),
    description: isList
      ? `A condition on a list of values of ${name}.${RULES}`
      : `A condition on a value of ${name}.${RULES}`,
    fields: isList ? listOperators(name) : valueOperators(name),
  }));
}

function valueOperators(type: string): PrintableField[] {
  return [
    { name: 'eq', type, description: 'It is this.' },
    { name: 'ne', type, description: 'It is not this; null is not.' },
    { name: 'in', type: `[${type}!]`, description: 'It is one of these, at most 100. Of none, it never is.' },
    { name: 'notIn', type: `[${type}!]`, description: 'It is none of these, at most 100; null is none.' },
    IS_NULL,
  ];
}

function listOperators(type: string): PrintableField[] {
  return [
    { name: 'anyOf', type: `[${type}!]`, description: 'One of these is in it, at most 100. Of none, none is.' },
    { name: 'allOf', type: `[${type}!]`, description: 'All of these are in it, at most 100.' },
    { name: 'noneOf', type: `[${type}!]`, description: 'None of these is in it, at most 100; in null there is none.' },
    { name: 'isEmpty', type: 'Boolean', description: 'true: it has no items. false: it has some. null is neither.' },
    IS_NULL,
  ];
}

const IS_NULL: PrintableField = { name: 'isNull', type: 'Boolean', description: 'true: it is null. false: it is not.' };
