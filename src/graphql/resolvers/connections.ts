/** @module Pages of agents and of versions, in Relay's form. */
import type { ShownAgent, VersionName } from '../../core/agent.ts';
import type { Resolvers } from '../../generated/resolvers.ts';
import { badInput, checkLength } from '../errors.ts';
import type { ShownPage, SyncedAccount } from '../lists/shown-page.ts';

/** An agent in a page. Its cursor is made only when it is asked for. */
export interface AgentEdgeSource {
  readonly page: ShownPage;
  readonly node: ShownAgent;
}

/** The size of a page when none is asked for. */
export const DEFAULT_FIRST = 20;

/** The largest page. */
export const MAX_FIRST = 100;

/** What a page says of itself; `endCursor` is that of a page without items. */
interface Page {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly endCursor?: string | undefined;
}

/** Most fields that agents are counted by at once. */
const MAX_FACETS = 10;

/** Default of `first` of facets. */
const DEFAULT_FACET_VALUES = 20;

/** The largest number that GraphQL's Int can say. */
const MAX_INT = 2_147_483_647;

/** @throws GraphQLError `BAD_USER_INPUT` */
export function checkFirst(first: number, argument = 'first'): number {
  if (first < 0 || first > MAX_FIRST) throw badInput(argument, `expected 0 to ${MAX_FIRST}, got ${first}`);
  return first;
}

/** Resolvers of the connections. */
export const connectionResolvers = {
  AgentConnection: {
    nodes: (page) => page.agents,
    edges: (page) => page.agents.map((node) => ({ page, node })),
    freshness: (page) => page.freshness(),
    facets(page, { fields, first }) {
      checkLength('fields', fields, MAX_FACETS);
      const most = first ?? DEFAULT_FACET_VALUES;
      if (most < 1 || most > MAX_FIRST) throw badInput('first', `expected 1 to ${MAX_FIRST}, got ${most}`);
      return page.facets({ fields, first: most });
    },
    totalCount: async (page) => intOrNull(await page.totalCount()),
    pageInfo: (page) => new PageInfo(page, page.agents, page.cursorOf),
  },
  AgentEdge: {
    cursor: ({ page, node }) => page.cursorOf(node),
  },
  AccountSync: {
    state: ({ copy }) => copy.state,
    asOf: ({ copy: { asOf } }) => (asOf === null ? null : new Date(asOf)),
    lagSeconds: ({ copy: { asOf } }) => (asOf === null ? null : Math.max(0, Math.round((Date.now() - asOf) / 1_000))),
    agents: ({ copy }) => copy.listed,
    held: ({ copy }) => copy.held,
    missing: ({ copy }) => copy.missing,
    nextDueAt: ({ copy: { nextDueAt } }) => (nextDueAt === null ? null : new Date(nextDueAt)),
    failure: ({ account, copy: { failure } }: SyncedAccount) => (failure === null ? null : { account, ...failure }),
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
} satisfies Pick<
  Resolvers,
  'AccountSync' | 'AgentConnection' | 'AgentEdge' | 'AgentVersion' | 'AgentVersionConnection'
>;

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
