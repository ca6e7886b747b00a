import type { Plugin } from 'graphql-yoga';
import type { DocumentStore } from '../document-store.ts';

/**
 * Parses and validates a document once, as long as there is room for it. Documents that are refused are not kept. It
 * stands in for Yoga's own cache, which counts documents, however large they are.
 */
export function useDocumentCache(store: DocumentStore): Plugin {
  return {
    onParse({ params, setParsedDocument }) {
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
