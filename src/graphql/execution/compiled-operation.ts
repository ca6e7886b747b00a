import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { JsonObject } from '../../core/json.ts';
import type { Context } from '../context.ts';
import { OperationPlans } from './operation-plans.ts';
import { OperationSource } from './operation-source.ts';
import { Run } from './run.ts';
import { runMutation, runQuery } from './run-operation.ts';
import { stringifyData } from './shared-objects.ts';
import { type ReadVariables, type RefusedVariables, variableReader } from './variables.ts';

/** An operation of a document, made ready to be executed any number of times. */
export interface CompiledOperation {
  readonly operation: OperationDefinitionNode;
  /** What {@link execute} takes, or what is wrong with the variables. */
  readVariables(given: JsonObject | null | undefined): ReadVariables | RefusedVariables;
  /** Like graphql-js `execute`, with variables that were read: synchronous when nothing in it waits. */
  execute(contextValue: Context, variables: ReadVariables): Promise<ExecutionResult> | ExecutionResult;
  /** The JSON text of the `data` that {@link execute} gave: the bytes of `JSON.stringify`. */
  stringify(data: ExecutionResult['data']): string;
}

type OperationsOfDocument = Map<string | null, CompiledOperation>;

/** Kept with the documents, so that the store of documents bounds them. */
const compiled = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, OperationsOfDocument>>();

/**
 * The operation of a valid document, compiled once for each schema, document and name.
 *
 * @param operationName needed where the document has several operations
 * @returns undefined when the document has no such operation, or several and no name was given
 */
export function compiledOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): CompiledOperation | undefined {
  const known = operationsOf(schema, document);
  const name = operationName ?? null;
  const found = known.get(name);
  if (found !== undefined) return found;
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) return undefined;
  const made = compile(new OperationSource(schema, document, operation));
  known.set(name, made);
  return made;
}

function operationsOf(schema: GraphQLSchema, document: DocumentNode): OperationsOfDocument {
  const documents = compiled.get(schema) ?? new WeakMap<DocumentNode, OperationsOfDocument>();
  compiled.set(schema, documents);
  const operations = documents.get(document) ?? new Map<string | null, CompiledOperation>();
  documents.set(document, operations);
  return operations;
}

function compile(source: OperationSource): CompiledOperation {
  const { schema, document, operation } = source;
  const plans = new OperationPlans(source);
  const readVariables = variableReader(schema, operation);
  const runPlan = operation.operation === 'mutation' ? runMutation : runQuery;
  return {
    operation,
    readVariables: (given) => readVariables(given ?? {}),
    execute(contextValue, { given: variableValues, coerced }) {
      const plan = plans.planFor(coerced);
      if (plan !== undefined) return runPlan(new Run(source, contextValue, coerced), plan);
      const operationName = operation.name?.value;
      return execute({ schema, document, operationName, contextValue, variableValues }) as
        | Promise<ExecutionResult>
        | ExecutionResult;
    },
    stringify: stringifyData,
  };
}
