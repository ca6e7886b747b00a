/** @module A small contract that uses everything a contract can say. */
import { z } from 'zod';
import '../../src/contract/meta.ts';

const mood = z.enum(['very-good', 'so.so', '2-bad', 'camelCase']).meta({
  id: 'AcmeMood',
  description: 'How it feels.',
  valueDescriptions: {
    'very-good': 'Very good.',
    'so.so': 'So so.',
    '2-bad': 'Too bad.',
    camelCase: 'Written together.',
  },
});

const tool = z
  .looseObject({
    tool_name: z.string().describe('Its name.'),
    timeout_ms: z.int32().nullish().describe('How long it may take; milliseconds.'),
    api_key: z.string().nullish().meta({ secret: true, description: 'Its key.' }),
  })
  .meta({ id: 'AcmeTool', description: 'A tool of an Acme agent.' });

/** What Acme answers. */
export const agent = z
  .looseObject({
    id: z.string().min(1).meta({ unified: 'vendorId' }),
    name: z.string().nullish().meta({ unified: 'name' }),
    state: z.string().nullish().meta({ unified: 'status', keepInExtension: true, description: 'The own word.' }),
    mood: mood.nullish().describe('The mood.'),
    moods: z.array(mood).nullish().describe('All moods, most recent first.'),
    is_public: z.boolean().describe('Never missing.'),
    score: z.number().nullable().describe('A score, or null.'),
    visits: z.int().nullish().describe('Visits, in 64 bits.'),
    retries: z.int32().nullish().describe('Retries, in 32 bits.'),
    started_at: z.iso.datetime().nullish().describe('When it started.'),
    homepage: z.url().nullish().describe('Where it lives.'),
    opens_at: z.string().nullish().meta({ scalar: 'LocalTime', description: 'When it opens.' }),
    labels: z.record(z.string(), z.string()).nullish().describe('Labels by name.'),
    settings: z.unknown().describe('Anything.'),
    when: z.union([z.string(), z.number()]).nullish().describe('A text or a number.'),
    main_tool: tool.nullish().describe('The first tool.'),
    tools: z.array(tool.nullable()).nullish().describe('All tools.'),
    names: z.array(z.string()).describe('Names.'),
    legacy: z.string().nullish().meta({ deprecated: true, description: 'Old "thing". Use names.' }),
    password: z.string().nullish().meta({ secret: true, description: 'Never shown.' }),
    _id: z.string().nullish().meta({ fieldName: 'documentId', description: 'Internal id.' }),
  })
  .meta({ id: 'AcmeAgent', description: 'What only Acme has.' });

const toolInput = z
  .strictObject({
    tool_name: z.string().max(20).describe('Its name.'),
    api_key: z.string().optional().meta({ secret: true, description: 'Its key.' }),
  })
  .meta({ id: 'AcmeTool', description: 'A tool of an Acme agent.' });

const modelSettings = z
  .strictObject({
    model: z.enum(['acme-1', 'acme-2']).optional().meta({ unified: 'model', description: 'The language model.' }),
    temperature: z.number().min(0).max(2).optional().meta({ unified: 'temperature', description: 'Randomness.' }),
  })
  .meta({ id: 'AcmeModelSettings', description: 'Only unified fields.' });

/** What Acme takes for a new agent. */
export const createAgent = z
  .strictObject({
    name: z.string().min(1).max(100).meta({ unified: 'name', description: 'Its name.' }),
    tags: z.array(z.string()).max(10).optional().meta({ unified: 'tags', description: 'Free words.' }),
    mood: mood.describe('The mood.'),
    moods: z.array(mood).max(3).optional().describe('All moods.'),
    is_public: z.boolean().optional().describe('Whether all may see it.'),
    retries: z.int32().min(0).max(5).optional().describe('Retries.'),
    visits: z.int().optional().describe('Visits.'),
    model_settings: modelSettings.optional().describe('The model.'),
    main_tool: toolInput.optional().describe('The first tool.'),
    tools: z.array(toolInput).optional().describe('All tools.'),
    paused: z.boolean().optional().meta({ operationOnly: true, description: 'Set by pause and resume.' }),
  })
  .meta({ id: 'CreateAcmeAgent', description: 'What a new Acme agent can have.' });

/** What Acme takes in a change. */
export const updateAgent = createAgent
  .omit({ is_public: true })
  .partial()
  .extend({
    mood: mood.nullish().describe('The mood.'),
    model_settings: modelSettings.nullish().describe('The model.'),
    comment: z.string().max(500).nullish().describe('Why it was changed.'),
  })
  .meta({ id: 'UpdateAcmeAgent', description: 'What can be changed of an Acme agent.' });
