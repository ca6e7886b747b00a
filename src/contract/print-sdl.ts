import type { FieldModel, TypeModel } from './graphql-types.ts';

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
    field.deprecationReason === undefined ? '' : ` @deprecated(reason: ${JSON.stringify(field.deprecationReason)})`;
  return `${field.name}: ${field.type}${deprecated}`;
}

function printDescription(description: string, indent: string): string {
  return `${indent}"""${description.replaceAll('"""', '\\"""')}"""\n`;
}
