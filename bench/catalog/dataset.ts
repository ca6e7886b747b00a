/** @module Agents of many accounts, invented, and the same every time. */
import type { Account } from '../../src/accounts/account.ts';
import type { AgentStatus, ShownAgent } from '../../src/core/agent.ts';

/** How many accounts there are, and agents in each. */
export interface DatasetSize {
  readonly accounts: number;
  readonly agentsPerAccount: number;
}

const TOPICS = [
  'support',
  'sales',
  'billing',
  'triage',
  'onboarding',
  'returns',
  'travel',
  'booking',
  'claims',
  'payroll',
];
const REGIONS = ['EMEA', 'Nordics', 'Iberia', 'APAC', 'Benelux', 'Andes', 'Prairie', 'Midlands', 'Kansai', 'Levante'];
const CHINESE = ['客户服务', '销售助理', '退款处理', '旅行顾问', '订单查询'];
const MODELS = ['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'claude-sonnet-4-5', 'gemini-2.5-flash', 'o3'];
const STATUSES: readonly (AgentStatus | null)[] = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'PAUSED', 'DRAFT', null];
const TAGS = ['vip', 'night', 'pilot', 'internal', 'public', 'legacy', 'beta', 'gold'];
const SENTENCE =
  'You answer politely and briefly, ask back when something is unclear, and hand over to a person when the customer asks for one. ';

/** Found in one of a hundred thousand names. */
export const RARE = 'quokka';

const START = Date.UTC(2024, 0, 1);

/** The agents of an account. Each is its vendor's as far as the unified fields go; the documents have about 2.5 kB. */
export function agentsOf(account: Account, index: number, { agentsPerAccount }: DatasetSize): ShownAgent[] {
  return Array.from({ length: agentsPerAccount }, (_, each) => agentOf(account, index * agentsPerAccount + each));
}

function agentOf({ id: accountId }: Account, number: number): ShownAgent {
  const pick = <T>(list: readonly T[], salt: number) =>
    list[(number * 7 + salt * 13 + (number >> 3)) % list.length] as T;
  const rare = number % 100_000 === 77 ? ` ${RARE}` : '';
  const chinese = number % 20 === 3 ? ` ${pick(CHINESE, 2)}` : '';
  const name = `${pick(REGIONS, 1)} ${pick(TOPICS, 0)} ${number}${chinese}${rare}`;
  const description = `Handles ${pick(TOPICS, 3)} for ${pick(REGIONS, 4)}, ticket queue ${number % 977}.`;
  const instructions = `${name}. ${SENTENCE.repeat(12)}`;
  const model = pick(MODELS, 5);
  const status = pick(STATUSES, 6);
  const tags = number % 3 === 0 ? [pick(TAGS, 7), pick(TAGS, 8)] : [];
  const createdAt = new Date(START + number * 400_000);
  const updatedAt = new Date(START + number * 400_000 + (number % 91) * 86_400_000);
  const raw = { id: String(number), name, description, instructions, model, status, tags, temperature: 0.7 };
  return {
    accountId,
    vendorId: String(number),
    fields: {
      name,
      description,
      instructions,
      model,
      languageModel: model,
      temperature: 0.7,
      avatarUrl: null,
      tags,
      status,
      createdAt,
      updatedAt,
    },
    document: raw,
    raw,
    whole: true,
    operations: ['UPDATE', 'DELETE', 'COPY'],
    observedAt: START,
  };
}
