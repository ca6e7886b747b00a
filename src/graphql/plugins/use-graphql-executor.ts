import { type ExecutionArgs, execute, type GraphQLSchema } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { JsonObject } from '../../core/json.ts';
import { asksForTrace } from '../asks-for-trace.ts';
import type { Context } from '../context.ts';
import { compiledOperation } from '../execution/compiled-operation.ts';
import { keepResolvers } from '../execution/kept-resolvers.ts';

/** How operations are executed. */
export interface ExecutorOptions {
  /** Each is compiled once; otherwise graphql-js walks through it each time. The answers are the same. */
  readonly compiled: boolean;
}

/**
 * Sets the executor. Yoga's own takes everything with a key `then` for a promise, also a vendor's JSON and a field with that
 * alias; this one, as graphql-js, wants a function there, which no JSON has. Stands before plugins that put something around
 * resolvers.
 */
export function useGraphqlExecutor({ compiled }: ExecutorOptions): Plugin {
  return {
    onSchemaChange: ({ schema }) => keepResolvers(schema as GraphQLSchema),
    onExecute({ args, setExecuteFn }) {
      const { request } = args.contextValue as unknown as YogaInitialContext;
      // Traces are made around resolvers, which compiled operations do not look at.
      setExecuteFn(compiled && !asksForTrace(request) ? executeCompiled : executeWalking);
    },
  };
}

function executeWalking(args: ExecutionArgs) {
  const { schema, document, operationName, variableValues } = args;
  const variables = compiledOperation(schema, document, operationName)?.readVariables(variableValues as JsonObject);
  return variables !== undefined && 'errors' in variables ? variables : execute(args);
}

function executeCompiled(args: ExecutionArgs) {
  const { schema, document, operationName, contextValue, variableValues } = args;
  const operation = compiledOperation(schema, document, operationName);
  // What graphql-js says of an operation that is not there.
  if (operation === undefined) return execute(args);
  const variables = operation.readVariables(variableValues as JsonObject);
  return 'errors' in variables ? variables : operation.execute(contextValue as Context, variables);
}
