import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';

/**
 * Adds `Context.partialErrors` to the errors of the answer. GraphQL itself knows a value or an error for a field, never
 * both; and an error at a field that is never null costs all that is around it.
 */
export function usePartialErrors(): Plugin {
  return {
    onExecute: ({ args }) => ({
      onExecuteDone({ result, setResult }) {
        if (!(Symbol.asyncIterator in result)) setResult(withPartialErrors(result, args.contextValue as never));
      },
    }),
  };
}

/** The result with these errors beside its own. */
export function withPartialErrors(
  result: ExecutionResult,
  { partialErrors }: Pick<Context, 'partialErrors'>,
): ExecutionResult {
  if (partialErrors.length === 0) return result;
  const { errors = [], ...rest } = result;
  return { ...rest, errors: [...errors, ...partialErrors] };
}
