/** @module The workloads, in the order of the table. */
import { walk } from './walk.ts';
import type { Ask, Variant, Workload, WorkloadRequest } from './workload.ts';
import { LARGE, SMALL } from './worlds.ts';

/** What a page shows of one agent. */
const AGENT = `id name model instructions temperature status createdAt updatedAt
  extension { ... on ChatsbyAgent { maxTokens } }`;

/** What a list over all vendors shows of one. */
const ROW = `id name status createdAt updatedAt
  extension {
    __typename
    ... on AegraAgent { graphId version }
    ... on ChatsbyAgent { maxTokens }
    ... on CometChatAgent { integrateWith toolNames }
    ... on GenniaAgent { draftVersionNumber publishedVersionNumber }
    ... on NovaAgent { type }
  }`;

/** A list of 20; where all have to be distinct, of 11 to 30 agents in turn, 20.5 in the mean. */
async function list(variant: Variant, query: string): Promise<WorkloadRequest[]> {
  const sizes = variant === 'identical' ? [20] : Array.from({ length: 20 }, (_, index) => 11 + index);
  return sizes.map((first) => ({ query, variables: { first }, asks: { first } }));
}

/** The ids of as many agents of one account as a page by id is asked for. */
async function chatsbyIds(ask: Ask): Promise<readonly string[]> {
  return (await walk(ask, 200, ['chatsby'])).ids;
}

const mergedQuery = `query Bench($first: Int, $after: String) { agents(first: $first, after: $after) { nodes { ${ROW} } } }`;

/** So many agents stand before the page in the middle of all. */
const MIDDLE = 2500;

/** 20 agents of each vendor, mixed. Where all have to be distinct, the next 20 of the large accounts each time. */
async function hundredIds(variant: Variant, ask: Ask): Promise<WorkloadRequest[]> {
  const accounts: (readonly string[])[] = [];
  for (const id of Object.keys(SMALL)) accounts.push((await walk(ask, 200, [id])).ids);
  return Array.from({ length: variant === 'identical' ? 1 : 10 }, (_, turn) => {
    const ids = Array.from({ length: 20 }, (_, index) =>
      accounts.map((all) => all[(turn * 20 + index) % all.length] ?? ''),
    ).flat();
    return {
      query: `query Bench($ids: [ID!]!) { nodes(ids: $ids) { id ... on Agent { ${ROW} } } }`,
      variables: { ids },
    };
  });
}

/** The workloads, in the order of the table. */
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
      const ids = await chatsbyIds(ask);
      const asked = variant === 'identical' ? ids.slice(0, 1) : ids;
      return asked.map((id) => ({ query: `query Bench { agent(id: "${id}") { ${AGENT} } }`, asks: { id } }));
    },
  },
  {
    name: 'getrand',
    title: 'one agent by random id (a variable)',
    world: SMALL,
    async requests(_variant, ask) {
      const query = `query Bench($id: ID!) { agent(id: $id) { ${AGENT} } }`;
      return (await chatsbyIds(ask)).map((id) => ({ query, variables: { id }, asks: { id } }));
    },
  },
  {
    name: 'merged20',
    title: '20 newest over five vendors, merged, with extensions',
    world: SMALL,
    requests: (variant) => list(variant, mergedQuery),
  },
  {
    name: 'whole20',
    title: '20 light rows + a field of the whole document (21 calls)',
    world: SMALL,
    requests: (variant) =>
      list(
        variant,
        'query Bench($first: Int) { agents(first: $first, filter: { accountIds: ["gennia"] }) { nodes { id name instructions } } }',
      ),
  },
  {
    name: 'nodes100',
    title: '`nodes` of 100 ids over five vendors',
    world: SMALL,
    requests: hundredIds,
  },
  {
    name: 'update',
    title: 'an update, each of another agent',
    world: SMALL,
    async requests(_variant, ask) {
      const query = `mutation Bench($input: UpdateAgentInput!) {
        updateAgent(input: $input) { agent { id name status updatedAt } userErrors { message } }
      }`;
      return (await chatsbyIds(ask)).map((id) => ({
        query,
        variables: { input: { id, name: 'Renamed in a benchmark' } },
      }));
    },
  },
  {
    name: 'merged1000',
    title: '20 newest of 1,000 agents in each of five accounts',
    world: LARGE,
    requests: (variant) => list(variant, mergedQuery),
  },
  {
    name: 'middle1000',
    title: 'a page of 20 in the middle of these',
    world: LARGE,
    async requests(variant, ask) {
      const { endCursor: after } = await walk(ask, MIDDLE);
      const sized = await list(variant, mergedQuery);
      return sized.map((request) => ({ ...request, variables: { ...request.variables, after } }));
    },
  },
];
