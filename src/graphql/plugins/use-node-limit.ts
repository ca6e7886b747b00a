import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { JsonObject } from '../../core/json.ts';
import type { RequestLimits } from '../../core/request-limits.ts';
import type { Context } from '../context.ts';
import { countIntrospection } from '../limits/count-introspection.ts';
import { countNodes } from '../limits/count-nodes.ts';
import { tooMuch } from '../limits/too-much.ts';

/** Refuses an operation that could answer with more than allowed, before anything of it is executed. */
export function useNodeLimit({ maxNodes }: RequestLimits): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, variableValues } = args as ExecutionArgs;
      const { accounts, answer } = args.contextValue as unknown as Context;
      const operation = getOperationAST(document, operationName);
      if (operation === null || operation === undefined) return;
      const variables = (variableValues ?? {}) as JsonObject;
      const found = countNodes({ schema, document, operation, variables, accounts: accounts.size });
      if (found > maxNodes) {
        const words = `The operation could answer with ${found} objects and values, and at most ${maxNodes} are allowed`;
        setResultAndStopExecution({ errors: [tooMuch('maxNodes', maxNodes, words, found)] });
        return;
      }
      countIntrospection(schema, document, operation, variables, answer);
      if (answer.error !== undefined) setResultAndStopExecution({ errors: [answer.error] });
    },
  };
}
