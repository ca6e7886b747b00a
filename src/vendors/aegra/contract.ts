/**
 * @module Aegra's assistants API as its documentation and source state it (https://github.com/aegra/aegra, `docs/` and
 * `libs/aegra-api/`) and as Aegra 0.10.4 and 0.11.0 answer. LangGraph servers have the same routes with other rules
 * (https://github.com/langchain-ai/langgraph); what both need is read here, and where they contradict each other it is
 * said where it is handled.
 */
import { z } from 'zod';
import '../../contract/meta.ts';
import { timestamp } from '../../contract/timestamp.ts';
import { isObject } from '../../core/json.ts';
import { isStorableText, storageProblem, UNSTORABLE_TEXT } from './storable.ts';

/** Longest id that a new assistant may be given (Aegra 0.11; LangGraph takes UUIDs only). */
export const ASSISTANT_ID_MAX = 255;
/** Largest `limit` of a search. LangGraph allows 1000. */
export const SEARCH_LIMIT_MAX = 100;
/** `limit` of a search when it is left out. LangGraph takes 10. */
export const SEARCH_LIMIT_DEFAULT = 20;
/**
 * Versions asked for at once in search of one. Each holds the whole assistant, so that LangGraph's largest `limit`, 1000,
 * could be a very large answer. Aegra answers all of them whatever is asked.
 */
export const VERSIONS_LIMIT = 20;
/** `user_id` of the assistants that Aegra makes itself, one for each graph. Nobody can change or delete them. */
export const SYSTEM_USER = 'system';

const text = z.string().refine(isStorableText, { error: UNSTORABLE_TEXT });
const name = text.min(1).meta({ unified: 'name', description: "The assistant's name." });
const graphId = text.min(1);

const freeForm = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const problem = storageProblem(value);
  if (problem !== undefined) context.addIssue({ code: 'custom', path: [...problem.path], message: problem.message });
});

const config = freeForm
  .superRefine(({ configurable }, context) => {
    // Anything else is mirrored into `context`; Aegra 0.11.0 then answers 500 to every list that holds the assistant.
    if (configurable === undefined || configurable === null || isObject(configurable)) return;
    context.addIssue({ code: 'custom', path: ['configurable'], message: 'must be an object' });
  })
  .describe(
    'Settings of a run: `tags` (list of strings), `recursion_limit` (integer), `configurable` (object) and whatever else the graph reads. `configurable` and `context` are two names of one thing, of which one is enough; on LangGraph JS they are two things. An update replaces it as a whole, except that the `context` stays when there is no `configurable`; `{}` empties the rest.',
  );
const context = freeForm.describe(
  'What the graph is given at run time, in the form that the graph declares. Aegra and LangGraph Python keep it equal to `config.configurable`. An update replaces it as a whole; `{}` empties it.',
);

/** The assistant object, the same in every answer; LangGraph leaves `user_id` out, and `updated_at` in versions. */
export const agent = z
  .looseObject({
    assistant_id: z
      .string()
      .min(1)
      .meta({ unified: 'vendorId', description: 'A UUID, or the text that was asked for.' }),
    name: z.string().nullish().meta({ unified: 'name' }),
    description: z.string().nullish().meta({ unified: 'description' }),
    graph_id: z.string().nullish().meta({
      highlight: true,
      description: "Name of the graph that the assistant runs, as in the server's aegra.json.",
    }),
    version: z.int32().nullish().meta({
      assigned: true,
      highlight: true,
      description: 'Number of the version that is in force; counted from 1.',
    }),
    user_id: z.string().nullish().meta({
      assigned: true,
      description:
        'Who owns the assistant. `system`: made by the server for each graph, and unchangeable. `anonymous`: the server has no authentication. Absent on LangGraph.',
    }),
    config: z
      .record(z.string(), z.unknown())
      .nullish()
      .describe('Settings of a run: `tags`, `recursion_limit`, `configurable` and whatever else the graph reads.'),
    context: z
      .record(z.string(), z.unknown())
      .nullish()
      .describe('What the graph is given at run time. On Aegra and LangGraph Python equal to `config.configurable`.'),
    metadata: z.record(z.string(), z.unknown()).nullish().describe('Free notes for finding and sorting assistants.'),
    created_at: timestamp.nullish().meta({ unified: 'createdAt' }),
    updated_at: timestamp.nullish().meta({ unified: 'updatedAt' }),
  })
  .meta({
    id: 'AegraAgent',
    description:
      'What only Aegra has: assistants, each a graph with a configuration of its own, on a server of your own.',
  });

