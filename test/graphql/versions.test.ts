import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../generated/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

const VersionsOfAll = graphql(`
  query VersionsOfAll {
    agents(first: 100) {
      nodes {
        id
        vendor
        operations
        versions(first: 100) {
          nodes {
            number
            notes
            createdAt
            isCurrent
          }
        }
      }
    }
  }
`);

const VersionPage = graphql(`
  query VersionPage($id: ID!, $first: Int, $after: String) {
    agent(id: $id) {
      versions(first: $first, after: $after) {
        nodes {
          number
          notes
          createdAt
          isCurrent
        }
        edges {
          cursor
          node {
            number
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
`);

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall();
});
afterAll(() => api.close());

async function agentsOf(...vendors: string[]) {
  const { nodes } = dataOf(await api.execute(VersionsOfAll)).agents;
  return nodes.filter(({ vendor }) => vendors.includes(vendor));
}

async function pageOf(id: string, window: { first?: number; after?: string }) {
  const { agent } = dataOf(await api.execute(VersionPage, { id, ...window }));
  if (!agent?.versions) throw new Error(`no versions of ${id}`);
  return agent.versions;
}

describe('versions', () => {
  test('are null where the vendor keeps none', async () => {
    const agents = await agentsOf('CHATSBY', 'COMETCHAT', 'NOVA');
    expect(agents).toHaveLength(36);
    expect(agents.filter(({ versions }) => versions !== null)).toEqual([]);
  });

  test('are the newest first, and one at most is in force', async () => {
    for (const { id, versions, operations } of await agentsOf('GENNIA', 'AEGRA')) {
      const numbers = versions?.nodes.map(({ number }) => number) ?? [];
      expect(numbers, id).toEqual(numbers.toSorted((a, b) => b - a));
      expect(new Set(numbers).size).toBe(numbers.length);
      const current = versions?.nodes.filter(({ isCurrent }) => isCurrent) ?? [];
      expect(current.length, id).toBe(numbers.length === 0 ? 0 : 1);
      if (operations.includes('RESTORE_VERSION')) expect(numbers.length, id).toBeGreaterThan(0);
    }
  });

  test.each(['GENNIA', 'AEGRA'])('of %s are walked page by page', async (vendor) => {
    const agents = await agentsOf(vendor);
    const [richest] = agents.toSorted((a, b) => (b.versions?.nodes.length ?? 0) - (a.versions?.nodes.length ?? 0));
    const all = richest?.versions?.nodes ?? [];
    expect(all.length).toBeGreaterThanOrEqual(3);
    for (const first of [1, 2, all.length]) {
      const walked: typeof all = [];
      let after: string | undefined;
      for (let page = 0; ; page++) {
        const { nodes, edges, pageInfo } = await pageOf(
          richest?.id ?? '',
          after === undefined ? { first } : { first, after },
        );
        walked.push(...nodes);
        expect(edges.map(({ node }) => node.number)).toEqual(nodes.map(({ number }) => number));
        expect(pageInfo).toEqual({
          hasNextPage: walked.length < all.length,
          hasPreviousPage: page > 0,
          startCursor: edges[0]?.cursor,
          endCursor: edges.at(-1)?.cursor,
        });
        after = pageInfo.endCursor ?? '';
        if (!pageInfo.hasNextPage) break;
      }
      expect(walked).toEqual(all);
      const behind = await pageOf(richest?.id ?? '', { after: after ?? '' });
      expect(behind).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    }
  });

  test.each(['GENNIA', 'AEGRA'])('of %s have their number as their id, and are all shown', async (vendor) => {
    const [{ id } = { id: '' }] = await agentsOf(vendor);
    const { data } = await api.run(
      'query ($id: ID!) { agent(id: $id) { versions { isComplete nodes { id number } } } }',
      { id },
    );
    const { versions } = (data as unknown as { agent: { versions: { isComplete: boolean; nodes: object[] } } }).agent;
    expect(versions.isComplete).toBe(true);
    expect(versions.nodes).toEqual(
      versions.nodes.map((node) => ({ ...node, id: String(Reflect.get(node, 'number')) })),
    );
  });

  test.each(['GENNIA', 'AEGRA'])(
    'of %s can be restored by their id, which a refusal then points to',
    async (vendor) => {
      const agents = await agentsOf(vendor);
      const agent = agents.find(({ operations }) => operations.includes('RESTORE_VERSION'));
      const restore = async (versionId: string, dryRun: boolean) => {
        const { data } = await api.run(
          'mutation ($input: RestoreAgentVersionInput!) { result: restoreAgentVersion(input: $input) { userErrors { code field message } plannedCalls { path } } }',
          { input: { id: agent?.id, versionId, dryRun } },
        );
        return (data as unknown as { result: { userErrors: object[]; plannedCalls: object[] | null } }).result;
      };
      const [newest] = agent?.versions?.nodes ?? [];
      expect(await restore(String(newest?.number), true)).toMatchObject({ userErrors: [], plannedCalls: [{}] });
      expect((await restore('12345', false)).userErrors).toMatchObject([{ field: ['versionId'] }]);
      expect((await restore('first', true)).userErrors).toEqual([
        { code: 'INVALID', field: ['versionId'], message: "versionId must be the id of one of the agent's versions." },
      ]);
    },
  );

  test('can be asked for none at all', async () => {
    const [agent] = await agentsOf('GENNIA');
    expect(await pageOf(agent?.id ?? '', { first: 0 })).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('of one agent that fail cost no other field', async () => {
    const [agent] = await agentsOf('GENNIA');
    const { faults } = api.server('gennia');
    faults.add({
      fault: { kind: 'ANSWER', when: 'before', status: 403, body: '{}' },
      matches: ({ url }) => url.includes('/versions'),
    });
    try {
      const { data, errors } = await api.run(
        'query ($id: ID!) { agent(id: $id) { id versions { nodes { number } } } }',
        {
          id: agent?.id,
        },
      );
      expect(data).toEqual({ agent: { id: agent?.id, versions: null } });
      expect(errors).toEqual([
        expect.objectContaining({
          path: ['agent', 'versions'],
          extensions: {
            code: 'VENDOR_UNAUTHORIZED',
            vendor: 'GENNIA',
            accountId: 'gennia',
            retryable: false,
            vendorStatus: 403,
          },
        }),
      ]);
    } finally {
      faults.clear();
    }
  });
});
