import {
  defaultFieldResolver,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { isPromise } from '../execution/is-promise.ts';
import { ENDED, fieldCount } from '../limits/count-field.ts';

/**
 * Counts every answer while it is made, field by field, and ends what has become larger than allowed: neither the answer
 * nor its text is built. What an introspection answers is counted before it is executed. Compiled operations count by
 * themselves; what this puts around resolvers is for graphql-js.
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

/** Several servers may share one: counted twice, an answer would seem twice as large. */
const countedSchemas = new WeakSet<GraphQLSchema>();

function countAnswers(schema: GraphQLSchema): void {
  if (countedSchemas.has(schema)) return;
  countedSchemas.add(schema);
  if (counted.has(schema)) return;
  counted.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve = countedResolver(field);
  }
}

function countedResolver({ type, resolve = defaultFieldResolver }: GraphQLField<unknown, unknown>) {
  const isRequired = isNonNullType(type);
  const count = fieldCount(type);
  const resolver: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
    const { answer } = context as Context;
    if (answer.error !== undefined) {
      // Nobody will see it. What can be null ends here; what can not ends all around it.
      if (isRequired) throw ENDED;
      return null;
    }
    // A field's step in the path is its name in the answer.
    const key = info.path.key as string;
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      count.error(answer, key);
      throw error;
    }
    if (!isPromise(value)) return count.value(answer, key, value);
    return value.then(
      (result) => count.value(answer, key, result),
      (error) => {
        count.error(answer, key);
        throw error;
      },
    );
  };
  return resolver;
}
