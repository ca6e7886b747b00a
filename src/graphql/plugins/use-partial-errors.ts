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
        const { partialErrors } = args.contextValue as unknown as Context;
        if (partialErrors.length === 0 || Symbol.asyncIterator in result) return;
        const { errors = [], ...rest } = result as ExecutionResult;
        setResult({ ...rest, errors: [...errors, ...partialErrors] });
      },
    }),
  };
}
