/**
 * @module Chatsby's agents API as its documentation states it (https://chatsby.co/docs/developers/api/agents and
 * .../error-codes). Whatever no page states is left open, and said where it is handled.
 */
import { z } from 'zod';
import '../../contract/meta.ts';
import { timestamp } from '../../contract/timestamp.ts';
import { openEnum } from '../kit/open-enum.ts';

/** Longest name. */
export const NAME_MAX = 100;
/** Longest system prompt; stated in the object's table only. */
export const SYSTEM_PROMPT_MAX = 4000;
/** The models that may be set. */
export const MODELS = ['gpt-4-turbo', 'gpt-4o', 'gpt-3.5-turbo'] as const;
/** The states of an agent, in the vendor's words. */
export const STATUSES = ['active', 'paused', 'deleted'] as const;
/** Model of an agent that was created without one. */
export const DEFAULT_MODEL = 'gpt-4o';
/** Temperature of an agent that was created without one. */
export const DEFAULT_TEMPERATURE = 0.7;
/** `max_tokens` of an agent that was created without it. */
export const DEFAULT_MAX_TOKENS = 1024;
/** Largest `page_size` of a list. */
export const PAGE_SIZE_MAX = 100;
/** `page_size` when it is left out. */
export const PAGE_SIZE_DEFAULT = 20;

const name = z.string().min(1).max(NAME_MAX).meta({ unified: 'name', description: "The agent's name." });
const models = openEnum(MODELS);
const model = models.write.meta({ unified: 'model', description: 'The language model that answers.' });
const systemPrompt = z
  .string()
  .max(SYSTEM_PROMPT_MAX)
  .meta({ unified: 'instructions', description: 'What the agent is told before each conversation.' });
const temperature = z
  .number()
  .min(0)
  .max(2)
  .meta({ unified: 'temperature', description: 'Randomness of the answers, 0.0 to 2.0; 0.7 unless set.' });
const maxTokens = z.int32().min(1).max(4096).describe('Longest answer in tokens, 1 to 4096; 1024 unless set.');

/** The agent object, the same on create, retrieve, update and in lists. No field is documented as nullable. */
export const agent = z
  .looseObject({
    id: z.string().min(1).meta({ unified: 'vendorId', description: '`agent_` and 10 letters or digits.' }),
    name: z.string().nullish().meta({ unified: 'name' }),
    model: models.read.nullish().meta({ unified: 'model' }),
    system_prompt: z.string().nullish().meta({ unified: 'instructions' }),
    temperature: z.number().nullish().meta({ unified: 'temperature' }),
    max_tokens: z.int32().nullish().meta({ highlight: true, description: 'Longest answer in tokens, 1 to 4096.' }),
    status: openEnum(STATUSES).read.nullish().meta({
      unified: 'status',
      keepInExtension: true,
      description: "The vendor's own word for the state: `active`, `paused` or `deleted`.",
    }),
    created_at: timestamp.nullish().meta({ unified: 'createdAt' }),
    updated_at: timestamp.nullish().meta({ unified: 'updatedAt' }),
  })
  .meta({
    id: 'ChatsbyAgent',
    description: 'What only Chatsby has: chatbots with a model, a prompt and a knowledge base, hosted by the vendor.',
  });

/** Body of `POST /agents`. Unknown fields are not documented, so none is sent. */
export const createAgent = z
  .strictObject({
    name,
    model: model.optional().meta({ default: DEFAULT_MODEL }),
    system_prompt: systemPrompt.optional(),
    temperature: temperature.optional().meta({ default: DEFAULT_TEMPERATURE }),
    max_tokens: maxTokens.optional().meta({ default: DEFAULT_MAX_TOKENS }),
  })
  .meta({ id: 'CreateChatsbyAgent', description: 'What a new Chatsby agent can have besides the unified fields.' });

/** Body of `PATCH /agents/{agent_id}`: partial. Nothing documents that null clears a field, so none takes it. */
export const updateAgent = z
  .strictObject({
    name: name.optional(),
    model: model.optional(),
    system_prompt: systemPrompt.optional(),
    temperature: temperature.optional(),
    max_tokens: maxTokens.optional(),
    // The object's table calls it read-only, the update table takes these two: the documented way to pause.
    status: z.enum(['active', 'paused']).optional().meta({ unified: 'status', operationOnly: true }),
  })
  .meta({
    id: 'UpdateChatsbyAgent',
    description: 'What can be changed of a Chatsby agent besides the unified fields.',
  });

/** A page of `GET /agents`. The agents are read one by one, so that one bad document does not cost the page. */
export const agentPage = z.looseObject({
  data: z.array(z.unknown()),
  has_more: z.boolean(),
  next_cursor: z.string().nullish(),
});

/** Body of an error. All keys but `param` are documented as always present; read as if none were. */
export const errorBody = z.looseObject({
  error: z.looseObject({
    type: z.string().nullish(),
    message: z.string().nullish(),
    code: z.string().nullish(),
    param: z.string().nullish(),
    status: z.number().nullish(),
  }),
});
