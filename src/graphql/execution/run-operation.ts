import type { ExecutionResult, GraphQLError } from 'graphql';
import { executeField, executeFields } from './execute-fields.ts';
import { failFrame } from './failures.ts';
import type { SelectionPlan } from './plan.ts';
import type { Run } from './run.ts';

type Result = Promise<ExecutionResult> | ExecutionResult;

/** Executes the fields of a query, all at once. */
export function runQuery(run: Run, plan: SelectionPlan): Result {
  try {
    const data = executeFields(run, plan, undefined, run.root);
    if (run.root.pending === 0) return run.result(data);
    return new Promise((resolve) => {
      run.onIdle = () => resolve(run.result(data));
      run.onFailure = (error) => resolve(failed(run, error));
    });
  } catch (error) {
    return failed(run, error as GraphQLError);
  }
}

/** Executes the fields of a mutation, one after the other. */
export function runMutation(run: Run, plan: SelectionPlan): Result {
  const { root } = run;
  const { fields } = plan;
  const data = { ...plan.template };
  let next = 0;
  let hasWaited = false;
  let give: ((result: ExecutionResult) => void) | undefined;

  /** Goes on until a field waits. */
  function proceed(): boolean {
    for (let field = fields[next]; field !== undefined; field = fields[next]) {
      next++;
      // Held, so that nothing goes on before the field is done.
      root.pending++;
      data[field.key] = executeField(run, field, undefined, root, data);
      if (--root.pending > 0) {
        // graphql-js has a promise for each field; an error passes those of all that are left.
        root.delay = (hasWaited ? 2 : 1) + (fields.length - next) + 1;
        hasWaited = true;
        return false;
      }
    }
    return true;
  }

  function goOn(): void {
    try {
      if (proceed()) give?.(run.result(data));
    } catch (error) {
      failFrame(run, root, error as GraphQLError);
    }
  }

  try {
    if (proceed()) return run.result(data);
  } catch (error) {
    return failed(run, error as GraphQLError);
  }
  return new Promise((resolve) => {
    give = resolve;
    run.onIdle = goOn;
    run.onFailure = (error) => resolve(failed(run, error));
  });
}

function failed(run: Run, error: GraphQLError): ExecutionResult {
  run.isNulled = true;
  run.errors.push(error);
  return run.result(null);
}
