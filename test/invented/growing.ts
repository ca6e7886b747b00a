/** @module Vendors that add to their lists of words: today they have two engines, tomorrow more. */
import { z } from 'zod';
import { openEnum } from '../../src/vendors/kit/open-enum.ts';
import { type InventedCollection, NO_FIELDS } from './collection.ts';

const engine = openEnum(['small', 'large']);

function grower(label: string): InventedCollection {
  const agent = z
    .looseObject({
      id: z.string().min(1).meta({ unified: 'vendorId' }),
      name: z.string().meta({ unified: 'name' }),
      model: engine.read.nullish().meta({ unified: 'model' }),
      spare: engine.read.nullish().describe('What answers when the model does not.'),
    })
    .meta({ id: `${label}Agent`, description: `What only ${label} has.` });
  const spare = engine.write.meta({
    id: `${label}Engine`,
    description: 'What can answer.',
    valueDescriptions: { small: 'A small one.', large: 'A large one.' },
  });
  const createAgent = z
    .strictObject({
      name: z.string().meta({ unified: 'name', description: 'Its name.' }),
      model: engine.write.optional().meta({ unified: 'model', description: 'What answers.' }),
      spare: spare.optional().describe('What answers when the model does not.'),
    })
    .meta({ id: `Create${label}Agent`, description: 'What a new agent can have.' });
  const updateAgent = createAgent.partial().meta({ id: `Update${label}Agent`, description: 'What can be changed.' });
  return {
    name: label.toUpperCase(),
    contract: { agent, createAgent, updateAgent },
    fields: ({ name, model }) => ({
      ...NO_FIELDS,
      name: String(name),
      model: typeof model === 'string' ? model : null,
    }),
  };
}

/** A vendor with such lists. */
export const growing = grower('Growing');

/** Another vendor, whose lists grow in another way. */
export const rival = grower('Rival');
