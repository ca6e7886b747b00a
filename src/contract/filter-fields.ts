/** @module The fields of a vendor's extension that agents can be filtered by. */
import type { z } from 'zod';
import { type FieldModel, objectTypes, type TypeModel } from './sdl/types.ts';

/** How values are compared. `ANYTHING`: it is only told whether there is one, and of a list whether it has items. */
export type FilterFieldKind = 'TEXT' | 'URL' | 'NUMBER' | 'BOOLEAN' | 'DATE_TIME' | 'LOCAL_TIME' | 'ENUM' | 'ANYTHING';

/** A field that can be filtered by: one of the extension, or of an object in it. */
export interface FilterField {
  /** By the names of GraphQL, with dots between them. */
  readonly path: string;
  /** In the vendor's document. */
  readonly wirePath: readonly string[];
  /** Of its value, or of the items of its list. */
  readonly kind: FilterFieldKind;
  readonly isList: boolean;
}

/** The types of a contract by name. */
export type TypesByName = ReadonlyMap<string, TypeModel>;

/** All of them in a response contract. */
export function filterFields(contract: z.ZodType): FilterField[] {
  const [root, ...others] = objectTypes(contract);
  const types: TypesByName = new Map(others.map((type) => [type.name, type]));
  return (root?.fields ?? []).flatMap((field): FilterField[] => {
    const inner = objectOf(field, types);
    if (inner === undefined) return [filterField([field], types)];
    return inner.fields.map((below) => filterField([field, below], types));
  });
}

function filterField(steps: readonly [FieldModel, ...FieldModel[]], types: TypesByName): FilterField {
  const field = steps.at(-1) ?? steps[0];
  return {
    path: steps.map(({ name }) => name).join('.'),
    wirePath: steps.map(({ wireKey }) => wireKey),
    kind: filterKind(field, types),
    isList: field.isList,
  };
}

/** The type of a field that holds an object with fields; undefined of any other one, also of a list of objects. */
export function objectOf({ namedType, isList }: FieldModel, types: TypesByName): TypeModel | undefined {
  const type = isList ? undefined : types.get(namedType);
  return type?.kind === 'object' ? type : undefined;
}

/** How a field's values are compared, or the items of its list. */
export function filterKind({ type, namedType }: FieldModel, types: TypesByName): FilterFieldKind {
  if (type.startsWith('[[')) return 'ANYTHING';
  return types.get(namedType)?.kind === 'enum' ? 'ENUM' : (KINDS[namedType] ?? 'ANYTHING');
}

const KINDS: { readonly [scalar: string]: FilterFieldKind } = {
  String: 'TEXT',
  URL: 'URL',
  Int: 'NUMBER',
  SafeInt: 'NUMBER',
  Float: 'NUMBER',
  Boolean: 'BOOLEAN',
  DateTime: 'DATE_TIME',
  LocalTime: 'LOCAL_TIME',
};
