/** @module The agents and tools that the embedded CometChat holds at its start: the in-app chat of a travel company. */

import type { z } from 'zod';
import type { JsonObject } from '../../../src/core/agent.ts';
import type { Framework } from '../../../src/vendors/cometchat/frameworks.ts';
import type { toolBody } from '../../../src/vendors/cometchat/wire.ts';

/** What a seed states; ids and times are added. `headers` as the framework's variant has them on the wire. */
interface Seed {
  readonly name: string;
  readonly icon: string;
  readonly isActive: boolean;
  readonly integrateWith: Framework;
  readonly integrationMeta: JsonObject;
  readonly tools: readonly string[];
  readonly actions: readonly string[];
  readonly metaData: JsonObject;
  readonly instruction?: string;
}

/** The tools (not executed by the app) and actions (executed) that the agents name. */
export const TOOL_SEEDS: readonly z.input<typeof toolBody>[] = [
  { name: 'showItinerary', displayName: 'Itinerary', executionText: 'Opening your itinerary...', doNotExecute: true },
  { name: 'showMap', displayName: 'Map', executionText: 'Drawing the map...', doNotExecute: true },
  {
    name: 'currency_converter',
    displayName: 'Currency converter',
    executionText: 'Looking up the rate...',
    doNotExecute: true,
    parameters: {},
  },
  {
    name: 'rebookFlight',
    displayName: 'Rebook a flight',
    executionText: 'Looking for another flight...',
    description: 'Moves a booking to another flight of the same day.',
    parameters: {
      type: 'object',
      properties: {
        booking: { type: 'string', description: 'Booking code, six letters.' },
        flight: { type: 'string', description: 'Number of the new flight.' },
      },
      required: ['booking', 'flight'],
    },
  },
  {
    name: 'callTaxi',
    displayName: 'Taxi',
    executionText: 'Calling a taxi...',
    description: 'Orders a taxi to where the guest is.',
    parameters: {},
  },
  {
    name: 'open-ticket',
    displayName: 'Hand over to a person',
    executionText: 'Connecting you...',
    description: 'Hands the conversation over to the service desk.',
    parameters: {
      type: 'object',
      properties: { summary: { type: 'string', description: 'What the guest wants, in one sentence.' } },
    },
  },
];

