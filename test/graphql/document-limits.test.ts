import { readdirSync, readFileSync } from 'node:fs';
import { getIntrospectionQuery, parse, type SelectionSetNode, visit } from 'graphql';
import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type RequestLimits, requestLimits } from '../../src/core/request-limits.ts';
import { explorerTabs } from '../../src/explorer/tabs.ts';
import { DocumentStore } from '../../src/graphql/document-store.ts';
import { checkDocument } from '../../src/graphql/limits/check-document.ts';
import { measureDocument } from '../../src/graphql/limits/measure-document.ts';
import { useDocumentCache } from '../../src/graphql/plugins/use-document-cache.ts';
import { useDocumentLimits } from '../../src/graphql/plugins/use-document-limits.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const LIMITS = { maxTokens: 1_000, maxDepth: 6, maxAliases: 10, maxRootFields: 12, maxDirectives: 8 };

const repeat = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at)).join(' ');

/** A document that has exactly so much of what a limit counts. */
const DOCUMENTS: Readonly<Record<keyof typeof LIMITS, (count: number) => string>> = {
  maxTokens: (count) => `{ nodes(ids: [${repeat(count - 19, () => '"a"')}]) @skip(if: true) { id } }`,
  maxDepth: (count) => `{ __schema { types ${'{ ofType '.repeat(count - 3)}{ name }${' }'.repeat(count - 3)} } }`,
  maxAliases: (count) => `{ accounts { ${repeat(count, (at) => `a${at}: id`)} } }`,
  maxRootFields: (count) => `{ ${repeat(count, () => '__typename')} }`,
  maxDirectives: (count) => `{ ${repeat(count, () => '... @include(if: true) { __typename }')} }`,
};

/** The same by fragments that are spread often. */
const SPREAD: readonly (readonly [keyof typeof LIMITS, string])[] = [
  [
    'maxDepth',
    `{ accounts { health { failure { code } } } ...A } ${repeat(6, (at) => `fragment ${'ABCDEF'[at]} on Query { a { ...${'BCDEFG'[at]} } }`)} fragment G on Query { a }`,
  ],
  [
    'maxAliases',
    '{ accounts { ...A ...A ...A } } fragment A on Account { ...B ...B } fragment B on Account { a: id b: id }',
  ],
  [
    'maxRootFields',
    '{ ...A ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { __typename accounts { id } accounts { label } }',
  ],
  [
    'maxDirectives',
    '{ ...A ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { __typename @skip(if: false) ...C @skip(if: false) } fragment C on Query { __typename }',
  ],
];

describe('a document that is larger than allowed', () => {
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ agents: 1, limits: LIMITS });
  });
  afterAll(() => api.close());

  const limits = Object.keys(LIMITS) as (keyof typeof LIMITS)[];

  test.each(limits)('is refused by the limit %s, and one of the largest size is not', async (limit) => {
    const allowed = LIMITS[limit];
    const ofSize = DOCUMENTS[limit];
    const refused = await api.run(ofSize(allowed + 1));
    expect(refused.data).toBeUndefined();
    expect(refused.errors).toMatchObject([
      {
        message: expect.stringContaining(`server.${limit}`),
        extensions: { code: 'LIMIT_EXCEEDED', limit: `server.${limit}`, allowed },
      },
    ]);
    // Of tokens nobody counts more than are allowed.
    if (limit !== 'maxTokens') expect(refused.errors?.[0]?.extensions).toMatchObject({ found: allowed + 1 });
    expect((await api.run(ofSize(allowed))).errors).toBeUndefined();
  });

  test.each(limits)('is refused by the limit %s at the endpoint of gateways as well', async (limit) => {
    const { errors } = await api.runAsGateway(DOCUMENTS[limit](LIMITS[limit] + 1));
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: `server.${limit}` } }]);
  });

  test.each(SPREAD)('counts a fragment as often as it is spread (%s)', async (limit, document) => {
    const { errors } = await api.run(document);
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: `server.${limit}` } }]);
  });

  test('is an error of the request (400), asks no vendor and is not logged', async () => {
    api.forgetCalls();
    const response = await api.rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: `{ ${repeat(200, (at) => `a${at}: agents { totalCount }`)} }` }),
    });
    expect(response.status).toBe(400);
    expect(api.callCount()).toBe(0);
    expect(api.log).toEqual([]);
  });

  test('is told to be one where fields of one name are too many to be compared', async () => {
    const { errors } = await api.run(`{ accounts { ${'__typename '.repeat(990)} } }`);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('the same fields'), extensions: { code: 'LIMIT_EXCEEDED' } },
    ]);
  });

  test('shows nothing of what it holds', async () => {
    const { errors } = await api.run(`{ ${repeat(400, () => 'account(id: "sk-canary") { id }')} }`);
    expect(errors).toMatchObject([{ extensions: { limit: 'server.maxTokens' } }]);
    expect(JSON.stringify(errors)).not.toContain('canary');
  });
});

