/**
 * @module Mastra's stored agents as the types of `@mastra/client-js` 1.47.0 state them, and as `@mastra/server` 1.67.0 was
 * seen to answer (see `docs/vendors/mastra.md`). Mastra has two forms of many a field under one name: instructions as a text or
 * as a list of blocks, other fields as a value or as a list of variants, `{ value, rules }`. Here the lists have places of
 * their own, `instructionBlocks` and `variants`; and a model is a name and a provider, not an object of both.
 */
import { z } from 'zod';
import '../../contract/meta.ts';
import { asAnswered } from '../../contract/reading.ts';
import { timestamp } from '../../contract/timestamp.ts';
import { defaultOptions, defaultOptionsChange } from './contract-options.ts';

/** `perPage` of a list when it is left out. No largest one is stated, and 5,000 was seen to be taken. */
export const PAGE_SIZE = 100;
/** Longest `changeMessage`. */
export const CHANGE_MESSAGE_MAX = 500;
/** So many versions of an agent are kept. */
export const VERSIONS_KEPT = 50;
/** The states that the list can be asked for. There is no way to ask for all. */
export const STATUSES = ['published', 'draft', 'archived'] as const;

/** Fields of the wire that belong to a version of the agent, not to the agent: a change of one makes a new version. */
export const VERSIONED = [
  'name',
  'description',
  'instructions',
  'model',
  'tools',
  'defaultOptions',
  'workflows',
  'agents',
  'integrationTools',
  'toolProviders',
  'mcpClients',
  'inputProcessors',
  'outputProcessors',
  'memory',
  'scorers',
  'skills',
  'workspace',
  'browser',
  'requestContextSchema',
] as const;

/** Fields that Mastra also takes as a list of variants. */
export const VARIED = VERSIONED.filter(
  (key) => !['name', 'description', 'instructions', 'requestContextSchema'].includes(key),
);

/** Tools by their ids. Mastra's `rules` are taken too. */
const tools = z.record(
  z.string(),
  z.looseObject({ description: z.string().optional().describe('What the model is told of it.') }),
);
const toolsOf = z.record(
  z.string(),
  z.looseObject({
    tools: tools.optional().describe('Its tools that may be used, by their ids; all of them unless set.'),
  }),
);
const anyObject = z.record(z.string(), z.unknown());
const text = (description: string) => z.string().optional().describe(description);

