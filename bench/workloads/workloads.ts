/** @module The workloads, in the order of the table. */
import type { Ask, GraphqlRequest, Variant, Workload } from './workload.ts';
import { SMALL } from './worlds.ts';

/** What a page shows of one agent. */
const AGENT = `id name model instructions temperature status createdAt updatedAt
  extension { ... on ChatsbyAgent { maxTokens } }`;

const EXTENSIONS = `extension {
  __typename
  ... on AegraAgent { graphId version }
  ... on ChatsbyAgent { maxTokens }
  ... on CometChatAgent { integrateWith toolNames }
  ... on GenniaAgent { draftVersionNumber publishedVersionNumber }
  ... on NovaAgent { type }
}`;

/** Lists of 11 to 30 agents, 20.5 in the mean: as many different ones as there are sizes. */
const SIZES = Array.from({ length: 20 }, (_, index) => 11 + index);

/** A list of 20; where all have to be distinct, of as many as {@link SIZES} says. */
async function list(variant: Variant, query: string): Promise<GraphqlRequest[]> {
  const sizes = variant === 'identical' ? [20] : SIZES;
  return sizes.map((first) => ({ query, variables: { first } }));
}

/** The ids of all agents of one account, the newest first. */
async function idsOf(ask: Ask, accountId: string, first: number): Promise<string[]> {
  const query =
    'query ($first: Int, $ids: [ID!]) { agents(first: $first, filter: { accountIds: $ids }) { nodes { id } } }';
  const { data } = (await ask(query, { first, ids: [accountId] })) as { data: { agents: { nodes: { id: string }[] } } };
  return data.agents.nodes.map(({ id }) => id);
}

const oneAgent = `query Bench($id: ID!) { agent(id: $id) { ${AGENT} } }`;

async function randomAgents(ask: Ask): Promise<GraphqlRequest[]> {
  const ids = await idsOf(ask, 'chatsby', 200);
  return ids.map((id) => ({ query: oneAgent, variables: { id } }));
}

export const workloads: readonly Workload[] = [
  {
    name: 'typename',
    title: '`{ __typename }`',
    world: SMALL,
    requests: async () => [{ query: 'query Bench { __typename }' }],
  },
  {
    name: 'list20',
    title: '20 newest of one vendor',
    world: SMALL,
    requests: (variant) =>
      list(
        variant,
        `query Bench($first: Int) { agents(first: $first, filter: { accountIds: ["chatsby"] }) { nodes { ${AGENT} } } }`,
      ),
  },
  {
    name: 'get1',
    title: 'one agent by id',
    world: SMALL,
    async requests(variant, ask) {
      const ids = await idsOf(ask, 'chatsby', 200);
      const asked = variant === 'identical' ? ids.slice(0, 1) : ids;
      return asked.map((id) => ({ query: `query Bench { agent(id: "${id}") { ${AGENT} } }` }));
    },
  },
  {
    name: 'getrand',
    title: 'one agent by random id (a variable)',
    world: SMALL,
    requests: (_variant, ask) => randomAgents(ask),
  },
  {
    name: 'merged20',
    title: '20 newest over five vendors, merged, with extensions',
    world: SMALL,
    requests: (variant) =>
      list(
        variant,
        `query Bench($first: Int) { agents(first: $first) { nodes { id name status createdAt updatedAt ${EXTENSIONS} } } }`,
      ),
  },
  {
    name: 'whole20',
    title: '20 light rows + a field of the whole document',
    world: SMALL,
    requests: (variant) =>
      list(
        variant,
        'query Bench($first: Int) { agents(first: $first, filter: { accountIds: ["gennia"] }) { nodes { id name instructions } } }',
      ),
  },
];
