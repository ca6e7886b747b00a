/** @module Pages of agents and of versions, in Relay's form. */
import type { AgentPage } from '../../agents/directory/list-agents.ts';
import type { ShownAgent, VersionName } from '../../core/agent.ts';
import type { Resolvers } from '../../generated/resolvers.ts';
import { badInput } from '../errors.ts';

/** A page of a list, wherever it comes from. */
export type ShownPage = AgentPage<ShownAgent>;

/** An agent in a page. Its cursor is made only when it is asked for. */
export interface AgentEdgeSource {
  readonly page: ShownPage;
  readonly node: ShownAgent;
}

/** The largest page. */
export const MAX_FIRST = 100;

/** What a page says of itself; `endCursor` is that of a page without items. */
interface Page {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly endCursor?: string | undefined;
}

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
    pageInfo: (page) => new PageInfo(page, page.agents, page.cursorOf),
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
    pageInfo: (page) => new PageInfo(page, page.versions, versionCursor),
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

/** What is around a page. Cursors are made only when they are asked for. */
class PageInfo<T> {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  private readonly items: readonly T[];
  private readonly cursorOf: (item: T) => string;
  private readonly endOfNone: string | undefined;

  constructor(page: Page, items: readonly T[], cursorOf: (item: T) => string) {
    this.hasNextPage = page.hasNextPage;
    this.hasPreviousPage = page.hasPreviousPage;
    this.endOfNone = page.endCursor;
    this.items = items;
    this.cursorOf = cursorOf;
  }

  get startCursor(): string | null {
    const [first] = this.items;
    return first === undefined ? null : this.cursorOf(first);
  }

  get endCursor(): string | null {
    const last = this.items.at(-1);
    return last === undefined ? (this.endOfNone ?? null) : this.cursorOf(last);
  }
}
