/** @module The assistants that the embedded Aegra holds at its start, besides the one that it makes for each graph. */
import type { JsonObject } from '../../../src/core/agent.ts';

/** The keys of `graphs` in the embedded server's aegra.json. */
export const GRAPHS = ['agent', 'echo', 'parent', 'support_triage', 'deep_research'] as const;

/** What can differ from version to version. */
interface SeedContent {
  readonly name: string;
  readonly description: string | null;
  readonly graph_id: (typeof GRAPHS)[number];
  readonly config: JsonObject;
  readonly context: JsonObject;
  readonly metadata: JsonObject;
}

/** What a seed states; times, and the id unless there is one, are added. No two have the same graph and settings. */
export interface Seed extends SeedContent {
  readonly assistant_id?: string;
  /** How the older versions differed, the first one first. */
  readonly earlier?: readonly Partial<SeedContent>[];
  /** The version that was restored; the newest is in force unless said otherwise. */
  readonly inForce?: number;
}

/** The graphs of a software company's operations team. The first one uses every field. */
export const SEEDS: readonly Seed[] = [
  {
    assistant_id: 'support-triage:emea (main)',
    name: 'Support triage EMEA',
    description:
      'Reads every ticket that arrives from Europe, the Middle East and Africa, sorts it by product and urgency, answers what the handbook answers, and hands the rest to the right queue with a summary of three sentences.',
    graph_id: 'support_triage',
    config: {
      tags: ['support', 'production', 'emea'],
      recursion_limit: 40,
      max_concurrency: 4,
      run_name: 'triage',
    },
    context: {
      model: 'anthropic/claude-sonnet-4-5',
      temperature: 0.2,
      languages: ['en', 'de', 'fr', 'ar'],
      escalation: { queue: 'tier-2', after_minutes: 30, on_call: null },
      use_handbook: true,
    },
    metadata: { team: 'support', owner: 'mira', cost_center: 4711, reviewed: { by: 'jonas', on: '2026-09-01' } },
    earlier: [
      {
        name: 'Support triage',
        description: 'First try.',
        config: { recursion_limit: 25 },
        context: { model: 'openai/gpt-4o' },
        metadata: { team: 'support' },
      },
      {
        name: 'Support triage EMEA',
        context: { model: 'openai/gpt-4o', temperature: 0.2, languages: ['en', 'de'] },
        metadata: { team: 'support', owner: 'mira' },
      },
      { context: { model: 'anthropic/claude-sonnet-4-5', temperature: 0.2, languages: ['en', 'de', 'fr'] } },
    ],
  },
  {
    name: 'Market researcher',
    description: 'Writes a report of two pages about a competitor, with sources.',
    graph_id: 'deep_research',
    config: { recursion_limit: 120 },
    context: { search_api: 'tavily', max_sources: 25, depth: 3 },
    metadata: { team: 'strategy' },
    earlier: [{ context: { search_api: 'tavily', max_sources: 10, depth: 2 } }],
  },
  {
    name: 'Assistant for echo',
    description: null,
    graph_id: 'echo',
    config: {},
    context: {},
    metadata: {},
  },
  {
    name: 'Incident summarizer',
    description: 'Turns the channel of an incident into a timeline.',
    graph_id: 'agent',
    config: { tags: ['incident'], configurable: { model_name: 'gpt-4.1-mini', timezone: 'UTC' } },
    context: {},
    metadata: { team: 'sre', pager: true },
  },
  {
    assistant_id: 'lagebericht täglich',
    name: 'Täglicher Lagebericht',
    description: 'Fasst jeden Morgen die Vorfälle der Nacht zusammen – höchstens zehn Sätze.',
    graph_id: 'agent',
    config: { recursion_limit: 15 },
    context: { sprache: 'de', empfänger: ['leitung@example.com', 'betrieb@example.com'], uhrzeit: '07:30' },
    metadata: { team: 'sre', straße: 'Köpenicker Straße 8' },
    earlier: [{ context: { sprache: 'de', uhrzeit: '08:00' } }, { config: { recursion_limit: 10 } }],
  },
  {
    name: '論文リサーチ',
    description: '新しい論文を毎週三本まで選び、要点を日本語でまとめます。',
    graph_id: 'deep_research',
    config: { tags: ['research', '日本語'] },
    context: { search_api: 'arxiv', language: 'ja', max_papers: 3 },
    metadata: { team: 'ml' },
  },
  {
    name: 'Release notes writer 🚀',
    description: '',
    graph_id: 'parent',
    config: { tags: ['release'] },
    context: { repository: 'example/shop', audience: 'customers' },
    metadata: { team: 'platform', labels: ['docs', 'automation'] },
  },
  {
    name: 'Contract reader',
    description: 'Finds clauses about liability, termination and data protection, and quotes them word for word.',
    graph_id: 'deep_research',
    config: { recursion_limit: 60, metadata: { jurisdiction: 'EU' } },
    context: { clauses: ['liability', 'termination', 'data protection'], quote: true, confidence: 0.85 },
    metadata: { team: 'legal', confidential: true },
    earlier: [
      { description: 'Finds clauses about liability.', context: { clauses: ['liability'] } },
      { context: { clauses: ['liability', 'termination'] } },
      { context: { clauses: ['liability', 'termination', 'data protection', 'tax'], quote: false } },
    ],
    inForce: 2,
  },
  {
    name: 'Refund approver',
    description: 'Approves refunds up to the limit; everything above waits for a person.',
    graph_id: 'support_triage',
    config: { configurable: { limit_eur: 200, needs_second_look: false } },
    context: {},
    metadata: { team: 'finance' },
  },
  {
    name: 'Onboarding guide',
    description: 'Walks new colleagues through their first week.',
    graph_id: 'parent',
    config: {},
    context: { handbook: 'https://handbook.example.com/first-week', steps: [1, 2, 3, 4, 5] },
    metadata: { team: 'people' },
  },
  {
    assistant_id: 'assistant_ventes%20b2b+fr',
    name: 'Qualification des prospects',
    description: "Pose cinq questions, note la réponse, et ne promet jamais de remise. N'écrit qu'en français.",
    graph_id: 'agent',
    config: { tags: ['ventes'] },
    context: { questions: 5, langue: 'fr', ton: 'cordial' },
    metadata: { team: 'sales', region: 'FR' },
  },
  {
    name: 'Log reader',
    description: 'Reads logs. '.repeat(120).trim(),
    graph_id: 'echo',
    config: { recursion_limit: 5 },
    context: { patterns: ['ERROR', 'FATAL', 'panic:'], window: { minutes: 15 }, nothing: null, nested: [[1, [2]], {}] },
    metadata: { team: 'sre', created_by: 'terraform' },
  },
  {
    name: 'منظم الاجتماعات',
    description: 'يقترح مواعيد الاجتماعات ويرسل الدعوات.',
    graph_id: 'agent',
    config: {},
    context: { calendar: 'team', working_hours: [9, 17] },
    metadata: { team: 'people', rtl: true },
  },
];
