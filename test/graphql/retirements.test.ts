import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LanguageModels } from '../../src/language-models/language-models.ts';
import { documentedModels } from '../../src/vendors/documented-models.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import { startCatalog, type TestCatalog } from '../support/catalog.ts';
import { AGENTS_IN_ALL } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

const RETIREMENTS = `query ($before: DateTimeOrDuration) {
  retirements(before: $before) {
    languageModel { id label retiresAt replacements }
    retiresAt
    agentCount
    accounts { account { id } agentCount replacements }
    agents(first: 100) { totalCount nodes { id } freshness { source } }
  }
}`;

const AGENTS = `{
  agents(first: 100) { nodes { id vendor account { id } languageModel { id retiresAt replacements } } }
}`;

interface ShownRetirement {
  readonly languageModel: { readonly id: string; readonly label: string; readonly replacements: string[] | null };
  readonly retiresAt: string;
  readonly agentCount: number;
  readonly accounts: readonly {
    readonly account: { readonly id: string };
    readonly agentCount: number;
    readonly replacements: readonly string[] | null;
  }[];
  readonly agents: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo?: { readonly endCursor: string };
  };
}

interface ShownAgent {
  readonly id: string;
  readonly vendor: string;
  readonly account: { readonly id: string };
  readonly languageModel: {
    readonly id: string;
    readonly retiresAt: string | null;
    readonly replacements: readonly string[] | null;
  } | null;
}

async function read(from: Pick<TestCatalog, 'run'>, before?: string, key?: string): Promise<ShownRetirement[]> {
  const answer = await from.run(RETIREMENTS, { before }, key);
  return (dataOf(answer) as unknown as { retirements: ShownRetirement[] }).retirements;
}