/** The fields that are objects with keys of the agent's own, and what each is. */
const OBJECTS = {
  tools: [tools, 'The tools that the agent may use, by their ids: `{ search: { description, rules } }`.'],
  workflows: [tools, 'The workflows that the agent may start, by their ids.'],
  agents: [tools, 'The agents that the agent may ask, by their ids.'],
  integrationTools: [toolsOf, 'Tools of integrations, by provider: `{ github: { tools } }`.'],
  toolProviders: [
    z.record(z.string(), anyObject),
    'Tools and connections, by provider: `{ composio: { tools: {}, connections: {} } }`.',
  ],
  mcpClients: [toolsOf, 'Tools of stored MCP clients, by their ids: `{ files: { tools } }`.'],
  inputProcessors: [anyObject, 'What is done with a message before the model has it: `{ steps: [] }`.'],
  outputProcessors: [anyObject, 'What is done with an answer of the model: `{ steps: [] }`.'],
  scorers: [tools, 'The scorers of the answers, by their ids: `{ quality: { description, sampling, rules } }`.'],
  skills: [
    z.record(
      z.string(),
      z.looseObject({
        description: text('What the model is told of it.'),
        instructions: text('What the skill says.'),
        pin: text('The version to use.'),
      }),
    ),
    'The skills that the agent has, by their ids: `{ deploy: { pin, strategy } }`.',
  ],
  workspace: [
    anyObject,
    'Where the agent works: `{ type: "id", workspaceId }`, or of the type `inline` or `provider`.',
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

const MEMORY = 'What the agent remembers: `{ options, vector, embedder, observationalMemory }`.';
const BROWSER = 'The browser that the agent has: `{ type: "inline", config: { provider } }`.';
const CONTEXT_SCHEMA = 'JSON schema of the variables that rules of variants are decided by.';
const BLOCKS =
  'The instructions as a list of blocks: `{ type: "text", content }`, `{ type: "prompt_block", content, rules }`, `{ type: "prompt_block_ref", id }`.';
const FIELDS_WITH_VARIANTS =
  'Fields that have several values, by their names in Mastra: `{ tools: [{ value, rules }] }`. Mastra chooses among them at run time. The field itself shows the first.';

const PROVIDER = 'Whose language model it is, as Mastra names it: `openai`, `anthropic`.';
const MODEL_OPTIONS = 'What stands with the model besides its provider and its name.';

/** Fields whose name another vendor has for another type. */
const NAMED: Readonly<Record<string, { fieldName?: string }>> = { tools: { fieldName: 'toolConfigs' } };

const answered = (description: string) => anyObject.nullish().describe(description);

const visibility = z.enum(['private', 'public']).meta({
  id: 'MastraVisibility',
  description: 'Who may see a Mastra agent.',
  valueDescriptions: { private: 'Its author.', public: 'Everybody whom the server lets in.' },
});

/** The agent object, the same in every answer. A create that fails can leave one behind that has but its record. */
export const agent = z
  .looseObject({
    id: z.string().min(1).meta({ unified: 'vendorId', description: 'A text that was given, or made of the name.' }),
    name: z.string().nullish().meta({ unified: 'name' }),
    description: z.string().nullish().meta({ unified: 'description' }),
    instructions: z.string().nullish().meta({ unified: 'instructions' }),
    instructionBlocks: z.array(z.unknown()).nullish().describe(`${BLOCKS} null where they are a plain text.`),
    model: z.string().nullish().meta({ unified: 'model' }),
    modelProvider: z.string().nullish().describe(PROVIDER),
    modelOptions: answered(MODEL_OPTIONS),
    defaultOptions: asAnswered(defaultOptions).nullish().describe('What each run has unless it says otherwise.'),
    ...objects((_, description) => answered(description)),
    memory: answered(MEMORY),
    browser: answered(BROWSER),
    requestContextSchema: answered(CONTEXT_SCHEMA),
    variants: answered(FIELDS_WITH_VARIANTS),
    durable: z
      .unknown()
      .nullish()
      .describe('Whether runs survive a restart of the server. No body was seen to set it.'),
    status: z.string().nullish().meta({
      unified: 'status',
      keepInExtension: true,
      description: "The vendor's own word for the state: `draft`, `published` or `archived`.",
    }),
    activeVersionId: z.string().nullish().describe('Id of the version that is in force; null until one is.'),
    resolvedVersionId: z.string().nullish().describe('Id of the version whose configuration is shown.'),
    visibility: visibility.nullish().describe('Who may see the agent. Without authentication all are `PUBLIC`.'),
    authorId: z.string().nullish().describe('Who made the agent, where the server has authentication.'),
    author: z
      .record(z.string(), z.unknown())
      .nullish()
      .describe('What the server knows of the author; told of single agents only.'),
    metadata: z.record(z.string(), z.unknown()).nullish().describe('Free notes.'),
    favoriteCount: z.int32().nullish().describe('How many users like the agent, where the server counts that.'),
    isFavorited: z.boolean().nullish().describe('Whether the user of this account likes the agent.'),
    skillsFormat: z.string().nullish().describe('In which form the agent is told of its skills.'),
    createdAt: timestamp.nullish().meta({ unified: 'createdAt' }),
    updatedAt: timestamp.nullish().meta({ unified: 'updatedAt' }),
  })
  .meta({
    id: 'MastraAgent',
    description: 'What only Mastra has: agents with versions, tools and memory, stored by a server of your own.',
  });

const name = z.string().meta({ unified: 'name', description: "The agent's name." });
const instructions = z
  .string()
  .meta({ unified: 'instructions', description: 'What the agent is told before each conversation.' });
const model = z
  .string()
  .min(1)
  .meta({ unified: 'model', description: "The language model, by its provider's own name." });
const modelProvider = z.string().min(1).describe(PROVIDER);
const metadata = anyObject;

const settings = {
  modelOptions: anyObject.optional().describe(MODEL_OPTIONS),
  instructionBlocks: z
    .array(anyObject)
    .optional()
    .meta({
      scalar: 'JSON',
      description: `${BLOCKS} Beside them, instructions are empty, or the texts of the blocks.`,
    }),
  variants: z
    .record(z.string(), z.array(z.looseObject({ value: z.unknown() })).min(1))
    .superRefine((lists, context) => {
      for (const key of Object.keys(lists).filter((key) => !VARIED.some((known) => known === key))) {
        context.addIssue({ code: 'custom', path: [key], message: 'has no variants in Mastra' });
      }
    })
    .optional()
    .describe(`${FIELDS_WITH_VARIANTS} Beside it, the field itself is not given, or with the value of the first.`),
  ...objects((type, description) => type.optional().describe(description)),
  requestContextSchema: anyObject.optional().describe(CONTEXT_SCHEMA),
  visibility: visibility
    .optional()
    .describe('Who may see the agent. Without authentication all are `PUBLIC`, whatever is asked for.'),
};

/** Body of `POST /stored/agents`. Unknown fields are ignored; none is sent. */
export const createAgent = z
  .strictObject({
    name,
    description: z.string().optional().meta({ unified: 'description', description: "The agent's purpose." }),
    instructions,
    model,
    modelProvider,
    defaultOptions: defaultOptions.optional().describe('What each run has unless it says otherwise.'),
    ...settings,
    memory: anyObject.optional().describe(MEMORY),
    browser: anyObject.optional().describe(BROWSER),
    metadata: metadata.optional().describe('Free notes. `avatarUrl` in it must be a base64 data URL.'),
    id: z
      .string()
      .min(1)
      // Such an agent can be created and listed, but by no route be read, changed or deleted.
      .refine((id) => !/^\.{1,2}$/.test(id), { error: 'must be neither . nor ..' })
      .optional()
      .meta({
        fieldName: 'agentId',
        description: 'The id to give to the agent; made of the name unless set: `Night Watch` becomes `night-watch`.',
      }),
    autoPublish: z
      .boolean()
      .optional()
      .meta({ default: true, description: 'Whether the agent is published at once. If not, it is a draft.' }),
  })
  .meta({ id: 'CreateMastraAgent', description: 'What a new Mastra agent can have besides the unified fields.' });

/** Body of `PATCH /stored/agents/{id}`: each field replaces the agent's own. Of the objects here a part can be given. */
export const updateAgent = z
  .strictObject({
    name: name.optional(),
    description: z.string().nullish().meta({
      unified: 'description',
      description: "The agent's purpose. null clears it, to an empty text.",
    }),
    instructions: instructions.optional(),
    model: model.optional(),
    modelProvider: modelProvider.optional(),
    defaultOptions: defaultOptionsChange.optional().describe('What each run has unless it says otherwise.'),
    ...settings,
    memory: anyObject.nullish().describe(MEMORY),
    browser: anyObject.nullish().describe(BROWSER),
    metadata: metadata
      .optional()
      .describe(
        'Free notes, merged with the present ones key by key, one level deep. No key can be removed; null is kept as a value.',
      ),
    authorId: z.string().optional().describe('Who the agent belongs to from now on.'),
    autoPublish: z
      .boolean()
      .optional()
      .describe('Whether the change is in force at once, as it is unless set. false saves a version and no more.'),
    changeMessage: z
      .string()
      .max(CHANGE_MESSAGE_MAX)
      .optional()
      .describe('What the change is about; it stands with the version.'),
  })
  .meta({ id: 'UpdateMastraAgent', description: 'What can be changed of a Mastra agent besides the unified fields.' });

/** What a publish takes: no call of Mastra keeps a note. */
export const publishBody = z.strictObject({
  notes: z.never({ error: 'can not be given: Mastra keeps no note of what is published' }).optional(),
});

/** A page of `GET /stored/agents`. The agents are read one by one, so that one bad document does not cost the page. */
export const agentPage = z.looseObject({
  agents: z.array(z.unknown()),
  /** Counts and marks are read for themselves: an answer is not worthless because one of them is. */
  total: z.unknown(),
  perPage: z.unknown(),
  hasMore: z.unknown(),
});

/** A page of `GET /stored/agents/{id}/versions`, newest first. */
export const versionPage = z.looseObject({ versions: z.array(z.unknown()), hasMore: z.unknown() });

/** A version: besides these, the configuration. */
export const version = z.looseObject({
  id: z.string().min(1),
  versionNumber: z.int32(),
  changeMessage: z.string().nullish(),
  createdAt: timestamp.nullish(),
});

/** Body of an error. A value that is not valid is told with its field; a model that is not allowed has an object. */
export const errorBody = z.looseObject({
  error: z.union([
    z.string(),
    z.looseObject({ code: z.string().nullish().catch(null), message: z.string().nullish().catch(null) }),
  ]),
  message: z.string().nullish().catch(null),
  issues: z
    .array(z.looseObject({ field: z.string().nullish().catch(null), message: z.string().nullish().catch(null) }))
    .nullish()
    .catch(null),
});

/** The fields that are objects with keys of the agent's own, each by the same rule. */
function objects<Type extends z.ZodType>(make: (type: z.ZodType, description: string) => Type) {
  const entries = Object.entries(OBJECTS).map(([key, [type, description]]) => [
    key,
    make(type, description).meta({ description, ...NAMED[key] }),
  ]);
  return Object.fromEntries(entries) as Record<keyof typeof OBJECTS, Type>;
}
