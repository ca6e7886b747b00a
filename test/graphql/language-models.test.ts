import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall } from '../../src/rollcall.ts';
import { documentedModels } from '../../src/vendors/documented-models.ts';
import { vendors } from '../../src/vendors/index.ts';
import { signedInAsTests } from '../support/access.ts';
import { AGENTS_OF_EACH, startRollcall, type TestRollcall } from '../support/rollcall.ts';

const AGENTS = `
  query LanguageModels($first: Int) {
    agents(first: $first) {
      nodes {
        id
        vendor
        model
        operations
        languageModel { id provider label retiresAt retirementSource replacements }
      }
    }
  }
`;

/** Of whose agents it was counted what they run on. */
const FIVE: readonly string[] = ['AEGRA', 'CHATSBY', 'COMETCHAT', 'GENNIA', 'NOVA'];

interface ShownAgent {
  readonly id: string;
  readonly vendor: string;
  readonly model: string | null;
  readonly operations: readonly string[];
  readonly languageModel: {
    readonly id: string;
    readonly provider: string | null;
    readonly label: string;
    readonly retiresAt: string | null;
    readonly retirementSource: string | null;
    readonly replacements: readonly string[] | null;
  } | null;
}

async function agentsOf(roll: Pick<TestRollcall, 'run'>): Promise<readonly ShownAgent[]> {
  const { data, errors } = await roll.run(AGENTS, { first: 100 });
  expect(errors).toBeUndefined();
  return (data as unknown as { agents: { nodes: readonly ShownAgent[] } }).agents.nodes;
}

/** How many agents run on each model, of those that the condition holds for. */
function countByModel(
  agents: readonly ShownAgent[],
  holds: (retiresAt: Date) => boolean,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { languageModel } of agents) {
    if (languageModel?.retiresAt == null || !holds(new Date(languageModel.retiresAt))) continue;
    counts.set(languageModel.id, (counts.get(languageModel.id) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort());
}

let roll: TestRollcall;
let agents: readonly ShownAgent[];
beforeAll(async () => {
  roll = await startRollcall();
  agents = await agentsOf(roll);
});
afterAll(() => roll.close());

describe.each(vendors.map((vendor) => [vendor.label, vendor] as const))('an agent of %s', (_, vendor) => {
  const own = () => agents.filter((agent) => agent.vendor === vendor.name);

  test('that says which model it runs on has it by one word, whichever way it is written', () => {
    expect(own()).not.toEqual([]);
    for (const { model, languageModel } of own()) {
      if (model !== null) expect(languageModel?.id).toBe(languageModel?.id.toLowerCase());
      if (model !== null) expect(languageModel?.label).toBeTruthy();
    }
  });

  test('is never told to run on what its vendor does not take, nor on what ends', () => {
    const documented = documentedModels(vendor);
    const ends = new Set(agents.flatMap(({ model, languageModel }) => (languageModel?.retiresAt ? [model] : [])));
    for (const { languageModel } of own()) {
      const { retiresAt = null, replacements = null } = languageModel ?? {};
      expect(replacements === null).toBe(retiresAt === null || documented === undefined);
      for (const word of replacements ?? []) {
        expect(documented).toContain(word);
        expect(ends).not.toContain(word);
      }
    }
  });

  test('that is copied does not lose the word: it follows from the model', async () => {
    const agent = own().find(({ operations }) => operations.includes('COPY'));
    for (const { id } of roll.options.accounts) {
      const { data } = await roll.run(
        `mutation CopyForLosses($input: CopyAgentInput!) {
          copyAgent(input: $input) { notCarried { field } }
        }`,
        { input: { id: agent?.id, toAccountId: id, dryRun: true } },
      );
      const { copyAgent } = data as unknown as { copyAgent: { notCarried: { field: string }[] } };
      expect(copyAgent.notCarried.map(({ field }) => field)).not.toContain('languageModel');
    }
  });
});

test('a vendor all of whose documented models end has nothing to run on instead', () => {
  const told = agents.filter(({ languageModel }) => languageModel?.replacements?.length === 0);
  expect([...new Set(told.map(({ vendor }) => vendor))]).toEqual(['CHATSBY']);
  expect(new Set(told.map(({ languageModel }) => languageModel?.id))).toEqual(
    new Set(['gpt-3.5-turbo', 'gpt-4-turbo', 'gpt-4o']),
  );
});

test('the same model is one word at all vendors', () => {
  const written = agents.filter(({ languageModel }) => languageModel?.id === 'gpt-4o').map(({ model }) => model);
  expect(new Set(written)).toEqual(new Set(['gpt-4o', 'GPT-4o']));
});

test('on 2026-11-26, 7 agents of five vendors run on what is gone, and 21 more on what ends within 49 days', () => {
  const now = new Date('2026-11-26T00:00:00Z');
  const soon = new Date('2027-01-14T00:00:00Z');
  const five = agents.filter(({ vendor }) => FIVE.includes(vendor));
  expect(five).toHaveLength(FIVE.length * AGENTS_OF_EACH);
  const gone = countByModel(five, (end) => end <= now);
  const ending = countByModel(five, (end) => end > now && end <= soon);
  expect(gone).toEqual({
    'gpt-3.5-turbo': 3,
    'gpt-4': 1,
    'gpt-4-turbo': 3,
  });
  expect(ending).toEqual({
    'claude-sonnet-4-5': 2,
    'gemini-2.5-flash': 1,
    'gpt-4.1': 3,
    'gpt-4o': 11,
    'gpt-4o-mini': 2,
    o3: 2,
  });
  expect([gone, ending].map((counts) => Object.values(counts).reduce((sum, n) => sum + n, 0))).toEqual([7, 21]);
});

test('what the operator says is shown in place of what the table says', async () => {
  const ours = {
    id: 'gpt-4o',
    label: 'GPT-4o at ours',
    retiresAt: '2028-01-31',
    source: 'contract 17',
    replacements: ['gpt-9'],
  };
  const rollcall = createRollcall({ ...roll.options, languageModels: [ours] });
  try {
    const response = await signedInAsTests(rollcall).yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: AGENTS, variables: { first: 100 } }),
    });
    const { data } = (await response.json()) as { data: { agents: { nodes: readonly ShownAgent[] } } };
    const shown = data.agents.nodes.filter(({ languageModel }) => languageModel?.id === 'gpt-4o');
    for (const { vendor, languageModel } of shown) {
      expect(languageModel).toEqual({
        id: 'gpt-4o',
        provider: 'openai',
        label: 'GPT-4o at ours',
        retiresAt: '2028-01-31T00:00:00.000Z',
        retirementSource: 'contract 17',
        // Where the vendor has a list, this is not in it.
        replacements: isListed(vendor) ? [] : ['gpt-9'],
      });
    }
    expect(shown.length).toBeGreaterThan(1);
  } finally {
    await rollcall.close();
  }
});

/** Whether the vendor documents which models it takes. */
function isListed(name: string): boolean {
  return vendors.some((vendor) => vendor.name === name && documentedModels(vendor) !== undefined);
}
