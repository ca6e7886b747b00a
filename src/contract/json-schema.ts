/** @module A zod contract as JSON Schema with the notes of `meta.ts`: the public form in which a contract can be walked. */
import { z } from 'zod';
import { lookUp } from '../core/json.ts';
import { withMergedProperties } from './merge-branches.ts';
import './meta.ts';

/** The part of JSON Schema that `z.toJSONSchema` produces and this module reads, with the metadata of `meta.ts`. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  /** What keys without a property of their own hold: a schema for records, else whether there may be any. */
  readonly additionalProperties?: JsonSchema | boolean;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  /** What the keys of a record must be. */
  readonly propertyNames?: JsonSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly deprecated?: boolean;
  readonly unified?: string;
  readonly keepInExtension?: boolean;
  readonly secret?: boolean;
  readonly fieldName?: string;
  readonly scalar?: string;
  readonly default?: unknown;
  readonly isSet?: boolean;
  readonly isOpen?: boolean;
  readonly knownWords?: readonly string[];
  readonly operationOnly?: boolean;
  readonly assigned?: boolean;
  readonly unifiedItem?: number;
  readonly unifiedPart?: string;
  readonly highlight?: boolean;
  readonly valueDescriptions?: Readonly<Record<string, string>>;
}

/** A contract in a form that can be walked. */
export interface ContractSchema {
  readonly root: JsonSchema;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** Follows a `$ref`; what is none is given back. */
  resolve(schema: JsonSchema): JsonSchema;
}

/** What a contract takes (`input`) or gives: the two differ where it transforms or has defaults. */
export type ContractSide = 'input' | 'output';

const known = { input: new WeakMap<z.ZodType, ContractSchema>(), output: new WeakMap<z.ZodType, ContractSchema>() };

/** A contract as JSON Schema, made once. A union of objects that has an id has the properties of all its forms beside them. */
export function contractSchema(contract: z.ZodType, side: ContractSide = 'output'): ContractSchema {
  const made = known[side].get(contract) ?? convert(contract, side);
  known[side].set(contract, made);
  return made;
}

function convert(contract: z.ZodType, side: ContractSide): ContractSchema {
  const root = z.toJSONSchema(contract, { io: side, unrepresentable: 'any' }) as JsonSchema;
  const definitions: Record<string, JsonSchema> = { ...root.$defs };
  const resolve = (schema: JsonSchema): JsonSchema => {
    if (schema.$ref === undefined) return schema;
    // What refers to itself and has no id.
    if (schema.$ref === '#') return root;
    return definitions[schema.$ref.replace('#/$defs/', '')] ?? schema;
  };
  for (const [id, schema] of Object.entries(definitions)) {
    const options = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
      .map(resolve)
      .filter(({ type }) => type !== 'null');
    const isUnionOfObjects = options.length > 1 && options.every(({ properties }) => properties !== undefined);
    if (isUnionOfObjects) definitions[id] = withMergedProperties(schema, options);
  }
  return { root, definitions, resolve };
}

/** What a schema says of the value under a key: by the property of that name, or as of any other key. */
export function schemaOfKey(
  { properties = {}, additionalProperties: rest }: JsonSchema,
  key: string,
): JsonSchema | undefined {
  return lookUp(properties, key) ?? (typeof rest === 'object' ? rest : undefined);
}

/** A nullable X arrives as `anyOf [X, null]` or, for a plain X, as `type: [x, "null"]`. A choice of others has no type. */
export function withoutNull(schema: JsonSchema): { inner: JsonSchema; nullable: boolean } {
  if (Array.isArray(schema.type)) {
    const [type, ...others] = schema.type.filter((name) => name !== 'null');
    const { type: _, ...untyped } = schema;
    const inner = type === undefined || others.length > 0 ? untyped : { ...schema, type };
    return { inner, nullable: schema.type.includes('null') };
  }
  if (schema.anyOf === undefined) return { inner: schema, nullable: acceptsAnything(schema) };
  const [first, ...others] = schema.anyOf.filter((option) => option.type !== 'null');
  return {
    inner: first === undefined || others.length > 0 ? {} : first,
    nullable: schema.anyOf.some((option) => option.type === 'null'),
  };
}

function acceptsAnything(schema: JsonSchema): boolean {
  return !['type', '$ref', 'oneOf', 'allOf', 'enum', 'const', 'not'].some((key) => key in schema);
}
