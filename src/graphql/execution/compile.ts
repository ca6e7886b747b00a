import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  isNonNullType,
  type SelectionSetNode,
} from 'graphql';
import { type FieldCount, fieldCount } from '../limits/count-field.ts';
import { argumentsOf } from './arguments.ts';
import { type Conditions, collectFields } from './collect-fields.ts';
import { completerOf } from './complete.ts';
import type { OperationSource } from './operation-source.ts';
import type { Complete, Container, FieldPlan, SelectionPlan } from './plan.ts';
import { isPure } from './pure.ts';
import { canBeShared } from './shared-objects.ts';

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
      fields.push(new CompiledField(source, conditions, type, definition, key, nodes));
    }
  }
  return { fields, template, isShareable: canBeShared(fields) };
}

class CompiledField implements FieldPlan {
  readonly name: string;
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  readonly resolve: Resolver | undefined;
  readonly isPure: boolean;
  readonly argumentsOf: FieldPlan['argumentsOf'];
  readonly count: FieldCount | undefined;
  readonly field: FieldPlan = this;
  readonly isRequired: boolean;
  readonly complete: Complete;
  private readonly source: OperationSource;
  private readonly conditions: Conditions;
  private plans: Map<GraphQLObjectType, SelectionPlan> | undefined = undefined;

  constructor(
    source: OperationSource,
    conditions: Conditions,
    parentType: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
    key: string,
    nodes: readonly FieldNode[],
  ) {
    this.source = source;
    this.conditions = conditions;
    this.name = definition.name;
    this.key = key;
    this.nodes = nodes;
    this.definition = definition;
    this.parentType = parentType;
    this.resolve = ownResolver(source.resolverOf(definition));
    this.isPure = definition.args.length === 0 && (this.resolve === undefined || isPure(this.resolve));
    this.argumentsOf = argumentsOf(definition, nodes[0] as FieldNode, source.operation);
    this.count = source.isCounted ? fieldCount(definition.type) : undefined;
    this.isRequired = isNonNullType(definition.type);
    this.complete = completerOf(definition.type, () => this);
    source.compiledFields++;
  }

  /** Compiled when the first object of the type is met. */
  selectionOf(type: GraphQLObjectType): SelectionPlan {
    const known = this.plans?.get(type);
    if (known !== undefined) return known;
    const sets = this.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const plan = compileSelection(this.source, this.conditions, type, sets);
    this.plans ??= new Map();
    this.plans.set(type, plan);
    return plan;
  }
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

function ownResolver(resolve: Resolver | undefined): Resolver | undefined {
  return resolve === defaultFieldResolver ? undefined : resolve;
}
