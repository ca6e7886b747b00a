import type { SelectionSetNode } from 'graphql';
import { collectFields } from './collect-fields.ts';
import { compileSelection } from './compile.ts';
import { conditionVariables, readConditions } from './conditions.ts';
import type { OperationSource } from './operation-source.ts';
import type { SelectionPlan } from './plan.ts';

/** How many plans of one operation are kept at most: there is one for each set of values of its conditions. */
const MOST = 8;

/** Fields that graphql-js answers, from the schema. */
const INTROSPECTION: readonly string[] = ['__schema', '__type'];

/** The plans of one operation. */
export class OperationPlans {
  private readonly source: OperationSource;
  private readonly conditionVariables: readonly string[];
  private readonly plans = new Map<string, SelectionPlan | undefined>();

  constructor(source: OperationSource) {
    this.source = source;
    this.conditionVariables = conditionVariables(source.document, source.operation);
  }

  /** The plan for these variables; undefined for what graphql-js is to execute. */
  planFor(variables: { readonly [name: string]: unknown }): SelectionPlan | undefined {
    const conditions = readConditions(this.conditionVariables, variables);
    if (conditions === undefined) return undefined;
    const key = [...conditions.values()].map(Number).join('');
    if (this.plans.has(key)) return this.plans.get(key);
    const plan = this.compile(conditions);
    if (this.plans.size < MOST) this.plans.set(key, plan);
    return plan;
  }

  private compile(conditions: ReadonlyMap<string, boolean>): SelectionPlan | undefined {
    const { schema, operation } = this.source;
    const root = schema.getRootType(operation.operation);
    if (!root || operation.operation === 'subscription') return undefined;
    const sets: SelectionSetNode[] = [operation.selectionSet];
    const nodes = [...collectFields(this.source, conditions, root, sets).values()];
    const isIntrospection = nodes.some(([node]) => INTROSPECTION.includes(node?.name.value ?? ''));
    return isIntrospection ? undefined : compileSelection(this.source, conditions, root, sets);
  }
}
