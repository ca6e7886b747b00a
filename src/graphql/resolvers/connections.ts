/** @module Pages of agents and of versions, in Relay's form. */
import type { AgentPage } from '../../agents/directory/list-agents.ts';
import type { AgentRecord, VersionName } from '../../core/agent.ts';
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
  AgentVersion: {
    number: (version) => version.number(),
  },
  AgentVersionConnection: {
    isComplete: (page) => page.isComplete(),
    nodes: ({ versions }) => versions,
    edges: ({ versions }) => versions.map((node) => ({ node, cursor: versionCursor(node) })),
    pageInfo: (page) => pageInfo(page, page.versions, versionCursor),
  },
} satisfies Pick<Resolvers, 'AgentConnection' | 'AgentEdge' | 'AgentVersion' | 'AgentVersionConnection'>;

/** The version that a cursor stands for. @throws GraphQLError `BAD_USER_INPUT` */
export function parseVersionCursor(cursor: string): VersionName {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, number, id] = /^(?:v1:(\d{1,10})|v2:(.+))$/s.exec(text) ?? [];
  if (number !== undefined) return Number(number);
  if (id !== undefined) return id;
  throw badInput('after', 'expected a cursor that this API gave out');
}

/** GraphQL can not say a larger number as an Int. */
function intOrNull(count: number | null): number | null {
  return count !== null && count <= MAX_INT ? count : null;
}

function versionCursor({ place }: { readonly place: VersionName }): string {
  return Buffer.from(typeof place === 'number' ? `v1:${place}` : `v2:${place}`).toString('base64url');
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
