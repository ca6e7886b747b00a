/**
 * @module A union of objects as one object that has the fields of all its forms: GraphQL has no unions in inputs, and a form
 * to fill in wants to know every field.
 */
import { isSameJson } from '../core/json.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * The schema of a union with the properties of its forms beside them. What is required in all of them is required. The key
 * that tells the forms apart is a text of the vendor's own words; a key whose type differs from form to form is any
 * JSON.
 *
 * @param options the forms, references followed
 */
export function withMergedProperties(
  { anyOf = [], oneOf = [], ...union }: JsonSchema,
  options: readonly JsonSchema[],
): JsonSchema {
  const keys = [...new Set(options.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const properties = keys.map((key) => {
    const found = options.flatMap(({ properties: own = {} }) => own[key] ?? []);
    return [key, mergeProperty(found)] as const;
  });
  const isClosed = options.every(({ additionalProperties: rest }) => rest === false);
  return {
    ...union,
    type: 'object',
    properties: Object.fromEntries(properties),
    required: keys.filter((key) => options.every(({ required = [] }) => required.includes(key))),
    ...(isClosed && { additionalProperties: false }),
    // Not `anyOf`, which says "or null" of a property.
    oneOf: [...anyOf, ...oneOf].filter(({ type }) => type !== 'null'),
  };
}

function mergeProperty(found: readonly JsonSchema[]): JsonSchema {
  const [first = {}, ...others] = found;
  if (others.every((other) => isSameJson(other, first))) return literalAsEnum(first);
  const description = found.find((property) => property.description !== undefined)?.description ?? '';
  const values = found.map((property) => literalAsEnum(property).enum);
  if (found.every(({ type }) => type === 'string') && values.every((some) => some !== undefined)) {
    return { type: 'string', scalar: 'String', enum: [...new Set(values.flat())], description };
  }
  if (others.every((other) => isSameJson(typeOf(other), typeOf(first)))) return { ...typeOf(first), description };
  return { description };
}

/** A text of which there is one only; so it is a word of the vendor's, and no GraphQL enum. */
function literalAsEnum(property: JsonSchema): JsonSchema {
  const { const: value, ...others } = property;
  return typeof value === 'string' ? { ...others, enum: [value], scalar: 'String' } : property;
}

/** A property without its marks and limits, which differ from form to form. */
function typeOf({
  unified: _unified,
  keepInExtension: _keepInExtension,
  description: _description,
  default: _default,
  minLength: _minLength,
  maxLength: _maxLength,
  minItems: _minItems,
  maxItems: _maxItems,
  minimum: _minimum,
  maximum: _maximum,
  ...type
}: JsonSchema): JsonSchema {
  return type;
}
