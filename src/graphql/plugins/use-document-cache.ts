import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { DocumentStore } from '../document-store.ts';

/** Room for parsed documents, in bytes: some hundred queries of the usual size. */
const ROOM = 32 * 1024 * 1024;

/**
 * A document with more tokens than this is refused while it is parsed: it would take some 50 MB. A query for all that the
 * API has needs some thousand.
 */
const MOST_TOKENS = 100_000;

/**
 * Parses and validates a document once, as long as there is room for it. Documents that are refused are not kept. It
 * stands in for Yoga's own cache, which counts documents, however large they are.
 */
export function useDocumentCache(store = new DocumentStore(ROOM)): Plugin {
  return {
    onParse({ params, parseFn, setParseFn, setParsedDocument }) {
      setParseFn((source, options) => {
        try {
          return parseFn(source, { ...options, maxTokens: MOST_TOKENS });
        } catch (error) {
          throw error instanceof RangeError ? nestedTooDeeply() : error;
        }
      });
      const document = store.get(String(params.source));
      if (document !== undefined) setParsedDocument(document);
    },
    onValidate({ params, setResult }) {
      const document = params.documentAST;
      const text = document.loc?.source.body;
      if (text === undefined) return;
      // Only valid ones are in the store.
      if (store.get(text) === document) return void setResult([]);
      return ({ valid }) => {
        if (valid) store.put(text, document);
      };
    },
  };
}

/** The parser calls itself for each level, until there is no room for more. */
function nestedTooDeeply(): GraphQLError {
  return new GraphQLError('The document is nested too deeply.', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
}
