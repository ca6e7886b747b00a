/** @module Pages of agents and of versions, in Relay's form. */
import type { AgentPage } from '../../agents/directory/list-agents.ts';
import type { AgentRecord } from '../../core/agent.ts';
import type { Resolvers } from '../../generated/resolvers.ts';
import { badInput } from '../errors.ts';

/** An agent in a page. Its cursor is made only when it is asked for. */
export interface AgentEdgeSource {
  readonly page: AgentPage;
  readonly node: AgentRecord;
}

/** The largest page. */
export const MAX_FIRST = 100;

/** The largest number that GraphQL's Int can say. */
const MAX_INT = 2_147_483_647;

/** @throws GraphQLError `BAD_USER_INPUT` */
export function checkFirst(first: number): number {
  if (first < 0 || first > MAX_FIRST) throw badInput('first', `expected 0 to ${MAX_FIRST}, got ${first}`);
  return first;
}

/** Resolvers of the connections. */
export const connectionResolvers = {
  AgentConnection: {
    nodes: (page) => page.agents,
    edges: (page) => page.agents.map((node) => ({ page, node })),
    totalCount: async (page) => intOrNull(await page.totalCount()),
    pageInfo: (page) => pageInfo(page, page.agents, (agent) => page.cursorOf(agent)),
  },
  AgentEdge: {
    cursor: ({ page, node }) => page.cursorOf(node),
  },
  AgentVersionConnection: {
    nodes: ({ versions }) => versions,
    edges: ({ versions }) => versions.map((node) => ({ node, cursor: versionCursor(node) })),
    pageInfo: (page) => pageInfo(page, page.versions, versionCursor),
  },
} satisfies Pick<Resolvers, 'AgentConnection' | 'AgentEdge' | 'AgentVersionConnection'>;

/** The number in a version cursor. @throws GraphQLError `BAD_USER_INPUT` */
export function parseVersionCursor(cursor: string): number {
  const match = /^v1:(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) throw badInput('after', 'expected a cursor that this API gave out');
  return Number(match[1]);
}

/** GraphQL can not say a larger number as an Int. */
function intOrNull(count: number | null): number | null {
  return count !== null && count <= MAX_INT ? count : null;
}

function versionCursor({ number }: { number: number }): string {
  return Buffer.from(`v1:${number}`).toString('base64url');
}

function pageInfo<T>(
  page: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor?: string | undefined },
  items: readonly T[],
  cursorOf: (item: T) => string,
) {
  const [first] = items;
  const last = items.at(-1);
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: first === undefined ? null : cursorOf(first),
    endCursor: last === undefined ? (page.endCursor ?? null) : cursorOf(last),
  };
}
