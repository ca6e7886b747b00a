/**
 * @module The frameworks that a CometChat agent can be built with, and what CometChat wants to know of each: the nine
 * request variants of https://www.cometchat.com/docs/ai-agent-service.json. The page's prose names seven of them.
 */
import { enumValueName } from '../../contract/sdl/names.ts';

/**
 * How `integrationMeta.headers` goes on the wire. `OBJECT`: a JSON object. `JSON_TEXT`: that object as a text.
 * `LINES`: a text with one `key:value` on each line.
 */
export type HeadersForm = 'OBJECT' | 'JSON_TEXT' | 'LINES';

/** The keys of `integrationMeta` that only some frameworks take; `baseUrl` belongs to all. */
export const FRAMEWORK_KEYS = ['agentId', 'headers', 'defaultUserId'] as const;

/** One of {@link FRAMEWORK_KEYS}. */
export type FrameworkKey = (typeof FRAMEWORK_KEYS)[number];

interface FrameworkEntry {
  readonly description: string;
  readonly agentId: boolean;
  readonly defaultUserId: boolean;
  /** null: this framework takes no headers. */
  readonly headers: HeadersForm | null;
}

/** Every value of `integrateWith`, and which keys its `integrationMeta` takes besides `baseUrl`. */
export const FRAMEWORKS = {
  mastra: { description: 'Built with Mastra.', agentId: true, defaultUserId: false, headers: null },
  'mastra-legacy': {
    description: 'Built with Mastra (legacy).',
    agentId: true,
    defaultUserId: false,
    headers: null,
  },
  langgraph: { description: 'Built with LangGraph.', agentId: false, defaultUserId: false, headers: 'OBJECT' },
  crewai: { description: 'Built with CrewAI.', agentId: false, defaultUserId: false, headers: 'OBJECT' },
  vercelV5: {
    description: 'Built with Vercel AI, version 5.',
    agentId: false,
    defaultUserId: false,
    headers: 'OBJECT',
  },
  ag2: { description: 'Built with AG2.', agentId: false, defaultUserId: true, headers: 'JSON_TEXT' },
  rasa: { description: 'Built with Rasa.', agentId: false, defaultUserId: false, headers: 'LINES' },
  agno: { description: 'Built with Agno.', agentId: true, defaultUserId: false, headers: 'LINES' },
  'ag-ui': {
    description: 'Built with anything that speaks the AG-UI protocol.',
    agentId: false,
    defaultUserId: false,
    headers: 'OBJECT',
  },
} as const satisfies Readonly<Record<string, FrameworkEntry>>;

/** A value of `integrateWith`. */
export type Framework = keyof typeof FRAMEWORKS;

/** All values of `integrateWith`, in the vendor's order. */
export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS) as [Framework, ...Framework[]];

const ENUMERATION = new Intl.ListFormat('en-GB');

/** Whether a framework's `integrationMeta` has this key. */
export function takes(framework: Framework, key: FrameworkKey): boolean {
  return Boolean(FRAMEWORKS[framework][key]);
}

/** The keys that are set although the framework does not take them, each with what is said of it: who does take it. */
export function keysNotTaken(
  framework: Framework,
  meta: Readonly<Partial<Record<FrameworkKey, unknown>>>,
): { key: FrameworkKey; message: string }[] {
  return FRAMEWORK_KEYS.filter((key) => meta[key] !== undefined && !takes(framework, key)).map((key) => {
    const takers = FRAMEWORK_NAMES.filter((name) => takes(name, key)).map(enumValueName);
    const who = `${ENUMERATION.format(takers)} ${takers.length === 1 ? 'takes' : 'take'}`;
    return { key, message: `can not be given with ${enumValueName(framework)}: only ${who} it` };
  });
}
