import { type FieldNode, type GraphQLField, getArgumentValues, type OperationDefinitionNode, visit } from 'graphql';
import type { FieldPlan } from './plan.ts';

type Arguments = { readonly [argument: string]: unknown };
type Field = GraphQLField<unknown, unknown>;

const NONE: Arguments = Object.freeze({});

/**
 * How a field gets its arguments: made once where they hold no variables, and else once in each execution. Mutations get their own
 * each time, since what is written may be kept and changed.
 */
export function argumentsOf(
  field: Field,
  node: FieldNode,
  { operation }: OperationDefinitionNode,
): FieldPlan['argumentsOf'] {
  if (field.args.length === 0) return () => NONE;
  if (operation === 'mutation') return (run) => getArgumentValues(field, node, run.variables);
  const constant = holdsVariables(node) ? undefined : constantArguments(field, node);
  if (constant !== undefined) return () => constant;
  const place = {};
  return (run) => {
    const known = run.argumentsOf.get(place);
    if (known !== undefined) return known;
    const given = getArgumentValues(field, node, run.variables);
    run.argumentsOf.set(place, given);
    return given;
  };
}

/** undefined where they are wrong: that is told in each execution. */
function constantArguments(field: Field, node: FieldNode): Arguments | undefined {
  try {
    return getArgumentValues(field, node);
  } catch {
    return undefined;
  }
}

function holdsVariables({ arguments: given = [] }: FieldNode): boolean {
  let holds = false;
  const found = () => {
    holds = true;
  };
  for (const argument of given) visit(argument, { Variable: found });
  return holds;
}
