import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphql } from '../generated/index.ts';
import { AGENTS_IN_ALL, AGENTS_OF_EACH, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';
import { withDocuments } from './fault-cases.ts';
import { readRoll, walkRoll } from './rolls.ts';

const Values = graphql(`
  query Values {
    agents(first: 100) {
      nodes {
        id
        account {
          id
        }
        avatarUrl
        status
        createdAt
        updatedAt
        operations
        raw
        extension {
          ... on ChatsbyAgent {
            status
          }
          ... on CometChatAgent {
            isActive
            integrateWith
          }
          ... on GenniaAgent {
            status
            thinkingEffort
          }
          ... on NovaAgent {
            type
          }
        }
      }
    }
  }
`);

const DriftOfOne = graphql(`
  query DriftOfOne($id: ID!) {
    account(id: $id) {
      contractDrift {
        path
        problem
      }
    }
  }
`);

type Document = Readonly<Record<string, unknown>>;

let api: TestRollcall;
beforeEach(async () => {
  api = await startRollcall();
});
afterEach(() => api.close());

/** From now on the vendor's documents, in lists and by themselves, are changed; the one with `id`, or all. */
function rewrite(vendor: string, change: Document, id?: string): void {
  const changed = (document: unknown) => {
    const isMeant = id === undefined || Object.values(document as Document).includes(id.slice(vendor.length + 1));
    return isMeant ? { ...(document as Document), ...change } : document;
  };
  const isList = (json: unknown) => Array.isArray(json) || Object.values(json as object).some(Array.isArray);
  api.server(vendor).faults.add({
    fault: {
      kind: 'REWRITE',
      rewrite: (json) => {
        const isOne = !Array.isArray(json) && ('id' in (json as object) || 'publicId' in (json as object));
        return !isOne && isList(json) ? withDocuments(json, (documents) => documents.map(changed)) : changed(json);
      },
    },
  });
}

async function idOf(vendor: string): Promise<string> {
  const { nodes } = await readRoll(api, { filter: { accountIds: [vendor] } });
  return nodes[3]?.id ?? '';
}

async function values(id: string) {
  const { agents } = dataOf(await api.execute(Values));
  const agent = agents.nodes.find((node) => node.id === id);
  if (agent === undefined) throw new Error(`${id} is not in the list`);
  // Asked for afterwards: within one query, nothing says which of two fields is resolved first.
  const { account } = dataOf(await api.execute(DriftOfOne, { id: agent.account.id }));
  return { agent, drift: account?.contractDrift ?? [] };
}

describe('a word that nobody knows yet', () => {
  test.each([
    ['chatsby', 'status', 'archived', ['UPDATE', 'DELETE', 'PAUSE', 'RESUME', 'COPY']],
    ['gennia', 'status', 'sleeping', ['UPDATE', 'DELETE', 'PUBLISH', 'COPY', 'RESTORE_VERSION']],
  ])('for the state at %s is null and drift, and the extension shows it', async (vendor, key, word, operations) => {
    const id = await idOf(vendor);
    rewrite(vendor, { [key]: word }, id);
    const { agent, drift } = await values(id);
    expect(agent.status).toBeNull();
    expect(agent.extension).toMatchObject({ status: word });
    expect(agent.raw).toMatchObject({ [key]: word });
    expect(operations).toEqual(expect.arrayContaining(agent.operations));
    expect(drift).toEqual([{ path: key, problem: 'a state that the documentation does not name' }]);
  });

  test.each([
    ['cometchat', 'integrateWith', 'integrateWith', 'brand-new-framework'],
    ['gennia', 'thinkingEffort', 'thinkingEffort', 'extreme'],
    ['nova', 'type', 'type', 'hologram'],
  ])('for an enum of %s (%s) is null and drift, and raw shows it', async (vendor, key, field, word) => {
    const id = await idOf(vendor);
    rewrite(vendor, { [key]: word }, id);
    const { agent, drift } = await values(id);
    expect(agent.extension).toMatchObject({ [field]: null });
    expect(agent.raw).toMatchObject({ [key]: word });
    expect(drift).toEqual([{ path: key, problem: expect.stringMatching(/^expected .* or /) }]);
  });
});

describe('an agent that its vendor calls deleted', () => {
  const deleted: [string, Document][] = [
    ['chatsby', { status: 'deleted' }],
    ['cometchat', { deletedAt: '2026-10-01T00:00:00.000Z' }],
    ['cometchat', { deletedAt: 1790812800 }],
  ];

  test.each(deleted)('at %s %j is listed only when that state is asked for', async (vendor, change) => {
    const id = await idOf(vendor);
    const all = (await readRoll(api)).nodes;
    rewrite(vendor, change, id);

    const shown = await readRoll(api);
    expect(shown.nodes.map((agent) => agent.id)).toEqual(all.map((agent) => agent.id).filter((each) => each !== id));
    expect([AGENTS_IN_ALL - 1, null]).toContain(shown.totalCount);
    const pages = await walkRoll(api, 7);
    expect(pages.flatMap(({ nodes }) => nodes)).toEqual(shown.nodes);

    const asked = await readRoll(api, { filter: { statuses: ['DELETED'] } });
    expect(asked.nodes.map((agent) => agent.id)).toEqual([id]);
    const either = await readRoll(api, { filter: { statuses: ['ACTIVE', 'DELETED', 'PAUSED'], accountIds: [vendor] } });
    expect(either.nodes).toHaveLength(AGENTS_OF_EACH);
    const active = await readRoll(api, { filter: { statuses: ['ACTIVE', 'PAUSED'], accountIds: [vendor] } });
    expect(active.nodes.map((agent) => agent.id)).not.toContain(id);
  });

  test.each(deleted)('at %s %j can still be read by its id, and nothing be done with it', async (vendor, change) => {
    const id = await idOf(vendor);
    rewrite(vendor, change, id);
    const { data, errors } = await api.run('query ($id: ID!) { agent(id: $id) { id status operations } }', { id });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ agent: { id, status: 'DELETED', operations: [] } });
  });

  test('at CometChat has a time of deletion: zero and nothing are none', async () => {
    const id = await idOf('cometchat');
    for (const deletedAt of [0, '', null]) {
      api.server('cometchat').faults.clear();
      rewrite('cometchat', { deletedAt }, id);
      expect((await readRoll(api)).nodes).toHaveLength(AGENTS_IN_ALL);
    }
  });
});