/** Agents of nine frameworks. The first has everything that one agent can have. */
export const SEEDS: readonly Seed[] = [
  {
    name: 'Travel Concierge',
    icon: 'https://cdn.wayfarer.example/agents/concierge.png?size=256',
    isActive: true,
    integrateWith: 'agno',
    integrationMeta: {
      baseUrl: 'https://agents.wayfarer.example/agno/v1',
      agentId: 'travel-concierge',
      headers: 'authorization:Bearer seed-secret-agno\nx-tenant:wayfarer',
    },
    tools: ['showItinerary', 'showMap', 'currency_converter'],
    actions: ['rebookFlight', 'callTaxi', 'open-ticket'],
    metaData: {
      greetingMessage: 'Welcome aboard! Where are we going today?',
      introductoryMessage:
        'I am your concierge for the whole journey. I know your bookings, the weather where you are, the opening hours of museums and the quickest way to the airport. I can move a flight, call a taxi or show your itinerary. I never charge your card without asking, I never pass your passport number on, and whenever you would rather talk to a person, say so: our desk in Lisbon is awake day and night.',
      suggestedMessages: ['What is next on my trip?', 'Call me a taxi', 'Is my flight on time?'],
    },
    instruction: 'Be brief. Confirm every change of a booking before you make it.',
  },
  {
    name: 'Weather Agent',
    icon: 'https://cdn.wayfarer.example/agents/weather.png',
    isActive: true,
    integrateWith: 'mastra',
    integrationMeta: { baseUrl: 'https://mastra.wayfarer.example', agentId: 'weatherAgent' },
    tools: ['showMap'],
    actions: [],
    metaData: { suggestedMessages: ['Do I need an umbrella in Bergen?', 'Snow in Davos?'] },
  },
  {
    name: 'Réclamations bagages',
    icon: 'https://cdn.wayfarer.example/agents/bagages.svg',
    isActive: true,
    integrateWith: 'langgraph',
    integrationMeta: {
      baseUrl: 'https://langgraph.wayfarer.example/threads',
      headers: { authorization: 'Basic c2VlZDpzZWNyZXQ=', 'x-graph': 'baggage' },
    },
    tools: [],
    actions: ['open-ticket'],
    metaData: {
      greetingMessage: 'Bonjour ! Un bagage manque à l’appel ?',
      introductoryMessage: 'Je retrouve votre bagage ou j’ouvre un dossier. Gardez votre étiquette sous la main.',
      suggestedMessages: ['Mon bagage est perdu', 'Mon bagage est abîmé', 'Où en est mon dossier ?'],
    },
  },
  {
    name: 'Group Trip Planner',
    icon: 'https://cdn.wayfarer.example/agents/groups.png',
    isActive: true,
    integrateWith: 'crewai',
    integrationMeta: {
      baseUrl: 'https://crew.wayfarer.example/kickoff',
      headers: { Authorization: 'Bearer seed-secret-crewai' },
    },
    tools: ['showItinerary', 'showMap'],
    actions: [],
    metaData: { greetingMessage: 'How many are you, and what do you all like?' },
  },
  {
    name: 'Visa & Einreise',
    icon: 'https://cdn.wayfarer.example/agents/visa.png',
    isActive: true,
    integrateWith: 'vercelV5',
    integrationMeta: { baseUrl: 'https://visa.wayfarer.example/api/chat', headers: {} },
    tools: [],
    actions: [],
    metaData: {
      greetingMessage: 'Wohin reisen Sie, und mit welchem Pass?',
      introductoryMessage: 'Ich nenne Einreiseregeln mit Datum und Quelle. Eine Rechtsberatung bin ich nicht.',
      suggestedMessages: ['Brauche ich ein Visum für Indien?', 'Reist mein Hund mit?'],
    },
  },
  {
    name: 'Loyalty Desk',
    icon: 'http://static.wayfarer.example/loyalty.gif',
    isActive: false,
    integrateWith: 'ag2',
    integrationMeta: {
      baseUrl: 'https://ag2.wayfarer.example/chat',
      defaultUserId: 'guest',
      headers: '{"authorization":"Bearer seed-secret-ag2"}',
    },
    tools: ['currency_converter'],
    actions: ['open-ticket'],
    metaData: { greetingMessage: 'Points, status, upgrades: ask away.', suggestedMessages: [] },
  },
  {
    name: 'Reservas de hotel',
    icon: 'https://cdn.wayfarer.example/agents/hotel.webp',
    isActive: true,
    integrateWith: 'rasa',
    integrationMeta: {
      baseUrl: 'https://rasa.wayfarer.example/webhooks/rest/webhook',
      headers: 'x-rasa-token:seed-secret-rasa',
    },
    tools: ['showItinerary'],
    actions: ['open-ticket'],
    metaData: {
      greetingMessage: '¡Hola! ¿Para qué noches busca habitación?',
      suggestedMessages: ['Cambiar mi reserva', '¿A qué hora es el check-in?'],
    },
  },
  {
    name: 'Lounge Finder',
    icon: 'https://cdn.wayfarer.example/agents/lounge.png',
    isActive: true,
    integrateWith: 'ag-ui',
    integrationMeta: {
      baseUrl: 'https://agui.wayfarer.example/runs',
      headers: { 'x-api-key': 'seed-secret-agui' },
    },
    tools: ['showMap'],
    actions: [],
    metaData: {},
  },
  {
    name: 'Timetable (old)',
    icon: 'https://cdn.wayfarer.example/agents/timetable.png',
    isActive: false,
    integrateWith: 'mastra-legacy',
    integrationMeta: { baseUrl: 'https://mastra-old.wayfarer.example', agentId: 'timetableAgent' },
    tools: [],
    actions: [],
    metaData: {},
    instruction: 'Answer with departure times only.',
  },
  {
    name: '旅行の翻訳アシスタント 🈁',
    icon: 'https://cdn.wayfarer.example/agents/%E7%BF%BB%E8%A8%B3.png',
    isActive: true,
    integrateWith: 'mastra',
    integrationMeta: { baseUrl: 'https://mastra.wayfarer.example' },
    tools: [],
    actions: [],
    metaData: {
      greetingMessage: 'こんにちは。何を訳しましょうか。',
      introductoryMessage: '看板、メニュー、会話を訳します。\n写真の中の文字は読めません。',
      suggestedMessages: ['アレルギーがあります', '駅はどこですか'],
    },
  },
  {
    name: 'مساعد المسافر',
    icon: 'https://cdn.wayfarer.example/agents/musafir.png',
    isActive: true,
    integrateWith: 'langgraph',
    integrationMeta: { baseUrl: 'https://langgraph.wayfarer.example/ar' },
    tools: ['showItinerary'],
    actions: ['callTaxi'],
    metaData: { greetingMessage: 'أهلاً وسهلاً! كيف أساعدك؟' },
  },
  {
    name: 'Empty shell',
    icon: 'https://cdn.wayfarer.example/agents/placeholder.png',
    isActive: false,
    integrateWith: 'crewai',
    // The schema does not require it, so there are agents without.
    integrationMeta: {},
    tools: [],
    actions: [],
    metaData: {},
  },
  {
    name: 'Disruption desk for storms, strikes, closed airspace and every other day on which nothing flies',
    icon: 'https://cdn.wayfarer.example/agents/disruption.png',
    isActive: false,
    integrateWith: 'agno',
    integrationMeta: { baseUrl: 'https://agents.wayfarer.example/agno/v1', agentId: 'disruption' },
    tools: ['showItinerary'],
    actions: ['rebookFlight', 'open-ticket'],
    metaData: {
      greetingMessage: 'I am sorry about the trouble. Let us find you another way.',
      suggestedMessages: ['Rebook me', 'I need a hotel tonight', 'What am I owed?', 'Talk to a person'],
    },
  },
];
