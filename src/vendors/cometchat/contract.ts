/**
 * @module CometChat's "bring your own" agents as https://www.cometchat.com/docs/ai-agent-service.json states them, with
 * the limits of https://www.cometchat.com/docs/rest-api/byo-ai-agents-apis/properties-and-constraints and the codes of
 * .../byo-ai-agents-apis/error-codes. The schema of an answer and its example differ, so both are read: every field may
 * be missing, and the times may be texts or numbers.
 */
import { z } from 'zod';
import '../../contract/meta.ts';
import { timestampOrEpoch } from '../../contract/timestamp.ts';
import { FRAMEWORK_NAMES, FRAMEWORKS, type FrameworkKey, keysNotTaken } from './frameworks.ts';

/** Where the agents are, below the base URL. */
export const AGENTS_PATH = '/ai-agents/agents';
/** Longest name; stated by the constraints page, not by the schema. */
export const NAME_MAX = 100;
/** The only `integrationType` that a request takes. */
export const INTEGRATION_TYPE = 'agent';
/** The list takes no limit and is always whole, however many agents there are; no page states a largest number. */
export const LIST_LIMIT = 1000;

/** `tools` are objects at another vendor; fields of one name and two types can not stand in one query. */
const TOOLS_FIELD = 'toolNames';

/** A name of an HTTP header. It has no colon and no line break, which separate headers where they are sent as text. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** A value of an HTTP header: no control characters, line breaks of any kind included. */
const HEADER_VALUE = /^[\t -~\u00a0-\u00ff]*$/;

/** A URL with this protocol. The check of zod alone lets `https:/host` and spaces pass. */
function urlOf(protocol: 'https' | 'https?', error: string) {
  return z
    .url({ protocol: new RegExp(`^${protocol}$`), error, abort: true })
    .regex(new RegExp(`^${protocol}://\\S+$`, 'i'), { error });
}

/** The URL where an agent runs. A text, since the URL scalar would write it anew, with a slash at its end. */
export const agentUrl = urlOf('https', 'must be an HTTPS URL').meta({
  scalar: 'String',
  format: 'uri',
  description: 'HTTPS URL at which the agent is reached. Always needed.',
});

/** The avatar that a request sets. */
export const icon = urlOf('https?', 'must be an http or https URL').meta({
  unified: 'avatarUrl',
  description: 'URL of the avatar.',
});

/** The name that a request sets. */
export const name = z.string().min(1).max(NAME_MAX).meta({ unified: 'name', description: "The agent's name." });

const integrateWith = z.enum(FRAMEWORK_NAMES).meta({
  id: 'CometChatIntegrateWith',
  description: 'The framework that the agent is built with: how CometChat talks to it.',
  valueDescriptions: Object.fromEntries(FRAMEWORK_NAMES.map((word) => [word, FRAMEWORKS[word].description])),
});

