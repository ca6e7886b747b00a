import { type DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestLimits } from '../../core/request-limits.ts';
import { checkDocument } from '../limits/check-document.ts';
import { tooMuch } from '../limits/too-much.ts';

/** The parser's word for a document that has more tokens than it was told to read. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/** What validation says when it has compared fields with each other half a million times (graphql-js 16.15). */
const COMPARED_ENOUGH = 'Validation aborted.';

/**
 * Refuses documents that are larger than allowed: their tokens while they are parsed, the rest before they are validated,
 * since validation takes longest with those that are made to take long. Documents in the cache are known to be small enough.
 */
export function useDocumentLimits(limits: RequestLimits): Plugin {
  const { maxTokens } = limits;
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options): DocumentNode => {
        try {
          const document = parseFn(source, { ...options, maxTokens });
          checkDocument(document, limits);
          return document;
        } catch (error) {
          if (error instanceof RangeError) throw nestedTooDeeply();
          if (error instanceof GraphQLError && TOO_MANY_TOKENS.test(error.message)) {
            throw tooMuch(
              'maxTokens',
              maxTokens,
              `The document has more than the ${maxTokens} tokens that are allowed`,
            );
          }
          throw error;
        }
      });
    },
    onValidate:
      () =>
      ({ result, setResult }) => {
        if (result.some(({ message }) => message === COMPARED_ENOUGH)) setResult([selectedTooOften()]);
      },
  };
}

/** The parser calls itself for each level, until there is no room for more. */
function nestedTooDeeply(): GraphQLError {
  return new GraphQLError('The document is nested too deeply.', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
}

function selectedTooOften(): GraphQLError {
  const message = 'The document selects the same fields so often that they can not all be compared: select each once.';
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400, spec: true } } });
}
