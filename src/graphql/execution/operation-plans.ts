import type { SelectionSetNode } from 'graphql';
import { countTokens } from '../document-store.ts';
import { collectFields } from './collect-fields.ts';
import { compileSelection } from './compile.ts';
import { conditionVariables, readConditions } from './conditions.ts';
import type { OperationSource } from './operation-source.ts';
import type { SelectionPlan } from './plan.ts';

/**
 * How many fields the plans of one operation hold at most, for each token of its document. There is a plan for each set of values
 * of its conditions, and in each, a fragment is compiled in every place in which it is spread.
 */
const FIELDS_PER_TOKEN = 0.75;

/** So much a small one may hold in any case. */
const FEW_FIELDS = 32;

/** Fields that graphql-js answers, from the schema. */
const INTROSPECTION: readonly string[] = ['__schema', '__type'];

/** The plans of one operation. */
export class OperationPlans {
  private readonly source: OperationSource;
  private readonly conditionVariables: readonly string[];
  private readonly mostFields: number;
  private readonly plans = new Map<string, SelectionPlan | undefined>();

  constructor(source: OperationSource) {
    this.source = source;
    this.conditionVariables = conditionVariables(source.document, source.operation);
    this.mostFields = Math.max(FEW_FIELDS, FIELDS_PER_TOKEN * countTokens(source.document));
  }

  /** The plan for these variables; undefined for what graphql-js is to execute. */
  planFor(variables: { readonly [name: string]: unknown }): SelectionPlan | undefined {
    const conditions = readConditions(this.conditionVariables, variables);
    if (conditions === undefined) return undefined;
    // Types are compiled when they are met: this is known afterwards only.
    if (this.source.compiledFields > this.mostFields) this.forget();
    const key = conditions.size === 0 ? '' : [...conditions.values()].map(Number).join('');
    const known = this.plans.get(key);
    if (known !== undefined || this.plans.has(key)) return known;
    const plan = this.compile(conditions);
    this.plans.set(key, plan);
    return plan;
  }

  private forget(): void {
    this.plans.clear();
    this.source.compiledFields = 0;
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
