/**
 * @module Gennia's public API, agents, as its documentation states it: the pages
 * https://docs.gennia.ai/api-reference/agents/create-agent and .../agents/update-agent,
 * https://docs.gennia.ai/en/api-reference/conventions/pagination, and the vendor's OpenAPI file (`packages/sdk/openapi.json`
 * of https://github.com/Gennia-Tech-Group/gennia-cli). The settings of an agent are in `contract-settings.ts`.
 *
 * No page says which fields of an answer may be null or absent, so all but the id may be. The fields `aiModelPublicId`
 * and `aiModelName` are the two that are documented as null until a model is chosen.
 */
import { z } from 'zod';
import '../../contract/meta.ts';
import { timestamp } from '../../contract/timestamp.ts';
import { openEnum } from '../kit/open-enum.ts';
import {
  eachNullish,
  eachOptional,
  limitedSettings,
  openSettings,
  readSettings,
  wireSettings,
} from './contract-settings.ts';

/** Longest name; the shortest has one character. */
export const NAME_MAX = 150;
/** Longest description. */
export const DESCRIPTION_MAX = 2000;
/** Longest avatar URL. */
export const AVATAR_URL_MAX = 1024;
/** Most categories of an agent. */
export const CATEGORIES_MAX = 10;
/** Longest category. */
export const CATEGORY_MAX = 100;
/** Longest notes of a published version. */
export const NOTES_MAX = 500;
/** Largest `limit` of a list; above it the vendor answers 400 (conventions/pagination). */
export const LIMIT_MAX = 100;
/** `limit` when it is left out (conventions/pagination). */
export const LIMIT_DEFAULT = 20;
/** The states of an agent, in the vendor's words. */
export const STATUSES = ['draft', 'active', 'inactive', 'archived'] as const;

const status = openEnum(STATUSES).read.nullish().meta({
  unified: 'status',
  keepInExtension: true,
  description: "The vendor's own word for the state: `draft`, `active`, `inactive` or `archived`.",
});
const draftVersionNumber = z.int32().nullish().meta({ assigned: true, description: 'Version number of the draft.' });
// Whether a copy is published is told by its state.
const publishedVersionNumber = z.int32().nullish().meta({
  assigned: true,
  highlight: true,
  description: 'Version number of what is published, if anything is.',
});

/** The row of an agent in a list, `PublicAgentListItemDTO`: eight fields, and no others are relied on. */
export const listItem = z.looseObject({
  publicId: z.string().min(1).meta({ unified: 'vendorId' }),
  name: z.string().nullish().meta({ unified: 'name' }),
  avatarUrl: z.string().nullish().meta({ unified: 'avatarUrl' }),
  status,
  draftVersionNumber,
  publishedVersionNumber,
  createdAt: timestamp.nullish().meta({ unified: 'createdAt' }),
  updatedAt: timestamp.nullish().meta({ unified: 'updatedAt' }),
});

/** The whole agent, `PublicAgentDTO`: what describes it, and the state of its draft. */
export const agent = listItem
  .extend({
    description: z.string().nullish().meta({ unified: 'description' }),
    // One category of a wrong type costs that one only.
    categories: z.array(z.string().nullable()).nullish().meta({ unified: 'tags' }),
    hasUnpublishedChanges: z
      .boolean()
      .nullish()
      .describe(
        'Whether the draft differs from the published version. All settings shown here are those of the draft.',
      ),
    hasExternalChannel: z.boolean().nullish().describe('Whether the agent has an external channel.'),
    aiModelName: z.string().nullish().meta({ unified: 'model' }),
    ...readSettings,
    ...eachNullish(openSettings),
  })
  .meta({
    id: 'GenniaAgent',
    description: 'What only Gennia has: agents with a draft and published versions, hosted by the vendor.',
  });

const metadata = {
  name: z.string().min(1).max(NAME_MAX).meta({ unified: 'name', description: 'Unique in the workspace.' }),
  description: z
    .string()
    .max(DESCRIPTION_MAX)
    .meta({ unified: 'description', description: 'Short description shown in the agent catalogue.' }),
  avatarUrl: z
    .string()
    .max(AVATAR_URL_MAX)
    .regex(/^https?:\/\/.+/i, { error: 'must be an http or https URL' })
    .meta({ unified: 'avatarUrl', description: 'URL of a picture, http or https. The vendor fetches it at once.' }),
  categories: z
    .array(z.string().max(CATEGORY_MAX))
    .max(CATEGORIES_MAX)
    .meta({ unified: 'tags', isSet: true, description: 'Free tags, at most 10.' }),
};

