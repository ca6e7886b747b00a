/** @module The agents that the embedded Mastra holds at its start. */
import type { JsonObject } from '../../../src/core/agent.ts';
import type { Content } from './body.ts';

/** What a seed states; ids, versions and times are added. */
export interface Seed extends Content {
  /** @default 'published' */
  readonly status?: 'draft' | 'published';
  readonly metadata?: JsonObject;
  /** How the older versions differed, the first one first. */
  readonly earlier?: readonly Partial<Content>[];
  /** How the newest version differs, which is not in force yet. */
  readonly draft?: Partial<Content>;
}

const onlyGerman = { operator: 'AND' as const, conditions: [{ field: 'language', operator: 'equals', value: 'de' }] };

/** The assistants of a forwarding company at a harbour. The first one uses every field. */
export const SEEDS: readonly Seed[] = [
  {
    name: 'Customs Desk',
    description: 'Classifies goods, checks papers and says what customs will ask for.',
    instructions: [
      {
        type: 'text',
        content: 'You help forwarders with customs papers. Name the tariff number and the rule behind it.',
      },
      { type: 'prompt_block', content: 'Antworte auf Deutsch.', rules: onlyGerman },
    ],
    model: [
      { value: { provider: 'openai', name: 'gpt-5-mini' } },
      { value: { provider: 'anthropic', name: 'claude-sonnet-4-5' }, rules: onlyGerman },
    ],
    tools: { tariffSearch: { description: 'Finds tariff numbers.' }, dutyCalculator: {} },
    defaultOptions: {
      maxSteps: 8,
      activeTools: ['tariffSearch', 'dutyCalculator'],
      toolChoice: 'auto',
      modelSettings: { temperature: 0.1, maxTokens: 1200, topP: 0.9, stopSequences: ['END'], seed: 7, maxRetries: 2 },
      requireToolApproval: false,
      providerOptions: { openai: { reasoningEffort: 'low' } },
    },
    workflows: { declareGoods: { description: 'Files a declaration.' } },
    agents: { 'rate-finder': { description: 'Knows what a shipment costs.' } },
    integrationTools: { github: { tools: { list_issues: {} } } },
    toolProviders: {
      composio: {
        tools: { SLACK_SEND_MESSAGE: { toolkit: 'slack' } },
        connections: { slack: [{ kind: 'author', toolkit: 'slack', connectionId: 'conn_customs', label: 'Customs' }] },
      },
    },
    mcpClients: { papers: { tools: { read_paper: { description: 'Reads a scanned paper.' } } } },
    inputProcessors: {
      steps: [
        {
          type: 'step',
          step: { id: 'normalize', providerId: 'unicode-normalizer', config: {}, enabledPhases: ['processInput'] },
        },
      ],
    },
    outputProcessors: { steps: [] },
    memory: {
      vector: 'papers',
      embedder: 'openai/text-embedding-3-small',
      options: { lastMessages: 20, semanticRecall: { topK: 3, messageRange: 2 }, generateTitle: true },
    },
    scorers: { completeness: { sampling: { type: 'ratio', rate: 0.2 } } },
    skills: { incoterms: { description: 'What the terms of delivery mean.', strategy: 'latest' } },
    workspace: { type: 'id', workspaceId: 'customs-desk' },
    browser: {
      type: 'inline',
      config: { provider: 'playwright', headless: true, viewport: { width: 1280, height: 720 } },
    },
    requestContextSchema: { type: 'object', properties: { language: { type: 'string' } } },
    metadata: { team: 'customs', costCenter: 4100, reviewed: { by: 'ines', on: '2026-08-14' } },
    earlier: [
      { instructions: 'You help with customs papers.', model: { provider: 'openai', name: 'gpt-4o' } },
      { description: 'Classifies goods.', model: { provider: 'openai', name: 'gpt-5-mini' } },
    ],
  },
  {
    name: 'Rate Finder',
    description: 'Finds the cheapest way for a container.',
    instructions:
      'Ask for origin, destination, weight and week. Offer three rates, the cheapest first, and say what is not included.',
    model: { provider: 'anthropic', name: 'claude-haiku-4-5' },
    tools: { rates: { description: 'Rates of all lines.' }, vessels: {} },
    defaultOptions: { maxSteps: 5, modelSettings: { temperature: 0.2 } },
    memory: { options: { lastMessages: 40 } },
    metadata: { team: 'sales' },
    earlier: [{ model: { provider: 'openai', name: 'gpt-4o-mini' } }],
    draft: { instructions: 'Ask for origin, destination and week. Offer one rate.' },
  },
  {
    name: 'Gate Clerk',
    instructions: 'You tell drivers which gate is theirs and when. Be short: they read you on a telephone in a queue.',
    model: { provider: 'openai', name: 'gpt-5-nano' },
    defaultOptions: { modelSettings: { temperature: 0, maxTokens: 120 } },
    metadata: { team: 'yard', languages: ['de', 'pl', 'tr'] },
  },
  {
    name: 'Damage Reporter',
    description: 'Takes a report of damaged goods and writes the letter to the line.',
    instructions: 'Collect photographs, seal numbers and witnesses. Never admit fault.',
    model: { provider: 'anthropic', name: 'claude-sonnet-4-5' },
    tools: { photos: {}, sealRegister: {} },
    workflows: { claim: {} },
    metadata: { team: 'claims', owner: null },
    earlier: [{ tools: { photos: {} } }],
  },
  {
    name: 'Night Berth Planner',
    status: 'draft',
    description: 'Moves berths when a vessel is late.',
    instructions: 'Every night at two: read the arrivals, and propose the fewest moves that keep every departure.',
    model: { provider: 'openai', name: 'gpt-5' },
    agents: { 'gate-clerk': {} },
    defaultOptions: { maxSteps: 20, savePerStep: true },
    metadata: { team: 'planning' },
  },
  {
    name: 'Dangerous Goods 危険物',
    description: 'Says which goods may stand beside which.',
    instructions:
      'Answer with the class, the packing group and the distance in metres. If you are not sure, say so and call the officer.',
    model: { provider: 'google', name: 'gemini-2.5-pro' },
    tools: { imdgCode: { description: 'The code, by UN number.' } },
    defaultOptions: { modelSettings: { temperature: 0 } },
    skills: { segregation: { instructions: 'Read the table from left to right.', pin: 'v3' } },
    metadata: { team: 'safety', critical: true },
    earlier: [{ tools: {} }, { description: 'Dangerous goods.' }],
  },
  {
    name: 'Invoice Reader',
    description: 'Reads invoices of suppliers and finds what is wrong with them.',
    instructions: 'Compare each line with the order. List differences with their amounts; do not round.',
    model: { provider: 'mistral', name: 'mistral-large-latest' },
    defaultOptions: { modelSettings: { temperature: 0.1, frequencyPenalty: 0.2 } },
    scorers: { accuracy: { sampling: { type: 'none' } } },
    metadata: { team: 'accounts' },
  },
  {
    name: 'Welcome Aboard',
    description: 'Answers what new colleagues ask in their first weeks.',
    instructions: 'Be warm and short. Point to the handbook page; when there is none, name the person to ask.',
    model: { provider: 'openai', name: 'gpt-5-mini' },
    memory: { options: { lastMessages: false } },
    metadata: { team: 'people', avatarUrl: 'data:image/png;base64,iVBORw0KGgo=' },
  },
  {
    name: 'Reefer Watch',
    status: 'draft',
    instructions: 'Watch the temperatures of cooled containers. Wake somebody when one is off for ten minutes.',
    model: { provider: 'openai', name: 'gpt-5-nano' },
    tools: { sensors: {}, pager: { description: 'Wakes somebody.' } },
    metadata: { team: 'yard' },
    draft: { description: 'Second try: ten minutes in place of five.' },
  },
];
