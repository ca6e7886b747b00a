/** @module The agents that the embedded Gennia holds at its start. */
import type { STATUSES } from '../../../src/vendors/gennia/contract.ts';
import type { Settings } from './settings.ts';

/** What a seed states; ids, times and version numbers are added. What is not set in `settings` has no value. */
export interface Seed {
  readonly name: string;
  readonly description: string | null;
  readonly avatarUrl: string | null;
  readonly categories: readonly string[];
  readonly status: (typeof STATUSES)[number];
  readonly hasExternalChannel: boolean;
  /** The `modelId` of a model of the workspace. */
  readonly model: string | null;
  readonly settings: Partial<Omit<Settings, 'aiModelPublicId'>>;
  /** The published versions, oldest first: what each one had otherwise than the draft has now. */
  readonly versions: readonly { readonly notes: string | null; readonly settings?: Partial<Settings> }[];
}

const PRICE_LIST = Array.from(
  { length: 400 },
  (_, index) => `Article ${1000 + index}: ${(4.9 + ((index * 37) % 211) * 0.85).toFixed(2)} EUR, net, per piece.`,
).join('\n');

/** Agents of a company that sells, supports and hires in several languages. */
export const SEEDS: readonly Seed[] = [
  {
    name: 'Concierge',
    description: 'Welcomes guests, answers their questions and follows up. Uses everything that Gennia offers.',
    avatarUrl: 'https://cdn.example.com/avatars/concierge.png',
    categories: ['support', 'sales', 'hospitality'],
    status: 'active',
    hasExternalChannel: true,
    model: 'claude-sonnet-4-20250514',
    settings: {
      systemPrompt:
        'You are the concierge of a small hotel. Be brief, warm and exact. Never promise a room that you have not checked.\n\nToday is {{today}}; the guest is called {{guest_name}}.',
      dynamicPromptEnabled: true,
      temperature: 0.4,
      thinkingEnabled: true,
      thinkingEffort: 'high',
      webSearchEnabled: true,
      sandboxEnabled: true,
      genuiEnabled: true,
      longTermMemoryEnabled: true,
      memoryCustomInstructions:
        'Remember allergies, languages and how guests like to be addressed. Forget card numbers.',
      messageDelayEnabled: true,
      messageDelayType: 'RANDOM',
      messageSplittingEnabled: true,
      audioListeningEnabled: true,
      audioResponseEnabled: true,
      ttsVoice: 'alloy',
      followUpEnabled: true,
      followUpPrompt: 'Ask once, politely, whether the guest still needs the room.',
      followUpAfterHours: 24,
      followUpInactivityMinutes: 30,
      followUpIntervalMinutes: 720,
      followUpMaxAttempts: 3,
      followUpBusinessHoursStart: '09:00:00',
      followUpBusinessHoursEnd: '18:30:00',
    },
    versions: [
      { notes: 'First version', settings: { thinkingEffort: 'low', webSearchEnabled: false, followUpEnabled: false } },
      { notes: null, settings: { thinkingEffort: 'medium' } },
      { notes: 'Follow-ups within business hours', settings: { temperature: 0.3 } },
    ],
  },
  {
    name: 'Support Bot',
    description: 'Answers questions about billing, refunds and account access.',
    avatarUrl: 'https://cdn.example.com/avatars/support-bot.png',
    categories: ['support', 'billing'],
    status: 'active',
    hasExternalChannel: true,
    model: 'ft:gpt-4.1-mini:acme:support:9xk2',
    settings: {
      systemPrompt: 'You answer questions about invoices, refunds and log-in. Refunds above 200 EUR go to a person.',
      temperature: 0.2,
      messageDelayEnabled: true,
      messageDelayType: 'LOW',
      followUpEnabled: false,
    },
    versions: [{ notes: 'Go-live' }],
  },
  {
    name: 'Qualificador de Leads',
    description: 'Faz as primeiras perguntas e passa o contato para o time de vendas.',
    avatarUrl: null,
    categories: ['vendas', 'whatsapp'],
    status: 'active',
    hasExternalChannel: true,
    model: 'gpt-4.1',
    settings: {
      systemPrompt:
        'Você qualifica leads. Pergunte o nome, a empresa, o tamanho do time e o prazo. Uma pergunta por vez.',
      temperature: 0.7,
      messageDelayEnabled: true,
      messageDelayType: 'HIGH',
      messageSplittingEnabled: true,
      audioListeningEnabled: true,
      audioResponseEnabled: false,
      followUpEnabled: true,
      followUpPrompt: 'Retome a conversa com uma única pergunta.',
      followUpAfterHours: 0,
      followUpInactivityMinutes: 1,
      followUpIntervalMinutes: 10_080,
      followUpMaxAttempts: 1,
      followUpBusinessHoursStart: '08:00:00',
      followUpBusinessHoursEnd: '20:00:00',
    },
    versions: [{ notes: 'Primeira versão', settings: { temperature: 1 } }, { notes: 'Menos criativo' }],
  },
  {
    name: 'Untitled agent',
    description: null,
    avatarUrl: null,
    categories: [],
    status: 'draft',
    hasExternalChannel: false,
    model: null,
    settings: {},
    versions: [],
  },
  {
    name: 'Produktberatung „Küche & Bad“',
    description: 'Berät zu Geräten und Armaturen; kennt die Preisliste auswendig.',
    avatarUrl: 'https://cdn.example.com/avatars/kueche.webp?v=2',
    categories: ['beratung', 'deutsch'],
    status: 'active',
    hasExternalChannel: false,
    model: 'gemini-2.5-flash',
    settings: {
      systemPrompt: `Du berätst auf Deutsch. Nenne höchstens drei Geräte und immer auch den Preis.\n\n${PRICE_LIST}`,
      temperature: 0,
      thinkingEnabled: true,
      thinkingEffort: 'low',
      webSearchEnabled: false,
    },
    versions: [
      { notes: 'Preise Herbst', settings: { systemPrompt: 'Du berätst auf Deutsch.' } },
      { notes: 'Preise Winter' },
    ],
  },
  {
    name: 'Research Desk',
    description: 'Reads the web and summarises it with sources.',
    avatarUrl: null,
    categories: ['internal', 'research'],
    status: 'active',
    hasExternalChannel: false,
    model: 'o3',
    settings: {
      systemPrompt: 'You research a question, name at least three sources and say what you could not find.',
      thinkingEnabled: true,
      thinkingEffort: 'medium',
      webSearchEnabled: true,
      sandboxEnabled: true,
    },
    versions: [{ notes: null }],
  },
  {
    name: 'Onboarding Buddy',
    description: 'Helps new colleagues through their first week.',
    avatarUrl: 'https://cdn.example.com/avatars/onboarding.png',
    categories: ['internal', 'hr'],
    status: 'draft',
    hasExternalChannel: false,
    model: 'gpt-4o',
    settings: {
      systemPrompt:
        'You answer questions of new colleagues from the handbook. If the handbook is silent, name the team to ask.',
      temperature: 0.5,
      longTermMemoryEnabled: true,
      memoryCustomInstructions: '',
    },
    versions: [],
  },
  {
    name: 'Summer Campaign',
    description: 'Answered questions about the summer offers. The offers have ended.',
    avatarUrl: null,
    categories: ['sales', 'campaign'],
    status: 'inactive',
    hasExternalChannel: true,
    model: 'gpt-4o',
    settings: {
      systemPrompt: 'You answer questions about the summer offers. They end on 31 August at midnight.',
      temperature: 0.9,
      messageDelayEnabled: true,
      messageDelayType: 'MEDIUM',
    },
    versions: [{ notes: 'Start' }, { notes: 'Prolonged by a week' }],
  },
  {
    name: 'Old FAQ',
    description: 'Replaced by Support Bot.',
    avatarUrl: null,
    categories: ['support'],
    status: 'archived',
    hasExternalChannel: false,
    model: 'gpt-4',
    settings: { systemPrompt: 'You answer from the list of frequent questions.', temperature: 1 },
    versions: [{ notes: 'v1' }],
  },
  {
    name: '予約アシスタント',
    description: 'レストランの予約を受け付け、変更とキャンセルにも対応します。',
    avatarUrl: 'https://cdn.example.com/avatars/%E4%BA%88%E7%B4%84.png',
    categories: ['予約', '日本語'],
    status: 'active',
    hasExternalChannel: true,
    model: 'claude-sonnet-4-20250514',
    settings: {
      systemPrompt: 'あなたはレストランの予約係です。人数、日時、お名前、電話番号の順に伺ってください。',
      temperature: 0.3,
      audioResponseEnabled: true,
      ttsVoice: 'ja-JP-Nanami',
    },
    versions: [{ notes: '公開' }],
  },
  {
    name: 'Assistant de boutique 🛍️',
    description: 'Horaires, stock et retrait en magasin : répond en français, tutoie les clients.',
    avatarUrl: null,
    categories: ['boutique', 'français'],
    status: 'active',
    hasExternalChannel: false,
    model: 'gpt-4.1',
    settings: {
      systemPrompt: 'Tu aides les clients de la boutique de Lyon : horaires, stock, retrait en magasin.',
      temperature: 1.25,
      genuiEnabled: true,
      dynamicPromptEnabled: false,
    },
    versions: [{ notes: 'Ouverture' }],
  },
  {
    name: 'Contract Reader',
    description: '',
    avatarUrl: null,
    categories: ['legal', 'internal'],
    status: 'archived',
    hasExternalChannel: false,
    model: 'o3',
    settings: { systemPrompt: '', thinkingEnabled: true, thinkingEffort: 'high' },
    versions: [],
  },
  {
    name: 'خدمة العملاء',
    description: 'يجيب عن أسئلة الشحن والإرجاع.',
    avatarUrl: null,
    categories: ['support', 'العربية'],
    status: 'inactive',
    hasExternalChannel: false,
    model: 'gpt-4.1',
    settings: {
      systemPrompt: 'أجب باختصار وبلطف عن أسئلة الشحن والإرجاع. اطلب رقم الطلب أولاً.',
      temperature: 2,
      followUpEnabled: true,
      followUpAfterHours: 720,
      followUpInactivityMinutes: 1440,
      followUpMaxAttempts: 10,
    },
    versions: [{ notes: null, settings: { temperature: 0.8 } }],
  },
];
