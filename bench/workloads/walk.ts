import type { Ask } from './workload.ts';

const PAGE = 100;

const QUERY = /* GraphQL */ `
  query ($first: Int, $after: String, $accountIds: [ID!]) {
    agents(first: $first, after: $after, filter: { accountIds: $accountIds }) {
      nodes {
        id
      }
      pageInfo {
        endCursor
      }
    }
  }
`;

interface Answer {
  readonly data: {
    readonly agents: {
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly endCursor: string | null };
    };
  };
}

/** Where a walk through a list has come. */
export interface Walked {
  readonly ids: readonly string[];
  /** Where the list goes on. */
  readonly endCursor: string | null;
}

/**
 * Walks through the list of some accounts, the newest first.
 *
 * @param count after so many agents it stops; a multiple of 100
 * @param accountIds all accounts when undefined
 */
export async function walk(ask: Ask, count: number, accountIds?: readonly string[]): Promise<Walked> {
  const ids: string[] = [];
  let endCursor: string | null = null;
  while (ids.length < count) {
    const variables = { first: PAGE, after: endCursor, accountIds: accountIds ?? null };
    const { data } = (await ask({ query: QUERY, variables })) as Answer;
    ids.push(...data.agents.nodes.map(({ id }) => id));
    endCursor = data.agents.pageInfo.endCursor;
    if (data.agents.nodes.length < PAGE) break;
  }
  return { ids, endCursor };
}
