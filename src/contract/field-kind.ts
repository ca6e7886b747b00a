/** @module What kind of value a field takes, for whoever builds a form of a contract. */
import { lookUp } from '../core/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { enumValueName } from './sdl/names.ts';

/** Values of the GraphQL enum `WritableFieldKind`. */
export type FieldKind =
  | 'TEXT'
  | 'WHOLE_NUMBER'
  | 'NUMBER'
  | 'YES_NO'
  | 'TIME'
  | 'DATE_TIME'
  | 'URL'
  | 'ONE_OF'
  | 'LIST'
  | 'OBJECT'
  | 'MAP'
  | 'JSON';

/** What the contract states of sizes and numbers; absent where it states nothing. */
export type Limits = Pick<JsonSchema, 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minimum' | 'maximum'>;

const KIND_OF_SCALAR: Readonly<Record<string, FieldKind>> = {
  LocalTime: 'TIME',
  DateTime: 'DATE_TIME',
  URL: 'URL',
  JSON: 'JSON',
};

/** @param schema with the notes of its field */
export function kindOf(schema: JsonSchema): FieldKind {
  const known = lookUp(KIND_OF_SCALAR, schema.scalar);
  if (known !== undefined) return known;
  if (schema.unified === 'avatarUrl') return 'URL';
  if (valuesOf(schema) !== undefined) return 'ONE_OF';
  switch (schema.type) {
    case 'array':
      return 'LIST';
    case 'object':
      return schema.properties === undefined ? 'MAP' : 'OBJECT';
    case 'string':
      if (schema.format === 'date-time') return 'DATE_TIME';
      return schema.format === 'uri' ? 'URL' : 'TEXT';
    case 'integer':
      return 'WHOLE_NUMBER';
    case 'number':
      return 'NUMBER';
    case 'boolean':
      return 'YES_NO';
    default:
      return 'JSON';
  }
}

/** The names that a fixed list of values has in an input; a text takes the vendor's own words. */
export function valuesOf({ enum: values, const: only, unified, scalar }: JsonSchema): string[] | undefined {
  if (typeof only === 'string') return [only];
  return unified === undefined && scalar === undefined ? values?.map(enumValueName) : values?.map(String);
}

/** The limits that a field states, those of its type included. */
export function formLimits({ minLength, maxLength, minItems, maxItems, minimum, maximum }: JsonSchema): Limits {
  const limits = { minLength, maxLength, minItems, maxItems, minimum, maximum };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}
