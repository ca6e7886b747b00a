/**
 * @module From a zod contract to GraphQL types, by way of `z.toJSONSchema`. The result is plain data: it is printed as
 * SDL by `npm run generate`, and at run time it tells the resolvers which wire key a field reads.
 */
import type { z } from 'zod';
import { contractSchema, type JsonSchema, withoutNull } from '../json-schema.ts';
import { checkNames, enumValueName, fieldName } from './names.ts';

/** A field of a generated type. */
export interface FieldModel {
  /** GraphQL name. */
  readonly name: string;
  /** Key in the vendor's JSON. */
  readonly wireKey: string;
  /** The printed type, e.g. `[String!]`. */
  readonly type: string;
  /** The type's name without list and non-null marks. */
  readonly namedType: string;
  readonly isList: boolean;
  readonly description: string;
  /** The contract demands it (on create). Inputs stay nullable in GraphQL: the contract's own check names the path. */
  readonly required: boolean;
  /** `null` is an allowed value. */
  readonly nullable: boolean;
  readonly limits: DocumentedLimits;
  /** Shown where agents of all vendors are in one list. */
  readonly isHighlight?: true;
  readonly deprecationReason?: string;
}

/** Documented limits of an input field; absent where the vendor documents none. */
export interface DocumentedLimits {
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A value of a generated enum. */
export interface EnumValueModel {
  readonly name: string;
  readonly wireValue: string;
  readonly description: string;
}

/** A generated type: object, input or enum. */
export interface TypeModel {
  readonly kind: 'object' | 'input' | 'enum';
  readonly name: string;
  readonly description: string;
  readonly fields: readonly FieldModel[];
  readonly values: readonly EnumValueModel[];
}

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const INT32_MAX = 2_147_483_647;

/** The GraphQL object type of a response contract, and every type below it. The schema needs `.meta({ id, description })`. */
export function objectTypes(schema: z.ZodType): TypeModel[] {
  return collect(schema, 'object');
}

/**
 * The GraphQL input type of a request contract, and every type below it. Names get the suffix `Input`. Fields that the
 * unified inputs already have are left out unless the contract keeps them or they stand in a list, and so are nested
 * objects that have no other field.
 */
export function inputTypes(schema: z.ZodType): TypeModel[] {
  return collect(schema, 'input');
}

function collect(schema: z.ZodType, kind: 'object' | 'input'): TypeModel[] {
  const { root, definitions } = contractSchema(schema);
  const collector = new Collector(kind, definitions);
  collector.add(root);
  return [...collector.types.values()];
}

class Collector {
  readonly types = new Map<string, TypeModel>();
  private readonly kind: 'object' | 'input';
  private readonly definitions: Readonly<Record<string, JsonSchema>>;

  constructor(kind: 'object' | 'input', definitions: Readonly<Record<string, JsonSchema>>) {
    this.kind = kind;
    this.definitions = definitions;
  }

  /** Adds the object type behind a `$ref` and returns its name; undefined when no field is left for it. */
  add(reference: JsonSchema, isItem = false): string | undefined {
    const id = reference.$ref?.replace('#/$defs/', '');
    const schema = id === undefined ? undefined : this.definitions[id];
    if (id === undefined || schema === undefined) {
      throw new Error(`a contract object has no meta.id: ${JSON.stringify(reference).slice(0, 200)}`);
    }
    const name = this.kind === 'input' && !id.endsWith('Input') ? `${id}Input` : id;
    if (this.types.has(name)) return name;
    const description = schema.description ?? missing(`description of ${id}`);
    if (schema.enum) {
      this.types.set(name.replace(/Input$/, ''), {
        kind: 'enum',
        name: id,
        description,
        fields: [],
        values: enumValues(id, schema),
      });
      return id;
    }
    const placeholder: TypeModel = { kind: this.kind, name, description, fields: [], values: [] };
    this.types.set(name, placeholder);
    const fields = this.fieldsOf(schema, name, isItem);
    if (fields.length === 0) {
      this.types.delete(name);
      return undefined;
    }
    this.types.set(name, { ...placeholder, fields });
    return name;
  }

