/**
 * @module Nova's agents API (CozmoX AI) as its pages state it (https://docs.cozmox.ai/api-reference/agents/create-agent
 * and .../update-agent) and, for get, list, delete and the configuration objects, as only the vendor's SDK does
 * (https://github.com/CozmoXAI/js-sdk). Limits, errors and the order of lists are documented nowhere; how that is taken is
 * said where it is handled.
 */
import { z } from 'zod';
import '../../contract/meta.ts';
import { asAnswered } from '../../contract/reading.ts';
import { timestamp } from '../../contract/timestamp.ts';
import {
  backgroundSound,
  backgroundSoundChange,
  extraConfig,
  goodbyeConfig,
  greetingConfig,
  llmConfig,
  llmConfigChange,
  precallWebhook,
  precallWebhookChange,
  roomDurationConfig,
  transcriberConfig,
  transcriberConfigChange,
  vadConfig,
  voiceConfig,
  voiceConfigChange,
} from './contract-configs.ts';

/**
 * Largest `size` that is asked for. No maximum is documented for agents; this is the one of the vendor's other list in the
 * same style (https://docs.cozmox.ai/api-reference/calls/list-calls). Smaller pages than asked for are understood.
 */
export const PAGE_SIZE_MAX = 100;
/** `size` that is asked for where the largest is refused: the default of that other list. */
export const PAGE_SIZE_SAFE = 50;
/** What agents a `type` filter and a body may name. */
export const AGENT_TYPES = ['voice', 'chat', 'video'] as const;
/** The keys that are objects (`plugins`: a list) in requests and are declared as `integer[]`, raw JSON bytes, in answers. */
export const CONFIG_KEYS = [
  'llm_config',
  'voice_config',
  'transcriber_config',
  'vad_config',
  'extra_config',
  'greeting_config',
  'goodbye_config',
  'room_duration_config',
  'background_sound',
  'precall_webhook',
  'plugins',
] as const;

const agentType = z.enum(AGENT_TYPES).meta({
  id: 'NovaAgentType',
  description: 'The ways of talking with a Nova agent.',
  valueDescriptions: {
    voice: 'By voice, on the phone or in a room.',
    chat: 'In writing.',
    video: 'By video.',
  },
});

const toolParameter = z
  .looseObject({
    name: z.string().nullish().describe('Name of the parameter.'),
    type: z.string().nullish().describe('Type of its value.'),
    description: z.string().nullish().describe('What it is for.'),
    required: z.boolean().nullish().describe('Whether the tool needs it.'),
  })
  .meta({ id: 'NovaToolParameter', description: 'A parameter of a tool of a Nova agent.' });

const tool = z
  .looseObject({
    tool_id: z.string().nullish().describe('Id of the tool in the organisation.'),
    name: z.string().nullish().describe('Name of the tool.'),
    description: z.string().nullish().describe('What the tool does.'),
    method: z.string().nullish().describe('HTTP method of the call behind it.'),
    url: z.string().nullish().describe('Where that call goes.'),
    is_enabled: z.boolean().nullish().describe('Whether this agent may use it.'),
    config_override: z
      .record(z.string(), z.unknown())
      .nullish()
      .describe("What this agent sets differently from the organisation's tool."),
    parameters: z.array(toolParameter.nullable()).nullish().describe('What the tool is called with.'),
  })
  .meta({ id: 'NovaTool', description: 'A tool of the organisation that a Nova agent has.' });

/** The agent object of create, get and update. All properties are optional in the vendor's schema. */
export const agent = z
  .looseObject({
    id: z.string().min(1).meta({ unified: 'vendorId', description: 'Of no documented format.' }),
    organization_id: z
      .string()
      .nullish()
      .meta({ assigned: true, description: 'The organisation that the agent belongs to.' }),
    name: z.string().nullish().meta({ unified: 'name' }),
    type: agentType.nullish().meta({ highlight: true, description: 'How people talk with the agent.' }),
    prompt_template: z.string().nullish().meta({ unified: 'instructions' }),
    public_quota: z.int().nullish().describe('Quota for public use; the unit is not documented.'),
    allowed_sip_trunks: z.array(z.string()).nullish().describe('The SIP trunks that the agent may use.'),
    default_functions: z.array(z.string()).nullish().describe('The built-in functions that the agent has.'),
    tools: z.array(tool.nullable()).nullish().describe("The organisation's tools that the agent has."),
    llm_config: asAnswered(llmConfig)
      .nullish()
      .describe('The language model and its settings, besides the unified fields.'),
    voice_config: asAnswered(voiceConfig).nullish().describe('The voice and its settings.'),
    transcriber_config: asAnswered(transcriberConfig).nullish().describe('The speech recognition and its settings.'),
    vad_config: asAnswered(vadConfig).nullish().describe('The settings of voice activity detection.'),
    extra_config: asAnswered(extraConfig).nullish().describe('The settings of interruptions and turns.'),
    greeting_config: asAnswered(greetingConfig).nullish().describe('How a conversation begins.'),
    goodbye_config: asAnswered(goodbyeConfig).nullish().describe('How a conversation ends.'),
    room_duration_config: asAnswered(roomDurationConfig).nullish().describe('How long a conversation may last.'),
    background_sound: asAnswered(backgroundSound).nullish().describe('What is heard behind the voice.'),
    precall_webhook: asAnswered(precallWebhook)
      .nullish()
      .describe('The HTTP call that Nova makes before each conversation. Its headers are never shown.'),
    plugins: z.array(z.unknown()).nullish().describe('The plug-ins of the agent; a list of anything.'),
    created_at: timestamp.nullish().meta({ unified: 'createdAt' }),
    updated_at: timestamp.nullish().meta({ unified: 'updatedAt' }),
  })
  .meta({
    id: 'NovaAgent',
    description: 'What only Nova has: voice, chat and video agents of CozmoX, with telephony, speech and turn-taking.',
  });

