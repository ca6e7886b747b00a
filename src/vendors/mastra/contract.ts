/**
 * @module Mastra's stored agents as the types of `@mastra/client-js` 1.47.0 state them, and as `@mastra/server` 1.67.0 was
 * seen to answer (see `docs/vendors/mastra.md`). Most fields can also be a list of variants, `{ value, rules }`, among which
 * Mastra chooses at run time. Where a field is free in form, the list is one of its forms; see `variants.ts` for the others.
 */
import { z } from 'zod';
import '../../contract/meta.ts';
import { asAnswered } from '../../contract/reading.ts';
import { timestamp } from '../../contract/timestamp.ts';
import { defaultOptions, defaultOptionsChange, model, modelChange } from './contract-options.ts';

/** `perPage` of a list when it is left out. No largest one is stated, and 5,000 was seen to be taken. */
export const PAGE_SIZE = 100;
/** Longest `changeMessage`. */
export const CHANGE_MESSAGE_MAX = 500;
/** The states that the list can be asked for. There is no way to ask for all. */
export const STATUSES = ['published', 'draft', 'archived'] as const;

/** Fields that belong to a version of the agent, not to the agent: a change of one makes a new version. */
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

/** The fields that are free in form, and what each is. */
const FREE_FORM = {
  tools: 'The tools that the agent may use, by their ids: `{ search: { description, rules } }`.',
  workflows: 'The workflows that the agent may start, by their ids.',
  agents: 'The agents that the agent may ask, by their ids.',
  integrationTools: 'Tools of integrations, by provider: `{ github: { tools } }`.',
  toolProviders: 'Tools and connections, by provider: `{ composio: { tools: {}, connections: {} } }`.',
  mcpClients: 'Tools of stored MCP clients, by their ids: `{ files: { tools } }`.',
  inputProcessors: 'What is done with a message before the model has it: `{ steps: [] }`.',
  outputProcessors: 'What is done with an answer of the model: `{ steps: [] }`.',
  scorers: 'The scorers of the answers, by their ids: `{ quality: { description, sampling, rules } }`.',
  skills: 'The skills that the agent has, by their ids: `{ deploy: { pin, strategy } }`.',
  workspace: 'Where the agent works: `{ type: "id", workspaceId }`, or of the type `inline` or `provider`.',
} as const;

const MEMORY = 'What the agent remembers: `{ options, vector, embedder, observationalMemory }`.';
const BROWSER = 'The browser that the agent has: `{ type: "inline", config: { provider } }`.';
const OR_VARIANTS = 'Or a list of variants, `{ value, rules }`.';
const CONTEXT_SCHEMA = 'JSON schema of the variables that rules of variants are decided by.';

/** Names that another vendor has for another type. */
const NAMED: Readonly<Record<string, { fieldName?: string }>> = { tools: { fieldName: 'toolConfigs' } };

const anyObject = z.record(z.string(), z.unknown());
const answered = (description: string) => z.unknown().nullish().describe(description);
const given = z.union([anyObject, z.array(anyObject)], { error: 'must be an object, or a list of variants' });

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
    instructionBlocks: z
      .array(z.unknown())
      .nullish()
      .describe(
        'The instructions as blocks, where they are no plain text: `{ type, content, rules }`. No input takes them.',
      ),
    model: asAnswered(model).nullish().describe('The language model. Of variants, the first.'),
    modelVariants: answered(
      'The variants of the model, where there are several: `{ value, rules }`. No input takes them.',
    ),
    defaultOptions: asAnswered(defaultOptions)
      .nullish()
      .describe('What each run has unless it says otherwise. Of variants, the first.'),
    defaultOptionVariants: answered(
      'The variants of the options, where there are several: `{ value, rules }`. No input takes them.',
    ),
    ...freeForm(answered),
    memory: answered(`${MEMORY} ${OR_VARIANTS}`),
    browser: answered(`${BROWSER} ${OR_VARIANTS}`),
    requestContextSchema: anyObject.nullish().describe(CONTEXT_SCHEMA),
    durable: z
      .unknown()
      .nullish()
      .describe('Whether runs survive a restart of the server. No body was seen to set it.'),
    status: z.string().nullish().meta({
      unified: 'status',
      keepInExtension: true,
      description: "The vendor's own word for the state: `draft`, `published` or `archived`.",
    }),
    activeVersionId: z
      .string()
      .nullish()
      .meta({ assigned: true, description: 'Id of the version that is in force; null until one is.' }),
    resolvedVersionId: z
      .string()
      .nullish()
      .meta({ assigned: true, description: 'Id of the version whose configuration is shown.' }),
    visibility: visibility
      .nullish()
      .meta({ highlight: true, description: 'Who may see the agent. Without authentication all are `PUBLIC`.' }),
    authorId: z.string().nullish().describe('Who made the agent, where the server has authentication.'),
    author: anyObject.nullish().describe('What the server knows of the author; told of single agents only.'),
    metadata: anyObject.nullish().describe('Free notes.'),
    favoriteCount: z
      .int32()
      .nullish()
      .meta({ assigned: true, description: 'How many users like the agent, where the server counts that.' }),
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
const instructions = z.string().meta({
  unified: 'instructions',
  keepInExtension: true,
  description: 'What the agent is told before each conversation; the same as `instructions` outside of the extension.',
});

const settings = {
  ...freeForm((description) => given.optional().meta({ scalar: 'JSON', description })),
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
    model: model.optional().describe('The language model. Always needed.'),
    defaultOptions: defaultOptions.optional().describe('What each run has unless it says otherwise.'),
    ...settings,
    memory: given.optional().meta({ scalar: 'JSON', description: `${MEMORY} ${OR_VARIANTS}` }),
    browser: given.optional().meta({ scalar: 'JSON', description: `${BROWSER} ${OR_VARIANTS}` }),
    metadata: anyObject.optional().describe('Free notes. `avatarUrl` in it must be a base64 data URL.'),
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
  .superRefine((body, context) => {
    // The schema leaves it out, for servers that have a default. Others fail, and keep an agent that is empty.
    if (body.model === undefined) context.addIssue({ code: 'custom', path: ['model', 'name'], message: 'is required' });
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
    model: modelChange.optional().describe('The language model.'),
    defaultOptions: defaultOptionsChange.optional().describe('What each run has unless it says otherwise.'),
    ...settings,
    memory: given.nullish().meta({ scalar: 'JSON', description: `${MEMORY} ${OR_VARIANTS}` }),
    browser: given.nullish().meta({ scalar: 'JSON', description: `${BROWSER} ${OR_VARIANTS}` }),
    metadata: anyObject
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
  issues: z
    .array(z.looseObject({ field: z.string().nullish().catch(null), message: z.string().nullish().catch(null) }))
    .nullish()
    .catch(null),
});

/** The fields that are free in form, each by the same rule. */
function freeForm<Type extends z.ZodType>(make: (description: string) => Type) {
  const entries = Object.entries(FREE_FORM).map(([key, text]) => {
    const type = make(`${text} ${OR_VARIANTS}`);
    return [key, type.meta({ ...type.meta(), ...NAMED[key] })];
  });
  return Object.fromEntries(entries) as Record<keyof typeof FREE_FORM, Type>;
}
