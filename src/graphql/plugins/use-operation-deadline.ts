import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { VendorError } from '../../core/errors/vendor-error.ts';
import type { Context } from '../context.ts';

/**
 * Ends the reads of an operation that takes too long: each account that is still waited for is told as a failure beside
 * what is there. Stands behind the plugin that sets the executor.
 *
 * @param ms the setting `operationTimeoutMs`
 */
export function useOperationDeadline(ms: number): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => withDeadline(ms, args.contextValue as Context, () => executeFn(args)));
    },
  };
}

/** Executes an operation, and ends its reads when it takes longer than so many milliseconds. */
export function withDeadline(
  ms: number,
  { endReads }: Pick<Context, 'endReads'>,
  execute: () => Promise<ExecutionResult> | ExecutionResult,
): Promise<ExecutionResult> | ExecutionResult {
  const result = execute();
  if (!(result instanceof Promise)) return result;
  const timer = setTimeout(() => endReads(tooLate(ms)), ms);
  return result.finally(() => clearTimeout(timer));
}

function tooLate(ms: number): VendorError {
  const message = `not waited for any longer: the whole request has taken ${ms} ms (server.operationTimeoutMs)`;
  return new VendorError({ code: 'TIMEOUT', message, mayHaveTakenEffect: false });
}
