import { parse } from 'graphql';
import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { describe, expect, test } from 'vitest';
import { DocumentStore } from '../../src/graphql/document-store.ts';
import { useDocumentCache } from '../../src/graphql/plugins/use-document-cache.ts';

const ROOM = 1_000_000;

/** A document of about this many tokens. */
const documentOf = (name: string, tokens: number) => `query ${name} { ${'a '.repeat(tokens + 1)}}`;

describe('parsed documents', () => {
  test('never take more room than they have, however many and however large they are', () => {
    const store = new DocumentStore(ROOM);
    for (let at = 0; at < 400; at++) {
      const text = documentOf(`Q${at}`, (at * 37) % 700);
      store.put(text, parse(text));
      expect(store.bytes).toBeLessThanOrEqual(ROOM);
    }
    expect(store.bytes).toBeGreaterThan(ROOM / 2);
  });

  test('that are larger than their share are not kept, and drive out no other', () => {
    const store = new DocumentStore(ROOM);
    const [small, large] = [documentOf('Small', 5), documentOf('Large', 2000)];
    const document = parse(small);
    store.put(small, document);
    store.put(large, parse(large));
    expect(store.get(large)).toBeUndefined();
    expect(store.get(small)).toBe(document);
  });

  test('that are asked for stay, others go', () => {
    const store = new DocumentStore(ROOM);
    const used = documentOf('Used', 5);
    store.put(used, parse(used));
    const first = documentOf('Q0', 100);
    for (let at = 0; at < 100; at++) {
      const text = documentOf(`Q${at}`, 100);
      store.put(text, parse(text));
      expect(store.get(used)).toBeDefined();
    }
    expect(store.get(first)).toBeUndefined();
  });
});

describe('a server', () => {
  function server() {
    const store = new DocumentStore(ROOM);
    const seen = { parsed: 0, validated: 0 };
    const yoga = createYoga({
      schema: createSchema({ typeDefs: 'type Query { a: Int }', resolvers: { Query: { a: () => 1 } } }),
      logging: false,
      parserAndValidationCache: false,
      plugins: [
        {
          onParse({ parseFn, setParseFn }) {
            setParseFn((...args: [string]) => {
              seen.parsed++;
              return parseFn(...args);
            });
          },
          onValidate({ validateFn, setValidationFn }) {
            setValidationFn((...args) => {
              seen.validated++;
              return validateFn(...args);
            });
          },
        } satisfies Plugin,
        useDocumentCache(store),
      ],
    });
    const ask = async (query: string) => {
      const response = await yoga.fetch('http://x/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { data?: object; errors?: object[] };
    };
    return { store, seen, ask };
  }

  test('parses and validates the same query once', async () => {
    const { seen, ask } = server();
    for (let at = 0; at < 3; at++) expect(await ask('{ a }')).toEqual({ data: { a: 1 } });
    expect(seen).toEqual({ parsed: 1, validated: 1 });
  });

  test.each(['{ a', '{ nope }', '{ a(x: 1) }'])('keeps nothing of a query that is refused: %s', async (query) => {
    const { store, ask } = server();
    const [first, second] = [await ask(query), await ask(query)];
    expect(first.errors).toHaveLength(1);
    expect(second).toEqual(first);
    expect(store.bytes).toBe(0);
  });
});
