import {
  type DirectiveNode,
  type FieldNode,
  type GraphQLObjectType,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  type TypeNode,
  typeFromAST,
} from 'graphql';
import type { OperationSource } from './operation-source.ts';

/** Values of the variables that `@skip` and `@include` read. */
export type Conditions = ReadonlyMap<string, boolean>;

/** The fields that are selected of a type, by their names in the answer, merged. */
export function collectFields(
  source: OperationSource,
  conditions: Conditions,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (!isIncluded(selection.directives, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = fields.get(key);
        if (nodes === undefined) fields.set(key, [selection]);
        else nodes.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(source, selection.typeCondition, type)) collect(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = source.fragments[selection.name.value];
        if (fragment !== undefined && applies(source, fragment.typeCondition, type)) collect(fragment.selectionSet);
      }
    }
  }

  for (const set of sets) collect(set);
  return fields;
}

function applies({ schema }: OperationSource, condition: TypeNode | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined) return true;
  const named = typeFromAST(schema, condition as never);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}

function isIncluded(directives: readonly DirectiveNode[] = [], conditions: Conditions): boolean {
  return directives.every((directive) => {
    const name = directive.name.value;
    return (name !== 'skip' && name !== 'include') || conditionOf(directive, conditions) === (name === 'include');
  });
}

function conditionOf({ arguments: given = [] }: DirectiveNode, conditions: Conditions): boolean | undefined {
  const value = given.find(({ name }) => name.value === 'if')?.value;
  if (value?.kind === Kind.VARIABLE) return conditions.get(value.name.value);
  return value?.kind === Kind.BOOLEAN ? value.value : undefined;
}
