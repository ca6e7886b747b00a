import {
  defaultFieldResolver,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import type { AnswerSize } from '../limits/answer-size.ts';
import { jsonBytes } from '../limits/json-bytes.ts';

/** Quotes, colon and comma around the name of a field. */
const AROUND_NAME = 4;

/** The braces of an object, and a comma. */
const BRACES = 3;

/** An entry of `errors`, about: its message, its path, its code. */
const ERROR_BYTES = 300;

/** Ends what can not be null. It has a path, so that graphql-js makes no error of its own of it, field by field. */
const ENDED = new GraphQLError('The answer is too large.', { path: [] });

/**
 * Counts every answer while it is made, field by field, and ends what has become larger than allowed: neither the answer
 * nor its text is built. What an introspection answers is counted before it is executed.
 */
export function useAnswerLimit(): Plugin {
  return {
    onSchemaChange: ({ schema }) => countAnswers(schema as GraphQLSchema),
    onExecute: ({ args }) => ({
      onExecuteDone({ setResult }) {
        const { document, operationName, contextValue } = args as ExecutionArgs;
        const refused = refusedAnswer(contextValue as Context, getOperationAST(document, operationName));
        if (refused !== undefined) setResult(refused);
      },
    }),
  };
}

/** What is answered in place of an answer that has become too large; undefined where it has not. */
export function refusedAnswer(
  { answer: { error } }: Pick<Context, 'answer'>,
  operation: OperationDefinitionNode | null | undefined,
): ExecutionResult | undefined {
  if (error === undefined) return undefined;
  return { errors: [operation?.operation === 'mutation' ? afterWriting(error) : error] };
}

/** Nobody gets to see what was written: at least it is told that something may have been. */
function afterWriting({ message, extensions }: GraphQLError): GraphQLError {
  const told = `${message} What it wrote before is written: look at the agents before you repeat it.`;
  return new GraphQLError(told, { extensions });
}

/** Each is counted once, however many servers share it. */
const counted = new WeakSet<GraphQLSchema>();

function countAnswers(schema: GraphQLSchema): void {
  if (counted.has(schema)) return;
  counted.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve = countedResolver(field);
  }
}

function countedResolver({ type, resolve = defaultFieldResolver }: GraphQLField<unknown, unknown>) {
  const isRequired = isNonNullType(type);
  const add = isLeafType(getNamedType(type)) ? addLeaf : addObject;
  const resolver: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
    const { answer } = context as Context;
    if (answer.error !== undefined) {
      // Nobody will see it. What can be null ends here; what can not ends all around it.
      if (isRequired) throw ENDED;
      return null;
    }
    // A field's step in the path is its name in the answer.
    const name = (info.path.key as string).length + AROUND_NAME;
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      answer.add(1, name + ERROR_BYTES);
      throw error;
    }
    if (!isPromise(value)) return add(answer, name, value);
    return value.then(
      (result) => add(answer, name, result),
      (error) => {
        answer.add(1, name + ERROR_BYTES);
        throw error;
      },
    );
  };
  return resolver;
}

function addLeaf(answer: AnswerSize, name: number, value: unknown): unknown {
  if (Array.isArray(value)) {
    answer.add(1, name);
    for (const item of value) if (answer.error === undefined) answer.add(1, jsonBytes(item) + 1);
  } else answer.add(1, name + jsonBytes(value));
  return value;
}

function addObject(answer: AnswerSize, name: number, value: unknown): unknown {
  const items = Array.isArray(value) ? value.length : 0;
  answer.add(1 + items, name + BRACES * (1 + items));
  // A list that is too much by itself is not walked through.
  return answer.error !== undefined && items > 0 ? [] : value;
}

/** As graphql-js tells them: no JSON holds a function. */
function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