describe('the size of a document', () => {
  /** The document, and how many selection sets were looked at. */
  function watched(text: string) {
    const document = parse(text);
    const seen = { selectionSets: 0, looks: 0 };
    visit(document, {
      SelectionSet(node: SelectionSetNode) {
        const { selections } = node;
        seen.selectionSets++;
        Object.defineProperty(node, 'selections', {
          get() {
            seen.looks++;
            return selections;
          },
        });
        return undefined;
      },
    });
    seen.looks = 0;
    return { document, seen };
  }

  test('is found in one look at each selection set, although written out it would have 2^500 fields', () => {
    const doubling = repeat(500, (at) => `fragment F${at} on Query { ...F${at + 1} a { ...F${at + 1} } }`);
    const { document, seen } = watched(`{ ...F0 } ${doubling} fragment F500 on Query { x: __typename }`);
    const { aliases, depth } = measureDocument(document);
    expect(aliases).toBe(Number.MAX_SAFE_INTEGER);
    expect(depth).toBe(501);
    expect(seen.looks).toBe(seen.selectionSets);
  });

  test('is found although fragments stand in circles, are unknown, or are never spread', () => {
    const circle = 'fragment A on Query { a: __typename ...B } fragment B on Query { b: __typename ...A ...A }';
    const { document, seen } = watched(`{ ...A ...Nobody } ${circle} fragment Unused on Query { c: __typename }`);
    expect(measureDocument(document)).toEqual({ depth: 1, aliases: 3, rootFields: 2, directives: 0 });
    expect(seen.looks).toBe(seen.selectionSets);
  });
});

describe('a server with limits', () => {
  function server(limits: Partial<RequestLimits>) {
    const store = new DocumentStore(1_000_000);
    const seen = { validated: 0 };
    const counting: Plugin = {
      onValidate() {
        seen.validated++;
      },
    };
    const yoga = createYoga({
      schema: createSchema({ typeDefs: 'type Query { a: Int q: Query }' }),
      logging: false,
      parserAndValidationCache: false,
      plugins: [counting, useDocumentLimits(requestLimits(limits)), useDocumentCache(store)],
    });
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json' };
      const response = await yoga.fetch('http://x/graphql', {
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { errors?: { extensions: object }[] };
    };
    return { store, seen, ask };
  }

  test.each(Object.entries(DOCUMENTS))('neither validates nor keeps what is larger (%s)', async (_, ofSize) => {
    const { store, seen, ask } = server(LIMITS);
    for (let time = 0; time < 2; time++) {
      expect((await ask(ofSize(1_200))).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
    }
    expect(seen.validated).toBe(0);
    expect(store.bytes).toBe(0);
  });

  test('refuses fragments in circles as validation does', async () => {
    const { ask } = server({});
    const { errors } = await ask('{ ...A } fragment A on Query { q { ...B } } fragment B on Query { q { ...A } }');
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  test('refuses what is nested deeper than it can be walked, whatever the limits are', async () => {
    const { ask } = server({ maxTokens: 1_000_000, maxDepth: 100_000 });
    for (const deep of [
      `{ ${'q { '.repeat(60_000)} a ${'} '.repeat(60_000)} }`,
      `{ ...F0 } ${repeat(60_000, (at) => `fragment F${at} on Query { ...F${at + 1} }`)} fragment F60000 on Query { a }`,
    ]) {
      expect((await ask(deep)).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
    }
  });
});

describe('the default limits', () => {
  const introspections = [
    getIntrospectionQuery(),
    getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  ];

  test('let every ready query of the explorer, the documentation and the tools pass', () => {
    const root = new URL('../../', import.meta.url);
    const pages = readdirSync(new URL('docs/', root), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `docs/${path}`);
    const written = ['README.md', ...pages].flatMap((path) =>
      [...readFileSync(new URL(path, root), 'utf8').matchAll(/```graphql\n(.*?)```/gs)].map(([, text = '']) => text),
    );
    const queries = written.filter((text) => /^\s*(#.*\s*)*(\{|query|mutation|fragment)/.test(text));
    expect(queries.length).toBeGreaterThan(1);
    const tabs = explorerTabs(vendors).map(({ query }) => query);
    for (const query of [...queries, ...tabs, ...introspections]) {
      expect(() => checkDocument(parse(query, { maxTokens: DEFAULT_LIMITS.maxTokens }), DEFAULT_LIMITS)).not.toThrow();
    }
  });
});
