/** @module What the catalog is asked. */
import { RARE } from './dataset.ts';

/** A question over GraphQL. */
export interface Question {
  readonly name: string;
  readonly query: string;
  /** Made anew for each time, so that no answer is remembered. */
  readonly variables: (round: number) => object;
}

const ROWS = 'nodes { id name description model status tags createdAt account { id } }';

const list = (name: string, filter: (round: number) => object, more: object = {}): Question => ({
  name,
  query: `query ($filter: AgentFilter, $orderBy: AgentOrder) { agents(first: 20, filter: $filter, orderBy: $orderBy, source: CATALOG) { ${ROWS} pageInfo { hasNextPage endCursor } } }`,
  variables: (round) => ({ filter: filter(round), ...more }),
});

const counted = (name: string, filter: (round: number) => object): Question => ({
  name,
  query: 'query ($filter: AgentFilter) { agents(first: 0, filter: $filter, source: CATALOG) { totalCount } }',
  variables: (round) => ({ filter: filter(round) }),
});

const facets = (name: string, filter: (round: number) => object): Question => ({
  name,
  query:
    'query ($filter: AgentFilter) { agents(first: 0, filter: $filter, source: CATALOG) { facets(fields: [VENDOR, STATUS, MODEL, TAG]) { field values { value count } } } }',
  variables: (round) => ({ filter: filter(round) }),
});

/** All of them, as the issue of the catalog names them. */
export const questions: readonly Question[] = [
  list('newest', () => ({})),
  list('by name', () => ({}), { orderBy: { field: 'NAME', direction: 'ASC' } }),
  list('common substring', (round) => ({ search: ['support', 'sales', 'billing'][round % 3] })),
  list('rare substring', () => ({ search: RARE })),
  list('substring without a hit', (round) => ({ search: `nothing like this ${round}` })),
  list('two Chinese characters', () => ({ search: '退款' })),
  list('vendor, status, tag and model', () => ({
    vendors: ['GENNIA'],
    statuses: ['ACTIVE'],
    tags: ['vip'],
    model: { eq: 'gpt-4o' },
  })),
  list('or, not', (round) => ({
    or: [{ name: { startsWith: 'Kansai' } }, { tagged: { allOf: ['gold', 'night'] } }],
    not: { status: { in: ['PAUSED', 'DRAFT'] } },
    createdAt: { gt: `202${4 + (round % 2)}-06-01T00:00:00Z` },
  })),
  counted('count', () => ({})),
  counted('count of a status and a model', () => ({ statuses: ['ACTIVE'], model: { eq: 'o3' } })),
  facets('facets', () => ({})),
  facets('facets of a search', (round) => ({ search: ['Kansai', 'Nordics'][round % 2] })),
];
