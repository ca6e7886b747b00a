import { type ExecutionArgs, getOperationAST, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { RequestReads } from '../../core/request-reads.ts';
import type { Context } from '../context.ts';

/**
 * Lets queries have what was read before, as far as their callers want that. Mutations ask the vendors for everything: no
 * write is based on what was kept, and what follows it in the same request is as new as the write. Stands behind the plugin
 * that sets the executor.
 */
export function useFreshness(): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { document, operationName } = args as ExecutionArgs;
      const operation = getOperationAST(document, operationName);
      const context = args.contextValue as unknown as Context;
      setExecuteFn((args: ExecutionArgs) => withFreshness(context, operation, () => executeFn(args)));
    },
  };
}

/** Executes an operation with what it may have of what was read before. */
export function withFreshness<T>(
  { freshness }: Pick<Context, 'freshness'>,
  operation: OperationDefinitionNode | null | undefined,
  execute: () => T,
): T {
  if (freshness === undefined) return execute();
  const isQuery = operation?.operation === OperationTypeNode.QUERY;
  return new RequestReads(isQuery ? freshness : { ...freshness, maxAgeMs: 0 }).run(execute);
}
