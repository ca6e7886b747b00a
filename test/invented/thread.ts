/** @module A vendor whose agents are told what to do by the first system message of a list, and whose names are two keys. */
import { z } from 'zod';
import type { UnifiedPair } from '../../src/contract/meta.ts';
import { unifiedFields } from '../../src/contract/unified-fields.ts';
import type { InventedCollection } from './collection.ts';

const assignedId = z.string().nullish().meta({ assigned: true, description: 'Id of the message.' });
const words = z.string().max(30).describe('What is said.');

const message = z
  .discriminatedUnion('role', [
    z.looseObject({
      role: z.literal('system').describe('Who speaks.'),
      content: words.meta({ unified: 'instructions' }),
      id: assignedId,
    }),
    z.looseObject({ role: z.literal('user').describe('Who speaks.'), content: words, id: assignedId }),
  ])
  .meta({ id: 'ThreadMessage', description: 'A message.' });

const stage = z
  .looseObject({
    model: z.string().nullish().meta({ unified: 'model', description: 'The model.' }),
    retries: z.int32().nullish().describe('Retries.'),
  })
  .meta({ id: 'ThreadStage', description: 'A stage.' });

const fullName: UnifiedPair = {
  description: 'First and last name.',
  read: ({ first_name: first, last_name: last }) => [first, last].filter(Boolean).join(' ') || null,
  write: (body, name) => {
    const [first = '', ...others] = String(name).split(' ');
    return { ...body, first_name: first, last_name: others.join(' ') };
  },
};

const nameParts = {
  first_name: z.string().max(10).meta({ unifiedPart: 'name', description: 'First name.' }),
  last_name: z.string().max(10).nullish().meta({ unifiedPart: 'name', description: 'Last name.' }),
};

const lists = {
  messages: z.array(message).nullish().describe('What was said.'),
  stages: z.array(stage).nullish().meta({ unifiedItem: 0, description: 'The first is the one that answers.' }),
};

const agent = z
  .looseObject({ id: z.string().min(1).meta({ unified: 'vendorId' }), ...nameParts, ...lists })
  .meta({ id: 'ThreadAgent', description: 'What only Thread has.', unifiedBy: { name: fullName } });

const inputMessage = z
  .discriminatedUnion('role', [
    z.strictObject({
      role: z.literal('system').describe('Who speaks.'),
      content: words.meta({ unified: 'instructions' }),
    }),
    z.strictObject({ role: z.literal('user').describe('Who speaks.'), content: words }),
  ])
  .meta({ id: 'ThreadMessageInput', description: 'A message.' });

const inputStage = z
  .strictObject({
    model: z.string().max(5).optional().meta({ unified: 'model', description: 'The model.' }),
    retries: z.int32().optional().describe('Retries.'),
  })
  .meta({ id: 'ThreadStageInput', description: 'A stage.' });

const bodyLists = {
  messages: z.array(inputMessage).optional().describe('What was said.'),
  stages: z.array(inputStage).optional().meta({ unifiedItem: 0, description: 'The first is the one that answers.' }),
};

const createAgent = z
  .strictObject({ ...nameParts, ...bodyLists })
  .meta({ id: 'CreateThreadAgent', description: 'What a new agent can have.', unifiedBy: { name: fullName } });

const updateAgent = z
  .strictObject({ ...nameParts, first_name: nameParts.first_name.optional(), ...bodyLists })
  .meta({ id: 'UpdateThreadAgent', description: 'What can be changed.', unifiedBy: { name: fullName } });

/** The vendor. */
export const thread: InventedCollection = {
  name: 'THREAD',
  contract: { agent, createAgent, updateAgent },
  fields: (document) => unifiedFields(agent, document),
};
