/** @module What can be written, as a frontend needs it to build a form: drawn from the contracts that check the writes. */
import type { z } from 'zod';
import { type FieldKind, formLimits, kindOf, type Limits, valuesOf } from './field-kind.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import { placedUnifiedFields } from './placed-fields.ts';
import { own } from './places.ts';
import { fieldName, labelOf } from './sdl/names.ts';

/** A field that can be written, and its limits. */
export interface WritableField extends Limits {
  /**
   * Path in the mutation's input: the unified name, or `extension.<member>.<field>`. `[]` stands for each item of a list,
   * `{}` for each key of a map.
   */
  readonly path: string;
  /** For people. */
  readonly label: string;
  readonly description: string | null;
  readonly kind: FieldKind;
  readonly requiredOnCreate: boolean;
  /** Only a new agent can be given it. */
  readonly onlyOnCreate: boolean;
  /** Only a change can set it. */
  readonly onlyOnUpdate: boolean;
  /** Paths of the fields that a new agent can not be given without this one. */
  readonly requiredOnCreateWith: readonly string[];
  /** The same of a change, as far as the contract tells: what the agent has may do. */
  readonly requiredOnUpdateWith: readonly string[];
  /** null clears it in an update. */
  readonly clearable: boolean;
  /** Path of the object that it is a member of. */
  readonly within: string | null;
  /** Enum names where the field is an enum; the vendor's own words where it is a unified text. */
  readonly allowedValues?: readonly string[];
  /** Of an object. */
  readonly members?: readonly WritableField[];
  /** Of a map: what can be a key. */
  readonly keys?: WritableField;
  /** Of a list: each item. Of a map: what stands under each key. */
  readonly items?: WritableField;
}

/**
 * The fields that create and update take, in the contract's order. The fields of an object follow it, so that a form can
 * be flat: they are its `members`, too.
 *
 * @param updateAgent undefined where the vendor has no call that changes an agent
 */
export function writableFields(
  createAgent: z.ZodType,
  updateAgent: z.ZodType | undefined,
  inputMember: string,
): WritableField[] {
  const prefix = `extension.${inputMember}`;
  const create = new Reader(createAgent).fieldsAt(prefix);
  const update = updateAgent === undefined ? [] : new Reader(updateAgent).fieldsAt(prefix);
  return together(create, update).flatMap(withMembers);
}

/** A field of one contract. */
interface Field {
  readonly path: string;
  readonly label: string;
  readonly within: string | null;
  readonly schema: JsonSchema;
  /** No body is right without it. */
  readonly required: boolean;
  /** Paths of the fields that can not be given without it. */
  readonly requiredWith: readonly string[];
  readonly nullable: boolean;
  readonly members?: readonly Field[];
  readonly keys?: Field;
  readonly items?: Field;
}

interface Around {
  /** Path of the object in the input. */
  readonly path: string;
  /** null for the body itself. */
  readonly object: string | null;
  readonly required: boolean;
  /** It is one of several forms: a unified field in it belongs to the whole input. */
  readonly isConditional?: boolean | undefined;
  /** It is an item of a list: all items have the field, whichever is the unified one. */
  readonly isItem?: boolean | undefined;
}

class Reader {
  private readonly root: JsonSchema;
  private readonly resolve: (schema: JsonSchema) => JsonSchema;

  private readonly contract: z.ZodType;

  constructor(contract: z.ZodType) {
    this.contract = contract;
    const { root, resolve } = contractSchema(contract);
    this.root = resolve(root);
    this.resolve = resolve;
  }

  fieldsAt(prefix: string): Field[] {
    const own = this.membersOf(this.root, { path: prefix, object: null, required: true });
    const placed = placedUnifiedFields(this.contract).map(({ name, schema, required, nullable }) =>
      this.fieldOf(schema, { path: name, label: labelOf(name), within: null, required, requiredWith: [], nullable }),
    );
    return [...own, ...placed];
  }

