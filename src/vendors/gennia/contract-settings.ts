/** @module The settings of a Gennia agent: what its draft holds, and what a version freezes. */
import { z } from 'zod';
import '../../contract/meta.ts';

/** Longest system prompt; stated for `/agents/{agentPublicId}/prompt`, which sets the same field. */
export const SYSTEM_PROMPT_MAX = 200_000;
/** Most hours that a follow-up can wait. */
export const FOLLOW_UP_HOURS_MAX = 720;
/** Longest `followUpInactivityMinutes`: a day. */
export const FOLLOW_UP_INACTIVITY_MAX = 1440;
/** Longest `followUpIntervalMinutes`: a week. */
export const FOLLOW_UP_INTERVAL_MAX = 10_080;
/** Most follow-ups in a row. */
export const FOLLOW_UP_ATTEMPTS_MAX = 10;

const thinkingEffort = z.enum(['low', 'medium', 'high']).meta({
  id: 'GenniaThinkingEffort',
  description: 'Tier of the thinking effort of a model.',
  valueDescriptions: { low: 'Low effort.', medium: 'Medium effort.', high: 'High effort.' },
});

const messageDelayType = z.enum(['LOW', 'MEDIUM', 'HIGH', 'RANDOM']).meta({
  id: 'GenniaMessageDelayType',
  description: 'Tier of the delay before messages.',
  valueDescriptions: {
    LOW: 'A short delay.',
    MEDIUM: 'A medium delay.',
    HIGH: 'A long delay.',
    RANDOM: 'A random delay.',
  },
});

/** The one form that is documented: `14:30:00`. */
const wireTimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, {
  error: 'must be a time of day such as 14:30:00',
});

/** Settings without documented limits: the same when they are read and when they are set. */
export const openSettings = {
  dynamicPromptEnabled: z.boolean().describe('Whether the system prompt is dynamic.'),
  thinkingEnabled: z.boolean().describe('Whether thinking is enabled, for models that support it.'),
  thinkingEffort: thinkingEffort.describe('Tier of the thinking effort.'),
  webSearchEnabled: z.boolean().describe('Whether the feature `web-search` is enabled.'),
  sandboxEnabled: z.boolean().describe('Whether the feature `sandbox` is enabled.'),
  genuiEnabled: z.boolean().describe('Whether the feature `genui` is enabled.'),
  longTermMemoryEnabled: z.boolean().describe('Whether the feature `long-term-memory` is enabled.'),
  memoryCustomInstructions: z.string().describe('Custom instructions for the memory.'),
  messageDelayEnabled: z.boolean().describe('Whether the feature `message-delay` is enabled.'),
  messageDelayType: messageDelayType.describe('Tier of the delay; it counts when `messageDelayEnabled` is true.'),
  messageSplittingEnabled: z.boolean().describe('Whether the feature `message-splitting` is enabled.'),
  audioListeningEnabled: z.boolean().describe('Whether the agent listens to audio.'),
  audioResponseEnabled: z.boolean().describe('Whether the agent answers with audio.'),
  ttsVoice: z.string().describe('Voice of the audio answers.'),
  followUpEnabled: z.boolean().describe('Whether the feature `follow-up` is enabled.'),
  followUpPrompt: z.string().describe('Prompt for the follow-up messages.'),
};

/** Settings with documented limits, as callers of Rollcall can set them. */
export const limitedSettings = {
  systemPrompt: z
    .string()
    .max(SYSTEM_PROMPT_MAX)
    .meta({ unified: 'instructions', description: 'What the agent is told before each conversation.' }),
  // On the wire a publicId; callers name a model in any way that can be looked up.
  aiModelPublicId: z.string().min(1).meta({
    unified: 'model',
    description: "The language model that answers: its name, the provider's name for it (`gpt-4.1`) or its publicId.",
  }),
  temperature: z
    .number()
    .min(0)
    .max(2)
    .meta({ unified: 'temperature', description: 'Randomness of the answers, 0.0 to 2.0.' }),
  followUpAfterHours: z
    .int32()
    .min(0)
    .max(FOLLOW_UP_HOURS_MAX)
    .describe('Hours after which a follow-up is due, 0 to 720.'),
  followUpInactivityMinutes: z
    .int32()
    .min(1)
    .max(FOLLOW_UP_INACTIVITY_MAX)
    .describe('Minutes of inactivity after which a follow-up is due, 1 to 1440.'),
  followUpIntervalMinutes: z
    .int32()
    .min(1)
    .max(FOLLOW_UP_INTERVAL_MAX)
    .describe('Minutes between two follow-ups, 1 to 10080.'),
  followUpMaxAttempts: z.int32().min(1).max(FOLLOW_UP_ATTEMPTS_MAX).describe('Most follow-ups in a row, 1 to 10.'),
  followUpBusinessHoursStart: timeOfDay('Start of the business hours that follow-ups keep to, e.g. `09:00:00`.'),
  followUpBusinessHoursEnd: timeOfDay('End of the business hours that follow-ups keep to, e.g. `18:00:00`.'),
};

/** Those of the limited settings that the wire takes in one form only. */
export const wireSettings = {
  aiModelPublicId: z.guid({ error: 'must be the publicId of an AI model, a UUID' }),
  followUpBusinessHoursStart: wireTimeOfDay,
  followUpBusinessHoursEnd: wireTimeOfDay,
};

/** The same settings as they are read: no limit keeps a value of the vendor's from being shown. */
export const readSettings = {
  systemPrompt: z.string().nullish().meta({ unified: 'instructions' }),
  aiModelPublicId: z
    .string()
    .nullish()
    .meta({ unified: 'model', keepInExtension: true, description: 'The language model: its publicId at Gennia.' }),
  temperature: z.number().nullish().meta({ unified: 'temperature' }),
  followUpAfterHours: z.int32().nullish().describe('Hours after which a follow-up is due, 0 to 720.'),
  followUpInactivityMinutes: z
    .int32()
    .nullish()
    .describe('Minutes of inactivity after which a follow-up is due, 1 to 1440.'),
  followUpIntervalMinutes: z.int32().nullish().describe('Minutes between two follow-ups, 1 to 10080.'),
  followUpMaxAttempts: z.int32().nullish().describe('Most follow-ups in a row, 1 to 10.'),
  followUpBusinessHoursStart: shownTimeOfDay('Start of the business hours that follow-ups keep to.'),
  followUpBusinessHoursEnd: shownTimeOfDay('End of the business hours that follow-ups keep to.'),
};

/** Each field of a shape may be left out. */
export function eachOptional<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
): { [Key in keyof Shape]: z.ZodOptional<Shape[Key]> } {
  const entries = Object.entries(shape).map(([key, type]) => [key, type.optional()]);
  return Object.fromEntries(entries) as { [Key in keyof Shape]: z.ZodOptional<Shape[Key]> };
}

/** Each field of a shape may be left out or null. */
export function eachNullish<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
): { [Key in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Key]>> } {
  const entries = Object.entries(shape).map(([key, type]) => [key, type.nullish()]);
  return Object.fromEntries(entries) as { [Key in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Key]>> };
}

/** The seconds may be left out; on the wire they stand. Fractions of a second are not documented. */
function timeOfDay(description: string) {
  return z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, { error: 'must be a time of day such as 14:30:00' })
    .meta({ scalar: 'LocalTime', description: `${description} The time zone is not documented.` });
}

/** Every form that the `LocalTime` scalar can show; another one would fail the field. */
function shownTimeOfDay(description: string) {
  return z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{3})?)?$/)
    .nullish()
    .meta({ scalar: 'LocalTime', description: `${description} The time zone is not documented.` });
}
