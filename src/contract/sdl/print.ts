import { Kind, parseValue, print } from 'graphql';
import type { FieldModel, TypeModel } from './types.ts';

/** Prints generated types as SDL, in the order given, each with its descriptions. */
export function printSdl(types: readonly TypeModel[]): string {
  return types.map(printType).join('\n\n');
}

function printType(type: TypeModel): string {
  const lines =
    type.kind === 'enum'
      ? type.values.map((value) => `${printDescription(value.description, '  ')}  ${value.name}`)
      : type.fields.map((field) => `${printDescription(field.description, '  ')}  ${printField(field)}`);
  const keyword = type.kind === 'object' ? 'type' : type.kind;
  return `${printDescription(type.description, '')}${keyword} ${type.name} {\n${lines.join('\n')}\n}`;
}

function printField(field: FieldModel): string {
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
