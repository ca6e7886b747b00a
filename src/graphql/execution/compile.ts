import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  isNonNullType,
  type SelectionSetNode,
} from 'graphql';
import { fieldCount } from '../limits/count-field.ts';
import { argumentsOf } from './arguments.ts';
import { type Conditions, collectFields } from './collect-fields.ts';
import { completerOf } from './complete.ts';
import type { OperationSource } from './operation-source.ts';
import type { Container, FieldPlan, SelectionPlan } from './plan.ts';

/** Compiles selections of an operation, for one set of values of its conditions. */
export function compileSelection(
  source: OperationSource,
  conditions: Conditions,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): SelectionPlan {
  const fields: FieldPlan[] = [];
  const template: Container = {};
  // Defined, so that `__proto__` is a name like all others.
  const put = (key: string, value: unknown) =>
    Object.defineProperty(template, key, { value, enumerable: true, writable: true, configurable: true });
  for (const [key, nodes] of collectFields(source, conditions, type, sets)) {
    const name = nodes[0]?.name.value ?? '';
    const definition = type.getFields()[name];
    if (name === '__typename') put(key, type.name);
    else if (definition !== undefined) {
      put(key, null);
      fields.push(compileField(source, conditions, type, definition, key, nodes));
    }
  }
  return { fields, template };
}

function compileField(
  source: OperationSource,
  conditions: Conditions,
  parentType: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
): FieldPlan {
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const plans = new Map<GraphQLObjectType, SelectionPlan>();
  const field: FieldPlan = {
    name: definition.name,
    key,
    nodes,
    definition,
    parentType,
    resolve: ownResolver(source.resolverOf(definition)),
    argumentsOf: argumentsOf(definition, nodes[0] as FieldNode, source.operation),
    count: source.isCounted ? fieldCount(definition.type) : undefined,
    // Compiled when the first of its objects is met.
    selectionOf(type) {
      const plan = plans.get(type) ?? compileSelection(source, conditions, type, sets);
      plans.set(type, plan);
      return plan;
    },
    get field() {
      return field;
    },
    isRequired: isNonNullType(definition.type),
    complete: completerOf(definition.type, () => field),
  };
  return field;
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

function ownResolver(resolve: Resolver | undefined): Resolver | undefined {
  return resolve === defaultFieldResolver ? undefined : resolve;
}
