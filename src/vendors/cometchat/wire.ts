/**
 * @module The request bodies of https://www.cometchat.com/docs/ai-agent-service.json as they go on the wire: nine forms
 * of an agent, one for each framework, and the tools. The schema forbids no unknown keys and says nothing of what
 * happens to them; none is sent, so none is accepted here.
 */
import { z } from 'zod';
import { agentUrl, INTEGRATION_TYPE, icon, name } from './contract.ts';
import { FRAMEWORK_NAMES, FRAMEWORKS, type Framework, type HeadersForm, takes } from './frameworks.ts';

const shared = {
  name,
  icon,
  integrationType: z.literal(INTEGRATION_TYPE),
  isActive: z.boolean(),
  tools: z.array(z.string()),
  actions: z.array(z.string()),
  metaData: z.strictObject({
    greetingMessage: z.string().optional(),
    introductoryMessage: z.string().optional(),
    suggestedMessages: z.array(z.string()).optional(),
  }),
};

const headersObject = z.record(z.string(), z.string());

/** The texts are documented by a sentence and an example only; a text that is neither empty nor of that form is refused. */
const HEADERS: Readonly<Record<HeadersForm, z.ZodType>> = {
  OBJECT: headersObject,
  JSON_TEXT: z.string().refine(isHeadersJson, { error: 'headers must be valid JSON' }),
  LINES: z.string().regex(/^([^:\n]+:.*(\n|$))*$/, { error: 'headers must be key:value pairs, each on a new line' }),
};

function isHeadersJson(text: string): boolean {
  try {
    return text === '' || headersObject.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** What `integrationMeta` of one framework takes besides `baseUrl`. */
function integrationMetaShape(framework: Framework): Record<string, z.ZodType> {
  const form = FRAMEWORKS[framework].headers;
  return {
    ...(takes(framework, 'agentId') ? { agentId: z.string().optional() } : {}),
    ...(takes(framework, 'defaultUserId') ? { defaultUserId: z.string().optional() } : {}),
    ...(form === null ? {} : { headers: HEADERS[form].optional() }),
  };
}

function createBodyOf(framework: Framework) {
  return z.strictObject({
    ...shared,
    integrateWith: z.literal(framework),
    isActive: shared.isActive.default(true),
    tools: shared.tools.optional(),
    actions: shared.actions.optional(),
    metaData: shared.metaData.optional(),
    integrationMeta: z.strictObject({ ...integrationMetaShape(framework), baseUrl: agentUrl }).optional(),
  });
}

const [firstFramework, ...otherFrameworks] = FRAMEWORK_NAMES;

/** Body of `POST /ai-agents/agents`. `baseUrl` is required in an `integrationMeta` that itself is not. */
export const createBody = z.discriminatedUnion('integrateWith', [
  createBodyOf(firstFramework),
  ...otherFrameworks.map(createBodyOf),
]);

/** Body of `PATCH /ai-agents/agents/{uid}`, for an agent of this framework afterwards: nothing is required in it. */
export function updateBodyOf(framework: Framework) {
  return z
    .strictObject({
      ...shared,
      integrateWith: z.literal(framework),
      integrationMeta: z.strictObject({ ...integrationMetaShape(framework), baseUrl: agentUrl.optional() }),
    })
    .partial();
}

/** Longest name of a tool; stated by the constraints page. */
export const TOOL_NAME_MAX = 100;

/** Body of `POST /ai-agents/tools` and `PUT /ai-agents/tools/{name}`; {@link toolProblem} has the rest of the rules. */
export const toolBody = z.strictObject({
  name: z
    .string()
    .max(TOOL_NAME_MAX)
    .regex(/^[a-zA-Z_$][a-zA-Z0-9_$-]*$/),
  displayName: z.string(),
  executionText: z.string(),
  description: z.string().optional(),
  doNotExecute: z.boolean().default(false),
  parameters: z
    .union([
      z.strictObject({}),
      z.strictObject({
        type: z.literal('object'),
        properties: z.record(z.string(), z.looseObject({ type: z.string(), description: z.string() })),
        required: z.array(z.string()).optional(),
      }),
    ])
    .optional(),
});

/** A {@link toolBody} after its check. */
export type ToolBody = z.infer<typeof toolBody>;

/** What is wrong with a tool as a whole: one that is executed needs a description and parameters, another has none. */
export function toolProblem(tool: Pick<ToolBody, 'doNotExecute' | 'description' | 'parameters'>): string | undefined {
  if (tool.doNotExecute) {
    const isEmpty = Object.keys(tool.parameters ?? {}).length === 0;
    return isEmpty ? undefined : 'parameters must be empty or omitted when doNotExecute is true';
  }
  if (tool.description === undefined) return 'description is required when doNotExecute is false';
  return tool.parameters === undefined ? 'parameters is required when doNotExecute is false' : undefined;
}