/** Body of `POST /agents`: it makes a draft with nothing but these. Required by its shortest length only: `name`. */
export const createBody = z.strictObject({
  ...eachOptional(metadata),
  name: metadata.name,
  // A new agent has the categories that it is given, and no others.
  categories: metadata.categories.optional().meta({ default: [] }),
});

/**
 * What a new agent can have: the body of `POST /agents` and what the `PATCH` after it sets in the draft. Here and in
 * `updateAgent` a model may be named and a time of day written without seconds; {@link updateBody} is what the wire takes.
 */
export const createAgent = createBody
  .extend({ ...eachOptional(limitedSettings), ...eachOptional(openSettings) })
  .meta({ id: 'CreateGenniaAgent', description: 'What a new Gennia agent can have besides the unified fields.' });

/** What can be changed, by the body of `PATCH`: what is left out stays, null clears where it is allowed. */
export const updateAgent = z
  .strictObject({
    name: metadata.name.optional(),
    description: metadata.description.nullish(),
    avatarUrl: metadata.avatarUrl.nullish(),
    categories: metadata.categories.optional(),
    ...eachNullish(limitedSettings),
    ...eachNullish(openSettings),
  })
  .meta({
    id: 'UpdateGenniaAgent',
    description:
      'What can be changed of a Gennia agent besides the unified fields. It changes the draft: publish it after.',
  });

/** Body of `PATCH /agents/{agentPublicId}` as the wire takes it: the model by its publicId, times of day with seconds. */
export const updateBody = updateAgent.extend(eachNullish(wireSettings));

/** Body of `POST /agents/{agentPublicId}/publish`; the whole body is optional. */
export const publishBody = z.strictObject({ notes: z.string().max(NOTES_MAX).optional() });

/** Body of `PATCH /agents/{agentPublicId}/model`. */
export const modelBody = updateBody.pick({
  aiModelPublicId: true,
  temperature: true,
  thinkingEnabled: true,
  thinkingEffort: true,
});

/** Body of `PATCH /agents/{agentPublicId}/prompt`. */
export const promptBody = updateBody.pick({ systemPrompt: true, dynamicPromptEnabled: true });

/** A page of agents or of versions. The items are read one by one, so that one bad document does not cost the page. */
export const page = z.looseObject({
  items: z.array(z.unknown()),
  /** Size of the pages. */
  limit: z.unknown().optional(),
  /** Of all pages. Read for itself: an answer is not worthless because its count is. */
  total: z.unknown().optional(),
  /** How many pages of that size there are. */
  totalPages: z.unknown().optional(),
});

/** An item of `GET /agents/{agentPublicId}/versions`: a published version. */
export const versionItem = z.looseObject({
  versionNumber: z.int32(),
  notes: z.string().nullish(),
  createdAt: timestamp.nullish(),
});

/** Answer of `GET /ai-models`: a bare array, read one by one. */
export const aiModelList = z.array(z.unknown());

/** A language model that agents of the workspace can use. */
export const aiModel = z.looseObject({
  /** What an agent's `aiModelPublicId` holds. */
  publicId: z.string().min(1),
  /** For people; an agent shows it as `aiModelName`. */
  name: z.string().nullish(),
  /** The provider's own name, e.g. `gpt-4.1`. */
  modelId: z.string().nullish(),
  provider: z.string().nullish(),
  active: z.boolean().nullish(),
  /** Setting a temperature on a model that takes none is refused with 422. */
  supportsTemperature: z.boolean().nullish(),
});

/** Answer of `GET /health`, the check of a key (quickstart). */
export const health = z.looseObject({ status: z.string().nullish() });

/**
 * Body of an error. No page shows one: the vendor's own command-line tool reads `code` and `message` at the top. The
 * codes that are documented are `MISSING_API_KEY`, `INVALID_API_KEY_FORMAT`, `INVALID_API_KEY` and `VALIDATION_ERROR`.
 */
export const errorBody = z.looseObject({
  code: z.string().nullish().catch(undefined),
  message: z.string().nullish().catch(undefined),
  error: z
    .union([
      z.string(),
      z.looseObject({
        code: z.string().nullish().catch(undefined),
        message: z.string().nullish().catch(undefined),
      }),
    ])
    .nullish()
    .catch(undefined),
});