async function readAgents(from: Pick<TestCatalog, 'run'>): Promise<ShownAgent[]> {
  const { agents } = dataOf(await from.run(AGENTS)) as unknown as { agents: { nodes: ShownAgent[] } };
  expect(agents.nodes).toHaveLength(AGENTS_IN_ALL);
  return agents.nodes;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('the language models that end', () => {
  let catalog: TestCatalog;
  let agents: readonly ShownAgent[];
  beforeAll(async () => {
    catalog = await startCatalog();
    agents = await readAgents(catalog);
  });
  afterAll(() => catalog.close());

  const onModel = (id: string) => agents.filter(({ languageModel }) => languageModel?.id === id);

  test('are those that agents run on, the soonest first, with all of these agents', async () => {
    const retirements = await read(catalog);
    const ending = agents.filter(({ languageModel }) => typeof languageModel?.retiresAt === 'string');
    expect(new Set(retirements.map(({ languageModel }) => languageModel.id))).toEqual(
      new Set(ending.map(({ languageModel }) => languageModel?.id)),
    );
    const ends = retirements.map(({ retiresAt }) => retiresAt);
    expect(ends).toEqual(ends.toSorted());
    for (const { languageModel, retiresAt, agentCount, accounts, agents: page } of retirements) {
      const own = onModel(languageModel.id);
      expect(page.nodes.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
      expect(own[0]?.languageModel?.retiresAt).toBe(retiresAt);
      expect([agentCount, page.totalCount, sum(accounts.map((each) => each.agentCount))]).toEqual(
        Array.from({ length: 3 }, () => own.length),
      );
      expect(page).toMatchObject({ freshness: { source: 'CATALOG' } });
      for (const { account, agentCount: count } of accounts) {
        expect(own.filter((agent) => agent.account.id === account.id)).toHaveLength(count);
      }
    }
  });

  test('are only those that end before a time, where one is given', async () => {
    const all = await read(catalog);
    for (const { retiresAt } of all) {
      expect(await read(catalog, retiresAt)).toEqual(all.filter((each) => each.retiresAt < retiresAt));
    }
    expect(await read(catalog, '-P30Y')).toEqual([]);
    expect(await read(catalog, 'P30Y')).toEqual(all);
  });

  test('have at each account the replacements that its agents have, and in all those that all of them have', async () => {
    for (const { languageModel, accounts } of await read(catalog)) {
      const own = onModel(languageModel.id);
      for (const { account, replacements } of accounts) {
        const shown = own.filter((agent) => agent.account.id === account.id);
        for (const agent of shown) expect(agent.languageModel?.replacements).toEqual(replacements);
      }
      const lists = accounts.map(({ replacements }) => replacements);
      const common = lists.includes(null)
        ? null
        : lists[0]?.filter((word) => lists.every((list) => list?.includes(word)));
      expect(languageModel.replacements).toEqual(common);
    }
  });

  test('are shown with a page of their agents, and the list of agents by model goes on behind it', async () => {
    const pages = `{ retirements { languageModel { id } agents(first: 2) { nodes { id } pageInfo { endCursor } } } }`;
    const { retirements } = dataOf(await catalog.run(pages)) as unknown as { retirements: ShownRetirement[] };
    for (const { languageModel, agents: page } of retirements) {
      const { data } = await catalog.run(
        `query ($id: String, $after: String) {
          agents(first: 100, after: $after, filter: { languageModel: { id: { eq: $id } } }) { nodes { id } }
        }`,
        { id: languageModel.id, after: page.pageInfo?.endCursor },
      );
      const { nodes } = (data as unknown as { agents: ShownRetirement['agents'] }).agents;
      expect([...page.nodes, ...nodes].map(({ id }) => id)).toEqual(onModel(languageModel.id).map(({ id }) => id));
    }
  });

  test('need a catalog', async () => {
    const { errors } = await catalog.vendors.run('{ retirements { agentCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('needs a catalog');
  });

  test('are asked for with a time or a duration', async () => {
    const { errors } = await catalog.run('{ retirements(before: "soon") { agentCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('before');
  });
});

test('a caller is told of its own accounts only', async () => {
  const [mine, other] = ['chatsby', 'gennia'] as const;
  const all = keyCaller('everything', 'rollcall_all');
  const one = keyCaller('one', 'rollcall_one', ['agents:read'], [mine]);
  const writer = keyCaller('writer', 'rollcall_writer', ['agents:write']);
  const catalog = await startCatalog({ only: [mine, other], access: { apiKeys: [all, one, writer] } });
  onTestFinished(() => catalog.close());
  const accountsOf = (retirements: readonly ShownRetirement[]) =>
    new Set(retirements.flatMap(({ accounts }) => accounts.map(({ account }) => account.id)));
  expect(accountsOf(await read(catalog, undefined, 'rollcall_all'))).toEqual(new Set([mine, other]));
  const own = await read(catalog, undefined, 'rollcall_one');
  expect(accountsOf(own)).toEqual(new Set([mine]));
  for (const { agentCount, agents } of own) {
    expect(agents.totalCount).toBe(agentCount);
    for (const { id } of agents.nodes) expect(id).toMatch(new RegExp(`^${mine}:`));
  }
  const refused = await catalog.run('{ retirements { agentCount } }', {}, 'rollcall_writer');
  expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('agents on a fine-tuned model stand by themselves, and end with what it is made of', async () => {
  const catalog = await startCatalog({ only: ['nova'] });
  onTestFinished(() => catalog.close());
  const { agents } = dataOf(await catalog.run(AGENTS)) as unknown as { agents: { nodes: ShownAgent[] } };
  const tuned = agents.nodes.filter(({ languageModel }) => languageModel?.id === 'gpt-4o').slice(0, 2);
  expect(tuned).toHaveLength(2);
  for (const { id } of tuned) {
    const answer = await catalog.run(
      `mutation ($id: ID!) {
        updateAgent(input: { id: $id, model: "ft:gpt-4.1:acme:support:9xk2" }) { userErrors { message } }
      }`,
      { id },
    );
    expect(dataOf(answer)).toEqual({ updateAgent: { userErrors: [] } });
  }
  const [found] = (await read(catalog)).filter(({ languageModel }) => languageModel.id === 'ft:gpt-4.1');
  expect(found).toMatchObject({ retiresAt: new LanguageModels().of('gpt-4.1').retiresAt?.toJSON(), agentCount: 2 });
  expect(new Set(found?.agents.nodes.map(({ id }) => id))).toEqual(new Set(tuned.map(({ id }) => id)));
});

test('what the operator says of an end counts', async () => {
  const catalog = await startCatalog({
    languageModels: [
      { id: 'gpt-4o', retiresAt: null },
      { id: 'gpt-4.1', retiresAt: '2031-05-31' },
    ],
  });
  onTestFinished(() => catalog.close());
  const ends = new Map((await read(catalog)).map(({ languageModel, retiresAt }) => [languageModel.id, retiresAt]));
  expect(ends.has('gpt-4o')).toBe(false);
  expect(ends.get('gpt-4.1')).toBe('2031-05-31T00:00:00.000Z');
});

test('on 2026-11-26, 7 agents of five vendors run on a model that is gone, and 21 more on one that ends within 49 days', async () => {
  const five = ['aegra', 'chatsby', 'cometchat', 'gennia', 'nova'];
  const catalog = await startCatalog({ only: five });
  onTestFinished(() => catalog.close());
  const countBefore = async (end: string) => sum((await read(catalog, end)).map(({ agentCount }) => agentCount));
  // What ends with the beginning of a day is gone on that day.
  expect(await countBefore('2026-11-26T00:00:00.001Z')).toBe(7);
  expect(await countBefore('2027-01-14T00:00:00.001Z')).toBe(7 + 21);
});

test('vendors of the tests differ in whether they document which models they take', () => {
  expect(new Set(vendors.map((vendor) => documentedModels(vendor) === undefined)).size).toBe(2);
});
