import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import type { Conditions } from './collect-fields.ts';

/** The variables of an operation that `@skip` and `@include` read. */
export function conditionVariables(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return variableDefinitions.map(({ variable }) => variable.name.value).filter((name) => names.has(name));
}

const UNCONDITIONAL: Conditions = new Map();

/** Their values; undefined where one of them is neither true nor false. */
export function readConditions(
  names: readonly string[],
  variables: { readonly [name: string]: unknown },
): Conditions | undefined {
  if (names.length === 0) return UNCONDITIONAL;
  const conditions = new Map<string, boolean>();
  for (const name of names) {
    const value = variables[name];
    if (typeof value !== 'boolean') return undefined;
    conditions.set(name, value);
  }
  return conditions;
}
