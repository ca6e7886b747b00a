/**
 * @module What the embedded Mastra takes: the schemas of `@mastra/server` 1.67.0, which leave out what they do not know. Of
 * rules, of the graphs of processors and of the configuration of workspaces only the outside is checked.
 */
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const rules = z.object({ operator: z.enum(['AND', 'OR']), conditions: z.array(z.unknown()) });
const varied = <Type extends z.ZodType>(value: Type) =>
  z.union([value, z.array(z.object({ value, rules: rules.optional() }))]);
const anyObject = z.record(z.string(), z.unknown());
const tools = z.record(z.string(), z.object({ description: z.string().optional(), rules: rules.optional() }));
const toolsOf = z.record(z.string(), z.object({ tools: tools.optional() }));
const steps = z.object({
  steps: z.array(z.looseObject({ type: z.enum(['step', 'parallel', 'conditional']) })),
});

const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), content: z.string() }),
  z.object({ type: z.literal('prompt_block_ref'), id: z.string() }),
  z.object({ type: z.literal('prompt_block'), content: z.string(), rules: rules.optional() }),
]);

const modelSettings = z.object({
  temperature: z.number().optional(),
  maxTokens: z.number().optional(),
  topP: z.number().optional(),
  topK: z.number().optional(),
  frequencyPenalty: z.number().optional(),
  presencePenalty: z.number().optional(),
  stopSequences: z.array(z.string()).optional(),
  seed: z.number().optional(),
  maxRetries: z.number().optional(),
});

const defaultOptions = z.looseObject({
  runId: z.string().optional(),
  savePerStep: z.boolean().optional(),
  maxSteps: z.number().optional(),
  activeTools: z.array(z.string()).optional(),
  maxProcessorRetries: z.number().optional(),
  toolChoice: z
    .union([z.enum(['auto', 'none', 'required']), z.object({ type: z.literal('tool'), toolName: z.string() })])
    .optional(),
  modelSettings: modelSettings.optional(),
  returnScorerData: z.boolean().optional(),
  tracingOptions: z
    .object({
      traceName: z.string().optional(),
      attributes: anyObject.optional(),
      spanId: z.string().optional(),
      traceId: z.string().optional(),
    })
    .optional(),
  requireToolApproval: z.boolean().optional(),
  autoResumeSuspendedTools: z.boolean().optional(),
  toolCallConcurrency: z
    .union([
      z.number(),
      z.object({ limit: z.number().optional(), strategy: z.enum(['available', 'called']).optional() }),
    ])
    .optional(),
  includeRawChunks: z.boolean().optional(),
});

const memory = z.object({
  vector: z.union([z.string(), z.literal(false)]).optional(),
  options: z
    .object({
      readOnly: z.boolean().optional(),
      lastMessages: z.union([z.number(), z.literal(false)]).optional(),
      semanticRecall: z.union([z.boolean(), z.looseObject({ topK: z.number() })]).optional(),
      generateTitle: z.union([z.boolean(), z.looseObject({ model: z.string() })]).optional(),
    })
    .optional(),
  embedder: z.string().optional(),
  embedderOptions: anyObject.optional(),
  observationalMemory: z.union([z.boolean(), anyObject]).optional(),
});

const workspace = z.discriminatedUnion('type', [
  z.object({ type: z.literal('id'), workspaceId: z.string() }),
  z.object({ type: z.literal('inline'), config: anyObject }),
  z.object({ type: z.literal('provider'), provider: z.string(), config: anyObject }),
]);

const browser = z.object({ type: z.literal('inline'), config: z.looseObject({ provider: z.string() }) });

/** What belongs to a version. */
const versioned = {
  name: z.string(),
  description: z.string().optional(),
  instructions: z.union([z.string(), z.array(block)]),
  model: varied(z.looseObject({ provider: z.string(), name: z.string() })),
  tools: varied(tools).optional(),
  defaultOptions: varied(defaultOptions).optional(),
  workflows: varied(tools).optional(),
  agents: varied(tools).optional(),
  integrationTools: varied(toolsOf).optional(),
  toolProviders: varied(
    z.record(z.string(), z.object({ tools: anyObject, connections: z.record(z.string(), z.array(anyObject)) })),
  ).optional(),
  mcpClients: varied(toolsOf).optional(),
  inputProcessors: varied(steps).optional(),
  outputProcessors: varied(steps).optional(),
  memory: varied(memory).optional(),
  scorers: varied(
    z.record(
      z.string(),
      z.object({
        description: z.string().optional(),
        sampling: z.looseObject({ type: z.enum(['none', 'ratio']) }).optional(),
        rules: rules.optional(),
      }),
    ),
  ).optional(),
  skills: varied(
    z.record(
      z.string(),
      z.object({
        description: z.string().optional(),
        instructions: z.string().optional(),
        pin: z.string().optional(),
        strategy: z.enum(['latest', 'live']).optional(),
      }),
    ),
  ).optional(),
  workspace: varied(workspace).optional(),
  browser: z.union([varied(browser), z.boolean(), z.null()]).optional(),
  requestContextSchema: anyObject.optional(),
};

const record = {
  metadata: anyObject.optional(),
  visibility: z.enum(['private', 'public']).optional(),
  authorId: z.string().optional(),
  autoPublish: z.boolean().optional(),
};

/** Body of `POST /stored/agents`. The model is optional by the schema; the database refuses an agent without one. */
export const createBody = z.object({
  ...versioned,
  ...record,
  model: versioned.model.optional(),
  id: z.string().optional(),
});

/** Body of `PATCH /stored/agents/{id}`. */
export const updateBody = z
  .object({ ...versioned, ...record, memory: z.union([varied(memory), z.null()]).optional() })
  .partial()
  .extend({ changeMessage: z.string().trim().max(500).optional() });

/** The configuration of a version. */
export type Content = z.infer<z.ZodObject<typeof versioned>>;

/** Keys of a version's configuration. */
export const CONTENT_KEYS = Object.keys(versioned) as (keyof Content)[];

/** @throws Refusal 400 for a body that is not JSON, or not valid */
export async function readBody<T>(request: { text(): Promise<string> }, schema: z.ZodType<T>): Promise<T> {
  const text = await request.text();
  let json: unknown;
  try {
    json = text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, 'Invalid request body', [{ field: 'body', message: (error as Error).message }]);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new Refusal(400, 'Invalid request body', issuesOf(result.error));
}

/** What is wrong, as Mastra writes it. */
export function issuesOf({ issues }: z.ZodError): NonNullable<Refusal['issues']> {
  return issues.map(({ path, message }) => ({ field: path.join('.') || 'root', message }));
}