  /** @param isItem of a list: all items have the field, whichever is the unified one */
  private fieldsOf(schema: JsonSchema, owner: string, isItem: boolean): FieldModel[] {
    const fields: FieldModel[] = [];
    for (const [wireKey, property] of Object.entries(schema.properties ?? {})) {
      const { inner, nullable } = withoutNull(property);
      const notes = { ...inner, ...property };
      const isUnified = notes.unified !== undefined || notes.unifiedPart !== undefined;
      if (isUnified && !notes.keepInExtension && !isItem) continue;
      if (this.kind === 'input' && (notes.operationOnly || notes.assigned)) continue;
      if (this.kind === 'object' && notes.secret) continue;
      const type = this.typeOf(
        notes.scalar === undefined ? inner : { ...inner, scalar: notes.scalar },
        `${owner}.${wireKey}`,
        isItem,
      );
      if (type === undefined) continue;
      this.refuseNamelessForms(property, `${owner}.${wireKey}`);
      const required = schema.required?.includes(wireKey) ?? false;
      const description = notes.description ?? missing(`description of ${owner}.${wireKey}`);
      fields.push({
        name: fieldName(wireKey, notes),
        wireKey,
        type: this.kind === 'object' && required && !nullable ? `${type.printed}!` : type.printed,
        namedType: type.named,
        isList: type.isList,
        description: this.kind === 'input' && required ? `${description} Required on create.` : description,
        required,
        nullable,
        limits: limitsOf(inner),
        ...(notes.highlight ? { isHighlight: true as const } : {}),
        ...(notes.deprecated ? { deprecationReason: description } : {}),
      });
    }
    checkNames(
      owner,
      fields.map(({ name, wireKey }) => [wireKey, name]),
    );
    return fields;
  }

  /** A union without a type of its own is any JSON, which would show the unified fields in it once more. */
  private refuseNamelessForms(property: JsonSchema, path: string): void {
    const { anyOf = [], oneOf = [], items } = property;
    const forms = [...anyOf, ...oneOf].filter(({ $ref }) => $ref === undefined || anyOf.length + oneOf.length > 2);
    for (const form of forms) {
      const { properties = {} } = this.definitions[form.$ref?.replace('#/$defs/', '') ?? ''] ?? form;
      if (Object.values(properties).some(({ unified }) => unified !== undefined))
        missing(`meta.id of the union at ${path}`);
      this.refuseNamelessForms(form, path);
    }
    if (items !== undefined) this.refuseNamelessForms(items, `${path}[]`);
  }

  private typeOf(
    schema: JsonSchema,
    path: string,
    isItem: boolean,
  ): { printed: string; named: string; isList: boolean } | undefined {
    if (schema.scalar !== undefined) return plain(schema.scalar);
    if (schema.type === 'array') {
      const item = withoutNull(schema.items ?? {});
      const type = this.typeOf(item.inner, `${path}[]`, true);
      if (type === undefined) return undefined;
      // Of what a vendor answers, one bad item must not lose the list; in a caller's list of anything, null is a value.
      const mark = item.nullable ? '' : '!';
      return { printed: `[${type.printed}${mark}]`, named: type.named, isList: true };
    }
    if (schema.$ref !== undefined) {
      const name = this.add(schema, isItem);
      return name === undefined ? undefined : plain(name);
    }
    return plain(scalarOf(schema, path));
  }
}

function plain(name: string): { printed: string; named: string; isList: boolean } {
  return { printed: name, named: name, isList: false };
}

function scalarOf(schema: JsonSchema, path: string): string {
  switch (schema.type) {
    case 'string':
      if (schema.enum !== undefined) return missing(`meta.id of the enum at ${path}`);
      if (schema.format === 'date-time') return 'DateTime';
      if (schema.format === 'uri') return 'URL';
      return 'String';
    case 'integer':
      return (schema.maximum ?? MAX_SAFE) > INT32_MAX ? 'SafeInt' : 'Int';
    case 'number':
      return 'Float';
    case 'boolean':
      return 'Boolean';
    case 'object':
      if (schema.properties !== undefined) return missing(`meta.id of the object at ${path}`);
      return 'JSONObject';
    case undefined:
      return 'JSON';
    default:
      return missing(`GraphQL type for ${String(schema.type)} at ${path}`);
  }
}

function enumValues(id: string, schema: JsonSchema): EnumValueModel[] {
  const values = schema.enum ?? [];
  checkNames(
    id,
    values.map((wireValue) => [wireValue, enumValueName(wireValue)]),
  );
  return values.map((wireValue) => ({
    name: enumValueName(wireValue),
    wireValue,
    description: schema.valueDescriptions?.[wireValue] ?? missing(`valueDescriptions.${wireValue} of ${id}`),
  }));
}

/** The limits that a field states. */
export function limitsOf(schema: JsonSchema): DocumentedLimits {
  const { maxLength, maxItems, minimum, maximum } = schema;
  const isInt32Bound = (bound: number) => Math.abs(bound) >= INT32_MAX;
  return {
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(minimum === undefined || isInt32Bound(minimum) ? {} : { minimum }),
    ...(maximum === undefined || isInt32Bound(maximum) ? {} : { maximum }),
  };
}

function missing(what: string): never {
  throw new Error(`the contract lacks the ${what}`);
}
