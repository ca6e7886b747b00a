import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import type { JsonObject } from '../../core/json.ts';
import type { AnswerSize } from './answer-size.ts';
import { jsonBytes } from './json-bytes.ts';

/** Quotes, colon and comma around a field, and a brace. */
const AROUND = 6;

const META_FIELDS = [SchemaMetaFieldDef, TypeMetaFieldDef];

/** Most operations have nothing else at their root. */
function isOtherField(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && !isMetaField(selection);
}

function isMetaField({ name }: FieldNode): boolean {
  return META_FIELDS.some((meta) => meta.name === name.value);
}

/**
 * Counts what an introspection would answer, by walking through the schema as it would: its lists are as long as the schema
 * says, and its fields are graphql-js's own, that nothing can be put around. Stops when the answer is larger than allowed.
 */
export function countIntrospection(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: JsonObject,
  answer: AnswerSize,
): void {
  if (selectionSet.selections.every(isOtherField)) return;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  function countFields(set: SelectionSetNode | undefined, count: (node: FieldNode) => void): void {
    for (const selection of set?.selections ?? []) {
      if (answer.error !== undefined) return;
      if (selection.kind === Kind.FIELD) count(selection);
      else {
        // Fragments that spread each other twice hold many empty selections.
        answer.add(1, 0);
        const isInline = selection.kind === Kind.INLINE_FRAGMENT;
        countFields((isInline ? selection : fragments.get(selection.name.value))?.selectionSet, count);
      }
    }
  }

  function countField(node: FieldNode, type: GraphQLObjectType | undefined, source: unknown): void {
    const name = node.name.value;
    answer.add(1, (node.alias ?? node.name).value.length + AROUND);
    const field = type === undefined ? META_FIELDS.find((meta) => meta.name === name) : type.getFields()[name];
    if (field === undefined) return;
    const value = field.resolve?.(source, getArgumentValues(field, node, variables), undefined, {
      schema,
    } as GraphQLResolveInfo);
    const inner = getNamedType(field.type);
    for (const item of Array.isArray(value) ? value : [value]) {
      if (answer.error !== undefined) return;
      if (isObjectType(inner) && item) countFields(node.selectionSet, (child) => countField(child, inner, item));
      else answer.add(0, jsonBytes(item ?? null));
    }
  }

  countFields(selectionSet, (node) => {
    if (isMetaField(node)) countField(node, undefined, undefined);
  });
}