/** A row of a list: five fields. */
export const listItem = z.looseObject(
  agent.pick({ id: true, name: true, type: true, created_at: true, updated_at: true }).shape,
);

/**
 * Body of `POST /agents`. `prompt_template` is optional on the vendor's page and required in its SDK: where the vendor
 * wants one, it says so itself. The SDK takes the configuration here too, the page does not: what is not here is set by a `PATCH` afterwards.
 */
export const createBody = z.strictObject({
  name: z.string().meta({ unified: 'name', description: "The agent's name." }),
  type: agentType.describe('How people talk with the agent.'),
  prompt_template: z
    .string()
    .optional()
    .meta({ unified: 'instructions', description: 'What the agent is told before each conversation.' }),
  copy_from_agent_id: z.string().optional().meta({
    operationOnly: true,
    description: 'An agent of the same organisation that the new one is made from.',
  }),
});

function setOf(description: string) {
  return z.array(z.string()).optional().meta({ isSet: true, description });
}

const settings = {
  allowed_sip_trunks: setOf('The SIP trunks that the agent may use.'),
  default_functions: setOf('The built-in functions that the agent has.'),
  llm_config: llmConfig.optional().describe('The language model and its settings, besides the unified fields.'),
  voice_config: voiceConfig.optional().describe('The voice and its settings.'),
  transcriber_config: transcriberConfig.optional().describe('The speech recognition and its settings.'),
  vad_config: vadConfig.optional().describe('The settings of voice activity detection.'),
  extra_config: extraConfig.optional().describe('The settings of interruptions and turns.'),
  greeting_config: greetingConfig.optional().describe('How a conversation begins.'),
  goodbye_config: goodbyeConfig.optional().describe('How a conversation ends.'),
  room_duration_config: roomDurationConfig.optional().describe('How long a conversation may last.'),
  background_sound: backgroundSound.optional().describe('What is heard behind the voice.'),
  precall_webhook: precallWebhook.optional().describe('An HTTP call that Nova makes before each conversation.'),
  plugins: z.array(z.unknown()).optional().describe('The plug-ins of the agent; a list of anything.'),
};

/** All that a new agent can have: {@link createBody}, and what the `PATCH` behind it sets. */
export const createAgent = createBody
  .extend({
    // Also in the extension, under the vendor's own name.
    prompt_template: createBody.shape.prompt_template.meta({
      keepInExtension: true,
      description: 'What the agent is told before each conversation; the same as `instructions`.',
    }),
    ...settings,
  })
  .meta({ id: 'CreateNovaAgent', description: 'What a new Nova agent can have besides the unified fields.' });

/**
 * Body of `PATCH /agents/{agent_id}`: partial at the top. Whether a configuration object is merged or replaced, and
 * whether null clears, nobody documents: objects are sent whole, and nothing takes null.
 */
export const updateBody = createBody.omit({ copy_from_agent_id: true }).partial().extend(settings);

/**
 * What can be changed: {@link updateBody} with configuration objects that may be partial. The planner fills them up with
 * what the agent has.
 */
export const updateAgent = updateBody
  .extend({
    llm_config: llmConfigChange.optional().describe('The language model and its settings, besides the unified fields.'),
    voice_config: voiceConfigChange.optional().describe('The voice and its settings.'),
    transcriber_config: transcriberConfigChange.optional().describe('The speech recognition and its settings.'),
    background_sound: backgroundSoundChange.optional().describe('What is heard behind the voice.'),
    precall_webhook: precallWebhookChange.optional().describe('An HTTP call that Nova makes before each conversation.'),
  })
  .meta({ id: 'UpdateNovaAgent', description: 'What can be changed of a Nova agent besides the unified fields.' });

/** A page of `GET /agents`. The rows are read one by one, so that one bad row does not cost the page. */
export const agentPage = z
  .looseObject({
    data: z.array(z.unknown()).nullable(),
    /** `page`, `size`, `total`, `total_pages`. Read for themselves: an answer is not worthless because a count is. */
    meta: z.looseObject({}).nullish(),
  })
  // Some servers write an empty list as null: taken for one only where the vendor itself counts nothing.
  .refine((page) => page.data !== null || page.meta?.total === 0, { path: ['data'] });

/** Body of an error. None is documented for agents: what is there is looked for, nothing is relied upon. */
export const errorBody = z.looseObject({
  message: z.unknown().optional(),
  error: z.unknown().optional(),
  code: z.unknown().optional(),
});
