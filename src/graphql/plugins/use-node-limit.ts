import { type ExecutionArgs, type GraphQLError, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { JsonObject } from '../../core/json.ts';
import type { RequestLimits } from '../../core/request-limits.ts';
import type { Context } from '../context.ts';
import { countIntrospection } from '../limits/count-introspection.ts';
import { countNodes } from '../limits/count-nodes.ts';
import { tooMuch } from '../limits/too-much.ts';

/** Refuses an operation that could answer with more than allowed, before anything of it is executed. */
export function useNodeLimit(limits: RequestLimits): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { document, operationName } = args as ExecutionArgs;
      const operation = getOperationAST(document, operationName);
      if (operation === null || operation === undefined) return;
      const error = refusalOfNodes(args as ExecutionArgs, operation, limits);
      if (error !== undefined) setResultAndStopExecution({ errors: [error] });
    },
  };
}

/** Why an operation is not executed; undefined when it may be. What an introspection will answer is counted then. */
export function refusalOfNodes(
  { schema, document, variableValues, contextValue }: ExecutionArgs,
  operation: OperationDefinitionNode,
  { maxNodes }: RequestLimits,
): GraphQLError | undefined {
  const { accounts, answer } = contextValue as Context;
  const variables = (variableValues ?? {}) as JsonObject;
  const found = countNodes({ schema, document, operation, variables, accounts: accounts.size });
  if (found > maxNodes) {
    const words = `The operation could answer with ${found} objects and values, and at most ${maxNodes} are allowed`;
    return tooMuch('maxNodes', maxNodes, words, found);
  }
  countIntrospection(schema, document, operation, variables, answer);
  return answer.error;
}