  /** The fields of an object, and the unified ones that stand in objects below: those belong to nothing but the input. */
  private membersOf(parent: JsonSchema, around: Around): Field[] {
    const unified = around.isItem ? [] : this.unifiedIn(parent);
    const isConditional = around.isConditional === true || parent.oneOf !== undefined;
    return Object.entries(parent.properties ?? {}).flatMap(([wireKey, property]): Field[] => {
      const { schema: marked, nullable } = this.read(property);
      const { unified: _unified, ...unmarked } = marked;
      const schema: JsonSchema = around.isItem ? unmarked : marked;
      if (schema.operationOnly || schema.assigned || schema.unifiedPart !== undefined) return [];
      if (isConditional && schema.unified !== undefined) return [];
      const path = schema.unified ?? `${around.path}.${fieldName(wireKey, schema)}`;
      const isRequired = parent.required?.includes(wireKey) ?? false;
      const object = around.object === null ? [] : [around.object];
      const field = this.fieldOf(
        schema,
        {
          path,
          label: labelOf(path),
          within: schema.unified === undefined ? around.object : null,
          required: around.required && isRequired,
          requiredWith: isRequired ? [...object, ...unified.filter((name) => object.length > 0 && name !== path)] : [],
          nullable,
        },
        { isConditional, isItem: around.isItem },
      );
      if (field.members === undefined) return [field];
      const isOwn = ({ within }: Field) => within === path;
      const others = field.members.filter((member) => !isOwn(member));
      const members = field.members.filter(isOwn);
      return members.length === 0 ? others : [{ ...field, members }, ...others];
    });
  }

  private fieldOf(
    schema: JsonSchema,
    field: Omit<Field, 'schema'>,
    around: Pick<Around, 'isConditional' | 'isItem'> = {},
  ): Field {
    const { path, required } = field;
    const inner = (step: string, label: string, property: JsonSchema): Field => {
      const { schema: below, nullable } = this.read(property);
      const at = `${path}${step}`;
      return this.fieldOf(
        below,
        { path: at, label, within: null, required: false, requiredWith: [], nullable },
        { isItem: true },
      );
    };
    switch (kindOf(schema)) {
      case 'OBJECT':
        return { ...field, schema, members: this.membersOf(schema, { ...around, path, object: path, required }) };
      case 'LIST':
        return { ...field, schema, items: inner('[]', 'Item', schema.items ?? {}) };
      case 'MAP': {
        const { additionalProperties: values } = schema;
        const items = inner('{}', 'Value', typeof values === 'object' ? values : {});
        return { ...field, schema, keys: inner('{}', 'Name', { ...schema.propertyNames, type: 'string' }), items };
      }
      default:
        return { ...field, schema };
    }
  }

  private read(property: JsonSchema): { schema: JsonSchema; nullable: boolean } {
    const { inner, nullable } = withoutNull(property);
    return { schema: { ...this.resolve(inner), ...own(property) }, nullable };
  }

  private unifiedIn(parent: JsonSchema): string[] {
    return Object.values(parent.properties ?? {}).flatMap((property) => {
      const { schema } = this.read(property);
      return schema.unified === undefined ? this.unifiedIn(schema) : [schema.unified];
    });
  }
}

/** The fields of both contracts, those of updates alone last. */
function together(create: readonly Field[], update: readonly Field[]): WritableField[] {
  const paths = new Set(create.map(({ path }) => path));
  return [
    ...create.map((field) =>
      written(
        field,
        update.find(({ path }) => path === field.path),
      ),
    ),
    ...update.filter(({ path }) => !paths.has(path)).map((field) => written(undefined, field)),
  ];
}

/** @param create what a new agent takes @param update what a change takes */
function written(create: Field | undefined, update: Field | undefined): WritableField {
  const field = create ?? update;
  if (field === undefined) throw new TypeError('neither contract has the field');
  const { path, label, within, schema } = field;
  const allowedValues = valuesOf(schema) ?? (field.items === undefined ? undefined : valuesOf(field.items.schema));
  return {
    path,
    label,
    description: schema.description ?? null,
    kind: kindOf(schema),
    requiredOnCreate: create?.required ?? false,
    onlyOnCreate: update === undefined,
    onlyOnUpdate: create === undefined,
    requiredOnCreateWith: create?.requiredWith ?? [],
    requiredOnUpdateWith: update?.requiredWith ?? [],
    clearable: update?.nullable ?? false,
    within,
    ...formLimits(schema),
    ...(allowedValues === undefined ? {} : { allowedValues }),
    ...(field.members === undefined ? {} : { members: together(create?.members ?? [], update?.members ?? []) }),
    ...(field.keys === undefined ? {} : { keys: written(create?.keys, update?.keys) }),
    ...(field.items === undefined ? {} : { items: written(create?.items, update?.items) }),
  };
}

function withMembers(field: WritableField): WritableField[] {
  return [field, ...(field.members ?? []).flatMap(withMembers)];
}