const ifExists = z.enum(['error', 'do_nothing']).meta({
  id: 'AegraIfExists',
  description: 'What to do when the assistant exists already.',
  valueDescriptions: { error: 'Refuse. This is the default.', do_nothing: 'Answer the existing assistant, unchanged.' },
});

const assistantId = text
  .max(ASSISTANT_ID_MAX)
  .regex(/\S/, { error: 'must hold more than white space' })
  // Such an assistant can be created and listed, but by no route be read, changed or deleted.
  .refine((id) => !/^\.{1,2}$|\//.test(id), { error: 'must hold no slash and be neither . nor ..' })
  .describe(
    'The id to give to the assistant, unique on the whole server; a fresh UUID unless set. LangGraph takes UUIDs only, and its Python server writes them in lower case.',
  );

/** Body of `POST /assistants`. Aegra ignores unknown fields; none is sent. */
export const createAgent = z
  .strictObject({
    name,
    description: text.optional().meta({ unified: 'description', description: "The assistant's purpose." }),
    graph_id: graphId.describe("Name of the graph to run, as in the server's aegra.json."),
    config: config.optional(),
    context: context.optional(),
    metadata: freeForm.describe('Free notes for finding and sorting assistants.').optional(),
    assistant_id: assistantId.optional(),
    if_exists: ifExists.optional().meta({
      default: 'error',
      description:
        'What to do when the id is taken, or when an assistant of yours has the same graph and the same `config`: Aegra keeps only one of those.',
    }),
  })
  .meta({ id: 'CreateAegraAgent', description: 'What a new Aegra assistant can have besides the unified fields.' });

/**
 * Body of `PATCH /assistants/{assistant_id}`. Partial since Aegra 0.11 and on LangGraph. Aegra 0.10 resets what is left
 * out, the graph to `agent`.
 */
export const updateAgent = z
  .strictObject({
    name: name.optional(),
    description: text.nullish().meta({
      unified: 'description',
      description:
        "The assistant's purpose. null clears it, on LangGraph to an empty text. Aegra before 0.11 keeps the old text, which is then told as INCOMPLETE.",
    }),
    graph_id: graphId
      .describe("Name of the graph to run, as in the server's aegra.json. Aegra and LangGraph JS do not check it.")
      .optional(),
    config: config.optional(),
    context: context.optional(),
    metadata: freeForm
      .describe(
        'Free notes for finding and sorting assistants, merged with the present ones key by key, one level deep. No key can be removed; null is kept as a value.',
      )
      .optional(),
  })
  .meta({
    id: 'UpdateAegraAgent',
    description: 'What can be changed of an Aegra assistant besides the unified fields.',
  });

/** Answer of `POST /assistants/search`. The assistants are read one by one, so that one bad document does not cost all. */
export const agentList = z.array(z.unknown());

/** Answer of `POST /assistants/count`. */
export const agentCount = z.int().min(0);

/** An item of `POST /assistants/{assistant_id}/versions`: the assistant as it was. LangGraph has no `updated_at` there. */
export const version = z.looseObject({ version: z.int32(), created_at: timestamp.nullish() });

/** Error of a handler. */
export const handlerError = z.looseObject({ error: z.string(), message: z.string().nullish() });

/** Error of a route (`Not Found`, `Method Not Allowed`). */
export const routeError = z.looseObject({ detail: z.string() });

const path = z.array(z.union([z.string(), z.number()]));

/** What Aegra's validation of a request says. `input` quotes the request, so it is not read. */
export const validationError = z.looseObject({
  detail: z.array(z.looseObject({ type: z.string().nullish(), loc: path.nullish(), msg: z.string().nullish() })).min(1),
});

/** What LangGraph's validation of a request says. */
export const zodError = z.looseObject({
  error: z.looseObject({
    issues: z
      .array(z.looseObject({ code: z.string().nullish(), path: path.nullish(), message: z.string().nullish() }))
      .min(1),
  }),
});