/** The agent object: the same in a list and in the answer to a create. */
export const agent = z
  .looseObject({
    uid: z.string().min(1).meta({ unified: 'vendorId', description: 'A UUID that CometChat made.' }),
    name: z.string().nullish().meta({ unified: 'name' }),
    icon: z.string().nullish().meta({ unified: 'avatarUrl' }),
    isActive: z.boolean().nullish().meta({
      unified: 'status',
      keepInExtension: true,
      description: "The vendor's own word for the state: whether the agent is active.",
    }),
    appId: z.string().nullish().meta({ assigned: true, description: 'The CometChat app that the agent belongs to.' }),
    integrateWith: integrateWith.nullish().meta({
      highlight: true,
      description:
        'The framework that the agent is built with; null also when CometChat names one that is unknown here.',
    }),
    integrationType: z.string().nullish().describe('Kind of connection: `agent`.'),
    integrationMeta: z
      .looseObject({
        baseUrl: z.string().nullish().describe('URL at which the agent is reached.'),
        agentId: z
          .string()
          .nullish()
          .describe('Id of the agent within its framework; only with Mastra, Mastra Legacy and Agno.'),
        defaultUserId: z.string().nullish().describe('Default user id; only with AG2.'),
        // Whether they are echoed or masked is not documented: blanked either way.
        headers: z.unknown().nullish().meta({ secret: true, description: 'HTTP headers of the calls to the agent.' }),
      })
      .meta({ id: 'CometChatIntegrationMeta', description: 'Where a CometChat agent runs.' })
      .nullish()
      .describe('Where the agent runs. The headers of its calls are never shown.'),
    tools: z
      .array(z.string())
      .nullish()
      .meta({ fieldName: TOOLS_FIELD, description: "Names of the app's tools that the agent may use." }),
    actions: z.array(z.string()).nullish().describe("Names of the app's actions that the agent may start."),
    metaData: z
      .looseObject({
        greetingMessage: z.string().nullish().describe('Greeting message.'),
        introductoryMessage: z.string().nullish().describe('Introductory message.'),
        suggestedMessages: z.array(z.string()).nullish().describe('Quick prompts that users are offered.'),
      })
      .meta({ id: 'CometChatMetaData', description: 'What the chat shows around a CometChat agent.' })
      .nullish()
      .describe('What the chat shows around the agent.'),
    instruction: z
      .string()
      .nullish()
      .describe('Instruction. Documented by an example of an answer only; no request takes it.'),
    // Not `id`: caching GraphQL clients take a field of that name for the identity of the object.
    _id: z.string().nullish().meta({
      fieldName: 'documentId',
      assigned: true,
      description: 'Internal document id; no call takes it.',
    }),
    deletedAt: z
      .union([z.string(), z.number()])
      .nullish()
      .describe('When the agent was deleted, as CometChat writes it: an ISO 8601 text or an epoch number.'),
    createdAt: timestampOrEpoch.nullish().meta({ unified: 'createdAt' }),
    updatedAt: timestampOrEpoch.nullish().meta({ unified: 'updatedAt' }),
  })
  .meta({
    id: 'CometChatAgent',
    description: 'What only CometChat has: agents that run elsewhere, connected to the chat of an app.',
  });

const integrationMeta = z
  .strictObject({
    baseUrl: agentUrl,
    agentId: z
      .string()
      .optional()
      .describe('Id of the agent within its framework; only with MASTRA, MASTRA_LEGACY and AGNO.'),
    defaultUserId: z.string().optional().describe('Default user id; only with AG2.'),
    headers: z
      .record(
        z.string().regex(HEADER_NAME, { error: 'must be the name of an HTTP header' }),
        z.string().regex(HEADER_VALUE, { error: 'must be what an HTTP header can carry: no line breaks' }),
      )
      .optional()
      .meta({
        secret: true,
        description:
          'HTTP headers of the calls to the agent, by name: `{ authorization: "Bearer ..." }`. Never shown again. Not with MASTRA and MASTRA_LEGACY.',
      }),
  })
  .meta({
    id: 'CometChatIntegrationMetaInput',
    description: 'Where a CometChat agent runs. Which keys it takes depends on the framework.',
  });

const metaData = z
  .strictObject({
    greetingMessage: z.string().optional().describe('Greeting message.'),
    introductoryMessage: z.string().optional().describe('Introductory message.'),
    suggestedMessages: z.array(z.string()).optional().describe('Quick prompts that users are offered.'),
  })
  .meta({ id: 'CometChatMetaDataInput', description: 'What the chat shows around a CometChat agent.' });

const tools = z.array(z.string()).optional().meta({
  fieldName: TOOLS_FIELD,
  isSet: true,
  description: "Names of the app's tools that the agent may use. They must exist in the app.",
});
const actions = z.array(z.string()).optional().meta({
  isSet: true,
  description: "Names of the app's actions that the agent may start. They must exist in the app.",
});

