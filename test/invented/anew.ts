/** @module A vendor that numbers and dates whatever it is given: agents, and the steps in them. */
import { z } from 'zod';
import type { JsonObject } from '../../src/core/agent.ts';
import { parseTimestamp } from '../../src/core/timestamps.ts';
import { type InventedCollection, NO_FIELDS } from './collection.ts';

const assigned = (description: string) => z.string().nullish().meta({ assigned: true, description });

const step = z
  .looseObject({
    id: assigned('Id of the step.'),
    added_at: assigned('When it was added.'),
    say: z.string().describe('What is said.'),
  })
  .meta({ id: 'AnewStep', description: 'A step.' });

const agent = z
  .looseObject({
    id: z.string().min(1).meta({ unified: 'vendorId', assigned: true }),
    name: z.string().meta({ unified: 'name' }),
    created_at: z.string().nullish().meta({ unified: 'createdAt', assigned: true }),
    revision: z.int32().nullish().meta({ assigned: true, description: 'Counts the changes.' }),
    steps: z.array(step).nullish().describe('What is said, in order.'),
    voice: z
      .looseObject({ id: assigned('Id of the voice.'), tone: z.string().nullish().describe('How it sounds.') })
      .meta({ id: 'AnewVoice', description: 'A voice.' })
      .nullish()
      .describe('The voice.'),
  })
  .meta({ id: 'AnewAgent', description: 'What only Anew has.' });

const body = {
  name: z.string().min(1).meta({ unified: 'name', description: 'Its name.' }),
  steps: z.array(step).optional().describe('What is said, in order.'),
  voice: agent.shape.voice,
};

const createAgent = z.strictObject(body).meta({ id: 'CreateAnewAgent', description: 'What a new agent can have.' });
const updateAgent = z
  .strictObject({ ...body, name: body.name.optional() })
  .meta({ id: 'UpdateAnewAgent', description: 'What can be changed.' });

let clock = 0;

/** Everything that is written gets an id and a time of its own, however often it is written. */
function numbered({ steps, voice, ...others }: JsonObject): JsonObject {
  const own = () => ({ id: `own-${++clock}`, added_at: new Date(clock).toISOString() });
  return {
    ...others,
    revision: ++clock,
    created_at: new Date(clock).toISOString(),
    ...(Array.isArray(steps) && { steps: steps.map((given: JsonObject) => ({ ...given, ...own() })) }),
    ...(voice !== undefined && { voice: { ...(voice as JsonObject), id: own().id } }),
  };
}

/** The vendor. */
export const anew: InventedCollection = {
  name: 'ANEW',
  contract: { agent, createAgent, updateAgent },
  fields: (document) => ({
    ...NO_FIELDS,
    name: String(document.name),
    createdAt: parseTimestamp(document.created_at as string),
  }),
  made: numbered,
  changed: (held, change) => ({ ...held, ...numbered(change) }),
};
