/** @module Documents that are wrong, large, deep or circular. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Random } from '../../sandbox/random.ts';
import { hostileCursor, hostileId, oddValue, tricks } from './pieces.ts';

const TABS = new URL('../../src/explorer/tabs/', import.meta.url);
const ready = readdirSync(TABS).map((file) => readFileSync(new URL(file, TABS), 'utf8')) as [string, ...string[]];

/** What is sent as GraphQL. */
export interface HostileOperation {
  readonly query: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

type Make = (random: Random, accounts: readonly string[]) => HostileOperation;

const repeated = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const nested = (depth: number, open: string, middle: string, close: string) =>
  open.repeat(depth) + middle + close.repeat(depth);

const MAKERS: Readonly<Record<string, Make>> = {
  'many aliases': (random) => {
    const field = random.pick([
      'accounts { health { reachable } }',
      '__typename',
      'accounts { writableFields { path } }',
      'agents(first: 100) { nodes { raw } }',
    ]);
    return { query: `{ ${repeated(1 + random.below(3000), (index) => `a${index}: ${field}`)} }` };
  },
  'deep selections': (random) => ({
    query: `{ accounts { writableFields { ${nested(random.below(4000), 'items { ', 'path', ' }')} } } }`,
  }),
  'deep lists': (random) => ({
    query: `{ agents(filter: { tags: ${nested(random.below(20_000), '[', '', ']')} }) { totalCount } }`,
  }),
  'fragments in circles': () => ({
    query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A __typename }',
  }),
  'fragments that double': (random) => {
    const depth = 5 + random.below(40);
    return {
      query: `{ ...F0 } ${repeated(depth, (index) => `fragment F${index} on Query { a: __typename ...F${index + 1} b: __typename ...F${index + 1} }`)} fragment F${depth} on Query { __typename }`,
    };
  },
  'many directives': (random) => ({
    query: `{ __typename ${repeated(random.below(5000), () => '@skip(if: false)')} }`,
  }),
  'many fields of one name': (random) => ({ query: `{ ${repeated(random.below(7000), () => '__typename')} }` }),
  'many operations': (random) => ({
    query: repeated(1 + random.below(500), (index) => `query Q${index} { __typename }`),
    operationName: random.pick(['Q0', 'Q9', '', tricks(random)]),
  }),
  'many tokens': (random) => ({ query: `{ a(${repeated(random.below(20_000), (index) => `x${index}: 1`)}) }` }),
  'changed words': (random) => {
    const words = random.pick(ready).split(/\b/);
    for (let count = random.below(6); count >= 0; count--) {
      const place = random.below(words.length);
      const change = random.below(4);
      if (change === 0) words.splice(place, 1);
      else if (change === 1) words.splice(place, 0, words[random.below(words.length)] ?? '');
      else if (change === 2) words[place] = tricks(random);
      else words[place] = random.pick(['{', '}', '(', ')', '...', '$', '@', '"""', '"', '#', '\u0000', ':', '!']);
    }
    return { query: words.join(''), variables: random.below(2) === 0 ? oddValue(random) : { input: oddValue(random) } };
  },
  'odd variables': (random) => ({
    query: random.pick(ready),
    variables: random.pick([
      oddValue(random),
      { input: oddValue(random), id: oddValue(random), filter: oddValue(random) },
    ]),
  }),
  ids: (random, accounts) => {
    const id = hostileId(random, accounts);
    const query = random.pick([
      'query ($id: ID!) { agent(id: $id) { id name raw versions { nodes { number } } } }',
      'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id, $id]) { id } }',
      'mutation ($id: ID!) { updateAgent(input: { id: $id, name: "x" }) { agent { id } userErrors { code message } } }',
      'mutation ($id: ID!) { deleteAgent(input: { id: $id }) { userErrors { code message } } }',
      'mutation ($id: ID!) { pauseAgent(input: { id: $id }) { userErrors { code message } } publishAgent(input: { id: $id }) { userErrors { code } } }',
      'mutation ($id: ID!) { restoreAgentVersion(input: { id: $id, number: 1 }) { userErrors { code message } } }',
      'mutation ($id: ID!) { copyAgent(input: { id: $id, toAccountId: $id }) { userErrors { code message } } }',
    ]);
    return { query, variables: { id } };
  },
  cursors: (random) => ({
    query:
      'query ($after: String) { agents(first: 3, after: $after) { nodes { id versions(after: $after) { nodes { id } } } pageInfo { endCursor } } }',
    variables: { after: hostileCursor(random) },
  }),
  filters: (random) => ({
    query:
      'query ($search: String, $tags: [String!], $ids: [ID!]) { agents(filter: { search: $search, tags: $tags, accountIds: $ids }) { totalCount } }',
    variables: {
      search: tricks(random),
      tags: Array.from({ length: random.below(random.pick([3, 300, 6000])) }, () => tricks(random)),
      ids: random.pick([null, [], [tricks(random)]]),
    },
  }),
  entities: (random, accounts) => ({
    query:
      'query ($all: [_Any!]!) { _entities(representations: $all) { __typename ... on Agent { id name } } _service { sdl } }',
    variables: {
      all: Array.from({ length: random.below(random.pick([5, 200, 3000])) }, () =>
        random.pick([oddValue(random), { __typename: 'Agent', id: hostileId(random, accounts) }]),
      ),
    },
  }),
  'no document': (random) => ({
    query: oddValue(random),
    extensions: oddValue(random),
    operationName: oddValue(random),
  }),
  persisted: (random) => ({ query: undefined, extensions: { persistedQuery: oddValue(random) } }),
  introspection: (random) => ({
    query: `{ __schema { types { ${nested(random.below(60), 'fields { type { ', 'name', ' } }')} } } }`,
  }),
};

/** Names of the kinds. */
export const DOCUMENT_KINDS = Object.keys(MAKERS) as [string, ...string[]];

/** One of a kind. */
export function hostileOperation(kind: string, random: Random, accounts: readonly string[]): HostileOperation {
  const make = MAKERS[kind];
  if (make === undefined) throw new Error(`no kind "${kind}"`);
  return make(random, accounts);
}