/**
 * What a create can set. One shape for all frameworks: what the framework does not take is refused by name.
 * `integrationType` has one value only, so it is added and not asked for. The schema leaves `integrationMeta` optional,
 * but without a URL there is no agent.
 */
export const createAgent = z
  .strictObject({
    name,
    // Also in the extension: a copy of an agent without an avatar needs a place to give one.
    icon: icon.meta({
      keepInExtension: true,
      scalar: 'String',
      description: 'URL of the avatar; the same as `avatarUrl`.',
    }),
    integrateWith: integrateWith.describe('The framework that the agent is built with.'),
    integrationMeta: integrationMeta.describe('Where the agent runs.'),
    isActive: z
      .boolean()
      .optional()
      .meta({ default: true, description: 'Whether the agent is active from the start; true unless set.' }),
    tools,
    actions,
    metaData: metaData.optional().describe('What the chat shows around the agent.'),
  })
  .superRefine((body, context) => refuseKeysNotTaken(body, context))
  .meta({ id: 'CreateCometChatAgent', description: 'What a new CometChat agent can have besides the unified fields.' });

/**
 * What an update can set. Nothing documents that null clears a field, so none takes it; an empty list clears a list.
 * Nor does anything say whether `integrationMeta` and `integrateWith` are kept or reset by each other's change. They
 * are sent together; without `integrateWith`, what the framework takes is checked once the agent's own is known.
 */
export const updateAgent = z
  .strictObject({
    name: name.optional(),
    icon: icon.optional(),
    integrateWith: integrateWith
      .optional()
      .describe('The framework that the agent is built with. A change of it needs `integrationMeta` too.'),
    integrationMeta: integrationMeta
      .optional()
      .describe('Where the agent runs. Always the whole of it, headers included: what is left out is gone.'),
    isActive: z.boolean().optional().meta({ unified: 'status', operationOnly: true }),
    tools,
    actions,
    metaData: metaData.optional().describe('What the chat shows around the agent.'),
  })
  .superRefine((body, context) => {
    if (body.integrateWith !== undefined && body.integrationMeta === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['integrationMeta'],
        message: 'is required with integrateWith: where the agent runs from now on',
      });
    }
    refuseKeysNotTaken(body, context);
  })
  .meta({
    id: 'UpdateCometChatAgent',
    description: 'What can be changed of a CometChat agent besides the unified fields.',
  });

function refuseKeysNotTaken(
  body: {
    integrateWith?: (typeof FRAMEWORK_NAMES)[number] | undefined;
    integrationMeta?: Partial<Record<FrameworkKey, unknown>> | undefined;
  },
  context: z.core.$RefinementCtx,
): void {
  if (body.integrateWith === undefined || body.integrationMeta === undefined) return;
  for (const { key, message } of keysNotTaken(body.integrateWith, body.integrationMeta)) {
    context.addIssue({ code: 'custom', path: ['integrationMeta', key], message });
  }
}

/** The answer of `GET /ai-agents/agents`: a bare array. The agents are read one by one, so that none costs the others. */
export const agentList = z.array(z.unknown());

/** The answer of `POST /ai-agents/agents`. */
export const createAnswer = z.looseObject({ agent: z.looseObject({}) });

/** The answer of `PATCH` and `DELETE`: no agent. Any 2xx is a success, unless the answer itself says that it is none. */
export const changeAnswer = z.looseObject({ success: z.literal(true).nullish() }).nullish();

/**
 * Body of an error, in two forms: `{ statusCode, message, error: "Bad Request" }` of the schema, and
 * `{ error: { message, code, ... } }` of the chat API behind the same host. Which of them comes when is not documented.
 */
export const errorBody = z.looseObject({
  message: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .catch(null),
  code: z.string().nullish().catch(null),
  error: z
    .union([
      z.string(),
      z.looseObject({ message: z.string().nullish().catch(null), code: z.string().nullish().catch(null) }),
    ])
    .nullish()
    .catch(null),
});
