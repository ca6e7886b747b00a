/** @module The documents that several tests of lists use, and what the lists are expected to be. */
import { vendors } from '../../src/vendors/index.ts';
import type { AgentFilter, AgentOrder, RollOfAllQuery, Vendor } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import type { TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

/** A page with all that can be filtered and ordered by. */
export const RollOfAll = graphql(`
  query RollOfAll($first: Int, $after: String, $filter: AgentFilter, $orderBy: AgentOrder) {
    agents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      nodes {
        id
        vendor
        account {
          id
        }
        name
        description
        tags
        status
        createdAt
        updatedAt
      }
      edges {
        cursor
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
      failures {
        code
        message
      }
    }
  }
`);

/** A page. */
export type Roll = RollOfAllQuery['agents'];
/** An agent in it. */
export type RollAgent = Roll['nodes'][number];

/** What can be asked of a list. */
export interface RollRequest {
  readonly first?: number;
  readonly after?: string;
  readonly filter?: AgentFilter;
  readonly orderBy?: AgentOrder;
}

/** One page; of up to 100 unless asked otherwise. */
export async function readRoll(api: TestRollcall, request: RollRequest = {}): Promise<Roll> {
  const { agents } = dataOf(await api.execute(RollOfAll, { first: 100, ...request }));
  if (agents.failures.length > 0) throw new Error(`unexpected failures: ${JSON.stringify(agents.failures)}`);
  return agents;
}

/** Follows the cursors to the end. */
export async function walkRoll(api: TestRollcall, first: number, request: RollRequest = {}): Promise<Roll[]> {
  const pages: Roll[] = [];
  for (let after: string | undefined; ; ) {
    const page = await readRoll(api, { ...request, first, ...(after === undefined ? {} : { after }) });
    pages.push(page);
    after = page.pageInfo.endCursor ?? undefined;
    if (!page.pageInfo.hasNextPage || after === undefined) return pages;
    if (pages.length > 1000) throw new Error('a walk without end');
  }
}

const Instructions = graphql(`
  query Instructions($vendors: [Vendor!]) {
    agents(first: 100, filter: { vendors: $vendors }) {
      nodes {
        id
        instructions
      }
    }
  }
`);

/** Instructions by id, where a search looks at them. */
export async function readInstructions(api: TestRollcall): Promise<ReadonlyMap<string, string>> {
  const whole = vendors.filter(({ capabilities }) => capabilities.listing.wholeItems).map(({ name }) => name as Vendor);
  const { nodes } = dataOf(await api.execute(Instructions, { vendors: whole })).agents;
  return new Map(nodes.map(({ id, instructions }) => [id, instructions ?? '']));
}

/** Whether an agent belongs into a list, told from the agent alone, and from its instructions where they are searched. */
export function belongs(
  agent: RollAgent,
  filter: AgentFilter,
  instructions: ReadonlyMap<string, string> = new Map(),
): boolean {
  const text = filter.search?.trim().toLowerCase() ?? '';
  const texts = [agent.name, agent.description, instructions.get(agent.id)];
  return (
    (filter.vendors?.includes(agent.vendor) ?? true) &&
    (filter.accountIds?.includes(agent.account.id) ?? true) &&
    (filter.statuses?.some((status) => status === agent.status) ?? true) &&
    (filter.tags?.some((tag) => agent.tags?.includes(tag)) ?? true) &&
    texts.some((part) => part?.toLowerCase().includes(text))
  );
}

/** The agents in an order: without a value last, ties by id. */
export function ordered(
  agents: readonly RollAgent[],
  { field, direction }: Required<Pick<AgentOrder, 'field' | 'direction'>>,
): RollAgent[] {
  const keyOf = (agent: RollAgent) =>
    field === 'NAME' ? agent.name : field === 'CREATED_AT' ? agent.createdAt : agent.updatedAt;
  return agents.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left === right) return byCodePoint(a.id, b.id);
    if (left === null) return 1;
    if (right === null) return -1;
    // Times are all written in one form, so that their texts stand in their order.
    return direction === 'ASC' ? byCodePoint(left, right) : byCodePoint(right, left);
  });
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
