/** @module What can be written, as a frontend needs it to build a form: drawn from the contracts that check the writes. */
import type { z } from 'zod';
import type { Limits } from './graphql-types.ts';
import { limitsOf } from './graphql-types.ts';
import { contractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import { enumValueName, fieldName } from './names.ts';

/** A field that can be written, and its limits. */
export interface WritableField extends Limits {
  /** Path in the mutation's input: the unified name, or `extension.<member>.<field>`. */
  readonly path: string;
  readonly description: string | null;
  readonly requiredOnCreate: boolean;
  /** null clears it in an update. */
  readonly clearable: boolean;
  /** Enum names where the field is an enum; the vendor's own words where it is a unified text. */
  readonly allowedValues?: readonly string[];
}

/** The fields that create and update take, in the contract's order. */
export function writableFields(createAgent: z.ZodType, updateAgent: z.ZodType, inputMember: string): WritableField[] {
  const updatable = new Map(leaves(updateAgent, inputMember).map((leaf) => [leaf.path, leaf]));
  const creatable = leaves(createAgent, inputMember);
  const paths = new Set(creatable.map((leaf) => leaf.path));
  const updateOnly = [...updatable.values()]
    .filter((leaf) => !paths.has(leaf.path))
    .map((leaf) => ({ ...leaf, required: false }));
  return [...creatable, ...updateOnly].map(({ path, schema, required, values }) => ({
    path,
    description: schema.description ?? null,
    requiredOnCreate: required,
    clearable: updatable.get(path)?.nullable ?? false,
    ...limitsOf(schema),
    ...(values === undefined
      ? {}
      : { allowedValues: schema.unified === undefined ? values.map(enumValueName) : values }),
  }));
}

interface Leaf {
  readonly path: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly nullable: boolean;
  /** Wire values of an enum, or of a list of enums. */
  readonly values: readonly string[] | undefined;
}

function leaves(contract: z.ZodType, inputMember: string): Leaf[] {
  const { root, resolve } = contractSchema(contract);
  const visit = (parent: JsonSchema, prefix: string, parentRequired: boolean): Leaf[] =>
    Object.entries(parent.properties ?? {}).flatMap(([wireKey, property]) => {
      const { inner, nullable } = withoutNull(property);
      const schema: JsonSchema = { ...resolve(inner), ...withoutType(property) };
      if (schema.operationOnly) return [];
      const path = schema.unified ?? `${prefix}.${fieldName(wireKey, schema)}`;
      const required = parentRequired && (parent.required?.includes(wireKey) ?? false);
      if (schema.properties !== undefined) return visit(schema, path, required);
      const values = schema.enum ?? resolve(withoutNull(schema.items ?? {}).inner).enum;
      return [{ path, schema, required, nullable, values }];
    });
  return visit(resolve(root), `extension.${inputMember}`, true);
}

/** A field's own notes win over those of the type that it refers to, but its `anyOf` and `type` say only "or null". */
function withoutType({ anyOf: _anyOf, type: _type, $ref: _ref, ...notes }: JsonSchema): JsonSchema {
  return notes;
}
