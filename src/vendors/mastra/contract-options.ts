/**
 * @module Objects of a Mastra agent with fields of their own, as requests take them: the types of `@mastra/client-js` 1.47.0,
 * and the schemas of `@mastra/server` 1.67.0 that they are made of.
 */
import { z } from 'zod';
import '../../contract/meta.ts';

const number = (description: string) => z.number().optional().describe(description);
const whole = (description: string) => z.int32().optional().describe(description);
const flag = (description: string) => z.boolean().optional().describe(description);
const anyObject = z.record(z.string(), z.unknown());
const word = (other: z.ZodType, description: string) =>
  z.union([other, anyObject]).optional().meta({ scalar: 'JSON', description });

/** `model`: whose model answers, and which. */
export const model = z
  .strictObject({
    provider: z.string().min(1).describe('Whose model it is, as Mastra names it: `openai`, `anthropic`.'),
    name: z.string().min(1).meta({
      unified: 'model',
      keepInExtension: true,
      description: "The model, by its provider's own name; the same as `model` outside of the extension.",
    }),
  })
  .meta({ id: 'MastraModelInput', description: 'The language model of a Mastra agent.' });

/** A change of `model`. */
export const modelChange = model.partial().meta({
  id: 'MastraModelChange',
  description: 'A change of the language model of a Mastra agent. What is left out stays as it is.',
});

const modelSettings = z
  .strictObject({
    temperature: z.number().optional().meta({ unified: 'temperature', description: 'Randomness of the answers.' }),
    maxTokens: whole('Longest answer in tokens.'),
    topP: number('Nucleus sampling: the share of likely tokens that are considered.'),
    topK: whole('How many of the most likely tokens are considered.'),
    frequencyPenalty: number('Penalty for what is repeated often.'),
    presencePenalty: number('Penalty for what has been mentioned before.'),
    stopSequences: z.array(z.string()).optional().describe('Texts that end an answer.'),
    seed: whole('Seed of the randomness, for models that take one.'),
    maxRetries: whole('How often a failed call of the model is repeated.'),
  })
  .meta({ id: 'MastraModelSettingsInput', description: 'How the language model of a Mastra agent answers.' });

/** `defaultOptions`: what each run has unless it says otherwise. */
export const defaultOptions = z
  .strictObject({
    modelSettings: modelSettings.optional().describe('How the model answers, besides the unified temperature.'),
    maxSteps: whole('How many steps a run may take.'),
    maxProcessorRetries: whole('How often processors may have a step repeated.'),
    activeTools: z.array(z.string()).optional().describe('Ids of the tools that a run may use, where it is not all.'),
    toolChoice: word(z.string(), '`auto`, `none`, `required`, or `{ type: "tool", toolName }`.'),
    toolCallConcurrency: word(z.number(), 'How many tools run at once: a number, or `{ limit, strategy }`.'),
    requireToolApproval: flag('Whether somebody has to approve every call of a tool.'),
    autoResumeSuspendedTools: flag('Whether suspended tools go on by themselves.'),
    savePerStep: flag('Whether messages are saved after each step.'),
    returnScorerData: flag('Whether a run answers with what scorers need.'),
    includeRawChunks: flag('Whether a stream holds the raw chunks of the model.'),
    providerOptions: anyObject.optional().describe("Settings of the model's provider, by provider."),
    tracingOptions: anyObject.optional().describe('Settings of traces.'),
  })
  .meta({
    id: 'MastraDefaultOptionsInput',
    description: 'What each run of a Mastra agent has, unless it says otherwise.',
  });

const modelSettingsChange = clearable(modelSettings).meta({
  id: 'MastraModelSettingsChange',
  description: 'A change of how the language model answers. What is left out stays as it is; null clears.',
});

/** A change of `defaultOptions`. */
export const defaultOptionsChange = clearable(
  defaultOptions.extend({
    modelSettings: modelSettingsChange.optional().describe('How the model answers, besides the unified temperature.'),
  }),
).meta({
  id: 'MastraDefaultOptionsChange',
  description: 'A change of what each run has. What is left out stays as it is; null clears.',
});

/** Mastra replaces these objects whole, so what is cleared is left out of what is sent. */
function clearable(object: z.ZodObject) {
  const members = Object.entries(object.shape as Record<string, z.ZodType>).map(([key, member]) => {
    const notes = member.meta() ?? {};
    const isObject = member instanceof z.ZodOptional && member.unwrap() instanceof z.ZodObject;
    return [key, isObject ? member : member.nullish().meta(notes)];
  });
  return z.strictObject(Object.fromEntries(members) as Record<string, z.ZodType>);
}
