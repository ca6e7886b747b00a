/** @module The tools and actions of the embedded CometChat: one resource, whose `type` says which of the two it is. */
import { type Context, Hono } from 'hono';
import { type ToolBody, toolBody, toolProblem } from '../../../src/vendors/cometchat/wire.ts';
import { answer, isRefusal, notFound, readBody, refusal } from './answers.ts';
import { TOOL_SEEDS } from './seeds.ts';

/** What an agent's `tools` and `actions` name. */
export type ToolType = 'tool' | 'action';

interface StoredTool {
  readonly _id: string;
  readonly appId: string;
  readonly name: string;
  readonly type: ToolType;
  readonly displayName: string;
  readonly executionText: string;
  readonly doNotExecute: boolean;
  readonly tool: { readonly name: string; readonly description?: string; readonly parameters?: object };
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The tools of one app. */
export interface SandboxTools {
  /** Answers below `/ai-agents/tools`. */
  readonly app: Hono;
  /** The names that the app has no tool of that type for. */
  missing(type: ToolType, names: readonly string[]): string[];
}

/** The seeded tools of an app. */
export function createSandboxTools(appId: string, seededAt: Date, now: () => Date): SandboxTools {
  const tools = new Map<string, StoredTool>();
  for (const seed of TOOL_SEEDS) {
    const at = seededAt.toISOString();
    tools.set(seed.name, stored(toolBody.parse(seed), appId, at, at));
  }
  const noTool = (context: Context) =>
    answer(context, notFound('ERR_TOOL_NOT_FOUND: No tool exists with the specified ID.'));

  const app = new Hono();

  app.get('/', (context) => {
    const type = context.req.query('type');
    // What another type answers is not documented.
    if (type !== undefined && type !== 'tool' && type !== 'action') {
      return answer(context, refusal('type must be one of the following values: action, tool'));
    }
    return context.json([...tools.values()].filter((tool) => type === undefined || tool.type === type));
  });

  app.post('/', async (context) => {
    const body = await readBody(context.req, toolBody);
    if (isRefusal(body)) return answer(context, body);
    const problem = tools.has(body.name) ? `a tool named '${body.name}' already exists` : toolProblem(body);
    if (problem !== undefined) return answer(context, refusal(problem));
    const at = now().toISOString();
    const tool = stored(body, appId, at, at);
    tools.set(tool.name, tool);
    return context.json(tool, 201);
  });

  app.get('/:name', (context) => {
    const tool = tools.get(context.req.param('name'));
    return tool === undefined ? noTool(context) : context.json(tool);
  });

  app.put('/:name', async (context) => {
    const tool = tools.get(context.req.param('name'));
    if (tool === undefined) return noTool(context);
    const body = await readBody(context.req, toolBody);
    if (isRefusal(body)) return answer(context, body);
    // "The provided tool configuration is merged with the existing values"; everything else is replaced.
    const { description, parameters } = tool.tool;
    const merged = { description, parameters, ...body } as ToolBody;
    const problem = body.name === tool.name ? toolProblem(merged) : 'name can not be changed';
    if (problem !== undefined) return answer(context, refusal(problem));
    const updated = stored(merged, appId, tool.createdAt, now().toISOString());
    tools.set(tool.name, updated);
    return context.json(updated);
  });

  app.delete('/:name', (context) => {
    // What a delete means to agents that name the tool is not documented: here they keep the name, which leads nowhere.
    return tools.delete(context.req.param('name')) ? context.json({ deleted: true }) : noTool(context);
  });

  return { app, missing: (type, names) => names.filter((name) => tools.get(name)?.type !== type) };
}

function stored(body: ToolBody, appId: string, createdAt: string, updatedAt: string): StoredTool {
  const { name, displayName, executionText, doNotExecute, description, parameters } = body;
  return {
    _id: `${appId}_${name}`,
    appId,
    name,
    type: doNotExecute ? 'tool' : 'action',
    displayName,
    executionText,
    doNotExecute,
    tool: {
      name,
      ...(description === undefined ? {} : { description }),
      ...(parameters === undefined ? {} : { parameters }),
    },
    createdAt,
    updatedAt,
  };
}
