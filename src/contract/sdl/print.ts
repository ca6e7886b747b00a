import { Kind, parseValue, print } from 'graphql';
import type { EnumValueModel, FieldModel, TypeModel } from './types.ts';

/** What is printed of a field. */
export type PrintableField = Pick<FieldModel, 'name' | 'type' | 'description' | 'deprecationReason'>;

/** What is printed of a type. */
export type PrintableType = Pick<TypeModel, 'name' | 'description'> &
  (
    | { readonly kind: 'enum'; readonly values: readonly EnumValueModel[] }
    | { readonly kind: 'object' | 'input'; readonly fields: readonly PrintableField[] }
  );

/** Prints generated types as SDL, in the order given, each with its descriptions. */
export function printSdl(types: readonly PrintableType[]): string {
  return types.map(printType).join('\n\n');
}

function printType(type: PrintableType): string {
  const lines =
    type.kind === 'enum'
      ? type.values.map((value) => `${printDescription(value.description, '  ')}  ${value.name}`)
      : type.fields.map((field) => `${printDescription(field.description, '  ')}  ${printField(field)}`);
  const keyword = type.kind === 'object' ? 'type' : type.kind;
  return `${printDescription(type.description, '')}${keyword} ${type.name} {\n${lines.join('\n')}\n}`;
}

function printField(field: PrintableField): string {
  const deprecated =
    field.deprecationReason === undefined ? '' : ` @deprecated(reason: ${quoted(field.deprecationReason)})`;
  return `${field.name}: ${field.type}${deprecated}`;
}

/** As a block string where one says exactly that text, else as a quoted string. */
function printDescription(description: string, indent: string): string {
  const block = `"""${description.replaceAll('"""', '\\"""')}"""`;
  return `${indent}${says(block, description) ? block : quoted(description)}\n`;
}

function says(literal: string, text: string): boolean {
  try {
    const value = parseValue(literal);
    return value.kind === Kind.STRING && value.value === text;
  } catch {
    return false;
  }
}

/** GraphQL has no way to write half a surrogate pair. */
function quoted(text: string): string {
  return print({ kind: Kind.STRING, value: text.toWellFormed() });
}