describe('times', () => {
  const times: [unknown, string | null][] = [
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05.678901Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05.678901234+02:00', '2026-01-02T01:04:05.678Z'],
    ['2026-01-01T23:30:00-05:30', '2026-01-02T05:00:00.000Z'],
  ];
  const keys: [string, string, string][] = [
    ['aegra', 'created_at', 'updated_at'],
    ['chatsby', 'created_at', 'updated_at'],
    ['cometchat', 'createdAt', 'updatedAt'],
    ['gennia', 'createdAt', 'updatedAt'],
    ['nova', 'created_at', 'updated_at'],
  ];

  test.each(keys)('of %s are shown to the millisecond, in Z', async (vendor, created, updated) => {
    const id = await idOf(vendor);
    for (const [wire, shown] of times) {
      api.server(vendor).faults.clear();
      rewrite(vendor, { [created]: wire, [updated]: wire }, id);
      expect((await values(id)).agent).toMatchObject({ createdAt: shown, updatedAt: shown });
    }
  });

  test.each([
    [1767323045, '2026-01-02T03:04:05.000Z'],
    [1767323045678, '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'],
  ])('of CometChat may be numbers: %j', async (wire, shown) => {
    const id = await idOf('cometchat');
    rewrite('cometchat', { createdAt: wire }, id);
    expect((await values(id)).agent.createdAt).toBe(shown);
  });

  test.each(keys)('of %s that are none are null and cost no agent', async (vendor, created, updated) => {
    const id = await idOf(vendor);
    rewrite(vendor, { [created]: 'the day before yesterday', [updated]: '2026-13-45' }, id);
    const { agent } = await values(id);
    expect(agent).toMatchObject({ createdAt: null, updatedAt: null });
    expect(agent.raw).toMatchObject({ [created]: 'the day before yesterday', [updated]: '2026-13-45' });
    const { nodes } = await readRoll(api);
    expect(nodes).toHaveLength(AGENTS_IN_ALL);
    expect(nodes.at(-1)?.id).toBe(id);
  });
});

describe('an avatar', () => {
  test.each([
    ['cometchat', 'icon'],
    ['gennia', 'avatarUrl'],
  ])('of %s that is no URL is null, and raw shows it', async (vendor, key) => {
    const id = await idOf(vendor);
    rewrite(vendor, { [key]: 'not a url' }, id);
    const { agent } = await values(id);
    expect(agent.avatarUrl).toBeNull();
    expect(agent.raw).toMatchObject({ [key]: 'not a url' });
  });
});
