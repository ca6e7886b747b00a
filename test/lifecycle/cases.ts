import { vendors } from '../../src/vendors/index.ts';

/** What the tests of writes do with each vendor: inputs that it takes, by the vendor's key. */
export interface VendorCase {
  readonly key: string;
  /** Input of `createAgent`, without the account. */
  readonly create: { readonly name: string; readonly extension?: object; readonly [field: string]: unknown };
  /** Input of `updateAgent`, without the id. */
  readonly update: { readonly name: string; readonly extension?: object; readonly [field: string]: unknown };
  /** Which of the operations the vendor has. */
  readonly has: readonly ('PAUSE' | 'RESUME' | 'PUBLISH' | 'RESTORE_VERSION')[];
}

const INPUTS: readonly VendorCase[] = [
  {
    key: 'aegra',
    create: {
      name: 'Made by a test',
      description: 'A graph of its own',
      extension: {
        aegra: { graphId: 'agent', config: { configurable: { model_name: 'test' } }, metadata: { team: 'qa' } },
      },
    },
    update: { name: 'Changed by a test', extension: { aegra: { metadata: { reviewed: true } } } },
    has: ['RESTORE_VERSION'],
  },
  {
    key: 'chatsby',
    create: {
      name: 'Made by a test',
      instructions: 'Be brief.',
      model: 'gpt-4o',
      temperature: 0.2,
      extension: { chatsby: { maxTokens: 300 } },
    },
    update: { name: 'Changed by a test', temperature: 1.5, extension: { chatsby: { maxTokens: 4096 } } },
    has: ['PAUSE', 'RESUME'],
  },
  {
    key: 'cometchat',
    create: {
      name: 'Made by a test',
      avatarUrl: 'https://example.com/icon.png',
      extension: {
        cometChat: {
          integrateWith: 'LANGGRAPH',
          integrationMeta: { baseUrl: 'https://agents.example.com', headers: { authorization: 'Bearer hidden' } },
          metaData: { greetingMessage: 'Hello', suggestedMessages: ['Where is my parcel?'] },
        },
      },
    },
    update: { name: 'Changed by a test', extension: { cometChat: { metaData: { greetingMessage: 'Good day' } } } },
    has: ['PAUSE', 'RESUME'],
  },
  {
    key: 'gennia',
    create: {
      name: 'Made by a test',
      description: 'Answers questions',
      instructions: 'Be brief.',
      model: 'GPT-4.1',
      temperature: 0.4,
      tags: ['support', 'billing'],
      extension: { gennia: { webSearchEnabled: true, followUpAfterHours: 24, thinkingEffort: 'HIGH' } },
    },
    update: {
      name: 'Changed by a test',
      instructions: 'Be long.',
      extension: { gennia: { followUpAfterHours: null } },
    },
    has: ['PUBLISH', 'RESTORE_VERSION'],
  },
  {
    key: 'nova',
    create: {
      name: 'Made by a test',
      instructions: 'Be brief.',
      model: 'gpt-4o',
      temperature: 0.4,
      extension: {
        nova: {
          type: 'VOICE',
          llmConfig: { provider: 'OPENAI', maxTokens: 500 },
          goodbyeConfig: { enabled: true, message: 'Bye' },
        },
      },
    },
    update: {
      name: 'Changed by a test',
      temperature: 0.9,
      extension: { nova: { goodbyeConfig: { message: 'So long' } } },
    },
    has: [],
  },
];

/** One for each vendor of the registry: a new vendor has to say what it takes. */
export const CASES: readonly VendorCase[] = vendors.map(({ key }) => {
  const found = INPUTS.find((vendorCase) => vendorCase.key === key);
  if (found === undefined) throw new Error(`no inputs for ${key}: add them to INPUTS`);
  return found;
});

let count = 0;

/**
 * Input for one more new agent of a vendor. Names are taken once at Gennia, and Aegra takes one assistant for each graph
 * and configuration.
 */
export function createInput({ key, create }: VendorCase, name = `${create.name} ${++count}`): VendorCase['create'] {
  if (key !== 'aegra') return { ...create, name };
  return {
    ...create,
    name,
    extension: { aegra: { graphId: 'agent', context: { model_name: name }, metadata: { team: 'qa' } } },
  };
}
