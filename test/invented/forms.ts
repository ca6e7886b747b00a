/** @module A vendor whose agents are of three forms, of which two have instructions, each under a name of its own. */
import { z } from 'zod';
import { unifiedFields } from '../../src/contract/unified-fields.ts';
import { isObject, type JsonObject, merge } from '../../src/core/json.ts';
import { presentObject } from '../../src/vendors/kit/present-object.ts';
import type { InventedCollection } from './collection.ts';

const prompt = z.string().max(40).meta({ unified: 'instructions', description: 'What the agent is told.' });
const kind = (word: string) => z.literal(word).describe('What answers.');
const key = z.string().meta({ secret: true, description: 'Its key.' });
const begin = z.string().max(20).describe('What is said first.');

const llm = z
  .discriminatedUnion('kind', [
    z.looseObject({
      kind: kind('openai'),
      prompt: z.string().nullish().meta({ unified: 'instructions' }),
      model: z.string().nullish().meta({ unified: 'model' }),
      api_key: key.nullish(),
    }),
    z.looseObject({
      kind: kind('retell'),
      general_prompt: z.string().nullish().meta({ unified: 'instructions' }),
      begin: begin.nullish(),
    }),
    z.looseObject({ kind: kind('flow'), flow_id: z.string().nullish().describe('The flow.') }),
  ])
  .meta({ id: 'FormsLlm', description: 'What answers, in one of three forms.' });

const agent = z
  .looseObject({
    id: z.string().min(1).meta({ unified: 'vendorId' }),
    name: z.string().meta({ unified: 'name' }),
    llm: llm.nullish().describe('What answers.'),
  })
  .meta({ id: 'FormsAgent', description: 'What only Forms has.' });

const llmInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: kind('openai'),
      prompt: prompt.nullish(),
      model: z.enum(['small', 'large']).optional().meta({ unified: 'model', description: 'The model.' }),
      api_key: key.optional(),
    }),
    z.strictObject({ kind: kind('retell'), general_prompt: prompt, begin: begin.optional() }),
    z.strictObject({ kind: kind('flow'), flow_id: z.string().describe('The flow.') }),
  ])
  .meta({ id: 'FormsLlmInput', description: 'What answers, in one of three forms.' });

const createAgent = z
  .strictObject({
    name: z.string().min(1).meta({ unified: 'name', description: 'Its name.' }),
    llm: llmInput.optional().describe('What answers.'),
  })
  .meta({ id: 'CreateFormsAgent', description: 'What a new agent can have.' });

const updateAgent = createAgent.partial().meta({ id: 'UpdateFormsAgent', description: 'What can be changed.' });

/** The vendor. A change of `llm` replaces all of it. */
export const forms: InventedCollection = {
  name: 'FORMS',
  contract: { agent, createAgent, updateAgent },
  fields: (document) => unifiedFields(agent, document),
  changeBody: ({ original }, changes) => {
    if (!isObject(changes.llm)) return changes;
    const present = presentObject('llm', llmInput, original.llm, changes.llm);
    return { ...changes, llm: merge(present, changes.llm) as JsonObject };
  },
};
