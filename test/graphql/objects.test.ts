import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extensionType } from '../../src/contract/sdl/vendor-types.ts';
import { vendors } from '../../src/vendors/index.ts';
import { graphql } from '../generated/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

const NewestWithExtensions = graphql(`
  query NewestWithExtensions {
    agents {
      nodes {
        ...Everything
      }
      failures {
        code
      }
    }
  }

  fragment Everything on Agent {
    id
    vendor
    vendorId
    account {
      id
      label
      vendor
    }
    name
    description
    instructions
    model
    temperature
    avatarUrl
    tags
    status
    createdAt
    updatedAt
    operations
    raw
    extension {
      __typename
      ... on AegraAgent {
        graphId
        version
        config
        metadata
      }
      ... on ChatsbyAgent {
        maxTokens
        status
      }
      ... on CometChatAgent {
        isActive
        integrateWith
        integrationMeta {
          baseUrl
        }
        toolNames
        metaData {
          greetingMessage
          suggestedMessages
        }
      }
      ... on GenniaAgent {
        status
        publishedVersionNumber
        thinkingEffort
        messageDelayType
        followUpBusinessHoursStart
      }
      ... on NovaAgent {
        type
        llmConfig {
          provider
          maxTokens
        }
        tools {
          name
          parameters {
            name
          }
        }
      }
    }
  }
`);

const OneAgent = graphql(`
  query OneAgent($id: ID!) {
    agent(id: $id) {
      ...Everything
    }
    node(id: $id) {
      __typename
      id
      ...Everything
    }
  }
`);

const Accounts = graphql(`
  query Accounts {
    accounts {
      __typename
      id
      vendor
      label
      operations
      writableFields {
        path
        requiredOnCreate
      }
    }
  }
`);

const OneAccount = graphql(`
  query OneAccount($id: ID!) {
    account(id: $id) {
      __typename
      id
      vendor
      label
      operations
      writableFields {
        path
        requiredOnCreate
      }
    }
    node(id: $id) {
      __typename
      id
      ... on Account {
        label
      }
    }
  }
`);

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall();
});
afterAll(() => api.close());

describe('the twenty newest agents', () => {
  test('have the extension of their vendor', async () => {
    const { nodes, failures } = dataOf(await api.execute(NewestWithExtensions)).agents;
    expect(failures).toEqual([]);
    expect(nodes).toHaveLength(20);
    const types = new Map<string, string>(vendors.map((vendor) => [vendor.name, extensionType(vendor).name]));
    for (const { vendor, extension } of nodes) expect(extension.__typename).toBe(types.get(vendor));
    // The sandboxes' agents are of about the same age.
    expect(new Set(nodes.map(({ vendor }) => vendor)).size).toBeGreaterThan(vendors.length / 2);
  });

  test('are by themselves what they are in the list', async () => {
    const { nodes } = dataOf(await api.execute(NewestWithExtensions)).agents;
    for (const expected of nodes) {
      const { agent, node } = dataOf(await api.execute(OneAgent, { id: expected.id }));
      expect(agent).toEqual(expected);
      expect(node).toEqual({ __typename: 'Agent', ...agent });
    }
  });

  test('know their account and carry its id in front of the vendor’s own', async () => {
    const { nodes } = dataOf(await api.execute(NewestWithExtensions)).agents;
    for (const { id, vendor, vendorId, account } of nodes) {
      expect(id).toBe(`${account.id}:${vendorId}`);
      expect(account.vendor).toBe(vendor);
    }
  });

  test('say what can be done with them, which their account can', async () => {
    const { nodes } = dataOf(await api.execute(NewestWithExtensions)).agents;
    const { accounts } = dataOf(await api.execute(Accounts));
    for (const { account, operations } of nodes) {
      const possible = accounts.find(({ id }) => id === account.id)?.operations;
      expect(possible).toEqual(expect.arrayContaining(operations));
    }
  });

  test('show enum values by their GraphQL names', async () => {
    const { nodes } = dataOf(await api.execute(NewestWithExtensions)).agents;
    const shown = nodes.flatMap(({ extension }) => {
      switch (extension.__typename) {
        case 'NovaAgent':
          return [extension.type];
        case 'CometChatAgent':
          return [extension.integrateWith];
        case 'GenniaAgent':
          return [extension.thinkingEffort, extension.messageDelayType];
        default:
          return [];
      }
    });
    const values = shown.filter((value) => value !== null);
    expect(values.length).toBeGreaterThan(8);
    for (const value of values) expect(value).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });
});

describe('accounts', () => {
  test('are all listed, in the order of the configuration', async () => {
    const { accounts } = dataOf(await api.execute(Accounts));
    expect(accounts.map(({ id, vendor, label }) => ({ id, vendor, label }))).toEqual(
      vendors.map(({ key, name, label }) => ({ id: key, vendor: name, label: `${label} (sandbox)` })),
    );
    for (const { operations, writableFields } of accounts) {
      expect(operations).toEqual(expect.arrayContaining(['UPDATE', 'DELETE', 'COPY']));
      expect(writableFields).toContainEqual({ path: 'name', requiredOnCreate: true });
    }
  });

  test('are by themselves what they are in the list', async () => {
    const { accounts } = dataOf(await api.execute(Accounts));
    for (const expected of accounts) {
      const { account, node } = dataOf(await api.execute(OneAccount, { id: expected.id }));
      expect(account).toEqual(expected);
      expect(node).toEqual({ __typename: 'Account', id: expected.id, label: expected.label });
    }
  });
});

describe('nodes', () => {
  test('are agents and accounts in the order asked, as often as asked', async () => {
    const { nodes } = dataOf(await api.execute(NewestWithExtensions)).agents;
    const ids = ['nova', ...nodes.map(({ id }) => id).toReversed(), nodes[0]?.id ?? '', 'gennia', 'nova'];
    const { data, errors } = await api.run('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      nodes: ids.map((id) => ({ __typename: id.includes(':') ? 'Agent' : 'Account', id })),
    });
  });
});
