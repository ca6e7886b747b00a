import { type ExecutionResult, GraphQLError, getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { JsonObject } from '../../core/json.ts';
import { discreetRule } from '../discreet/validation-rules.ts';
import { variableMistakes } from '../discreet/variable-mistakes.ts';
import { givenUp } from '../mask-error.ts';

/**
 * Keeps what callers put in out of GraphQL's own errors: of the request's text, of literals and of variables. What they
 * hold at a wrong place may be a credential. `maskError` does the same with syntax errors.
 */
export function useDiscreetErrors(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (requestParser === undefined) return;
      setRequestParser(async (request) => {
        try {
          return await requestParser(request);
        } catch (error) {
          if (isCutOff(error)) throw givenUp();
          throw isNotReadable(error) ? notReadable() : error;
        }
      });
    },
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((schema, document, rules, ...rest) =>
        validateFn(schema, document, rules?.map(discreetRule), ...rest),
      );
    },
    onExecute: ({ args }) => ({
      onExecuteDone({ result, setResult }) {
        const { errors = [] } = result as ExecutionResult;
        if (!errors.some(isAboutVariables)) return;
        const operation = getOperationAST(args.document, args.operationName);
        const mistakes = operation
          ? variableMistakes(args.schema, operation, (args.variableValues ?? {}) as JsonObject)
          : [];
        const unknown = new GraphQLError('A variable has a value that is not allowed.', {
          nodes: errors[0]?.nodes ?? null,
        });
        setResult({ errors: mistakes.length > 0 ? mistakes : [unknown] });
      },
    }),
  };
}

function isAboutVariables({ nodes }: GraphQLError): boolean {
  return nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}

/** The connection ended before the request had come whole: Node's word for it, whichever side ended it. */
function isCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

/** What no parser of JSON could read: the parser's own words quote it. An aborted request is another matter. */
function isNotReadable(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof GraphQLError && 'originalError' in error.extensions);
}

function notReadable(): GraphQLError {
  return new GraphQLError('The request can not be read: expected JSON.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}
