/**
 * @module An embedded Chatsby: the agents API as documented, strict where the documentation is. Where it is silent, the
 * choice is named.
 */
import { Hono } from 'hono';
import type { z } from 'zod';
import * as contract from '../../../src/vendors/chatsby/contract.ts';
import { cycleSeeds } from '../../cycle.ts';
import { createRandom } from '../../random.ts';
import { seedTimes } from '../../timeline.ts';
import type { SandboxOptions, VendorSandbox } from '../../vendor-sandbox.ts';
import { SEEDS } from './seeds.ts';

const API_KEY = 'chtb_test_sandbox0000000000000000';

interface StoredAgent {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly system_prompt: string;
  readonly temperature: number;
  readonly max_tokens: number;
  readonly status: 'active' | 'paused';
  readonly created_at: string;
  readonly updated_at: string;
}

type ErrorStatus = 400 | 401 | 404 | 422;

/** A Chatsby of its own, filled with agents. */
export function createChatsbySandbox({ agents: count, now = () => new Date(), series }: SandboxOptions): VendorSandbox {
  const random = createRandom('chatsby', series);
  const newId = () => `agent_${random.alphanumeric(10)}`;
  const agents = new Map<string, StoredAgent>();
  cycleSeeds(SEEDS, count, series).forEach((seed, index) => {
    const { createdAt, updatedAt } = seedTimes(index, count, 3, series);
    const id = newId();
    agents.set(id, { ...seed, id, created_at: wholeSeconds(createdAt), updated_at: wholeSeconds(updatedAt) });
  });

  const app = new Hono().basePath('/v1');
  app.use(async (context, next) => {
    if (context.req.header('authorization') !== `Bearer ${API_KEY}`) {
      return context.json(
        error(401, 'authentication_error', 'invalid_api_key', 'The API key is missing or invalid.'),
        401,
      );
    }
    return next();
  });

  app.get('/agents', (context) => {
    const { page_size: pageSize = String(contract.PAGE_SIZE_DEFAULT), cursor, status } = context.req.query();
    const size = Number(pageSize);
    // What a bad parameter answers is not documented; a value out of range is an invalid_parameter elsewhere.
    if (!Number.isInteger(size) || size < 1 || size > contract.PAGE_SIZE_MAX)
      return context.json(invalid('page_size'), 400);
    if (status !== undefined && status !== 'active' && status !== 'paused') return context.json(invalid('status'), 400);
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && after === undefined) return context.json(invalid('cursor'), 400);
    const rest = [...agents.values()]
      .filter((agent) => status === undefined || agent.status === status)
      .sort(newestFirst)
      .filter((agent) => after === undefined || newestFirst(after, agent) < 0);
    const data = rest.slice(0, size);
    const last = data.at(-1);
    const hasMore = rest.length > size;
    return context.json({
      data,
      has_more: hasMore,
      next_cursor: hasMore && last !== undefined ? encodeCursor(last) : null,
    });
  });

  app.post('/agents', async (context) => {
    const body = await readBody(context.req, contract.createAgent);
    if ('refusal' in body) return context.json(body.refusal, body.status);
    const created = wholeSeconds(now());
    const agent: StoredAgent = {
      id: newId(),
      model: contract.DEFAULT_MODEL,
      // The value of an omitted prompt is not documented.
      system_prompt: '',
      temperature: contract.DEFAULT_TEMPERATURE,
      max_tokens: contract.DEFAULT_MAX_TOKENS,
      status: 'active',
      ...defined(body.value),
      created_at: created,
      updated_at: created,
    };
    agents.set(agent.id, agent);
    return context.json(agent, 201);
  });

  app.get('/agents/:id', (context) => {
    const agent = agents.get(context.req.param('id'));
    return agent === undefined ? context.json(notFound(), 404) : context.json(agent);
  });

  app.patch('/agents/:id', async (context) => {
    const agent = agents.get(context.req.param('id'));
    if (agent === undefined) return context.json(notFound(), 404);
    const body = await readBody(context.req, contract.updateAgent);
    if ('refusal' in body) return context.json(body.refusal, body.status);
    const updated: StoredAgent = { ...agent, ...defined(body.value), updated_at: wholeSeconds(now()) };
    agents.set(agent.id, updated);
    return context.json(updated);
  });

  app.delete('/agents/:id', (context) => {
    return agents.delete(context.req.param('id')) ? context.body(null, 204) : context.json(notFound(), 404);
  });

  app.notFound((context) =>
    context.json(error(404, 'not_found_error', 'resource_not_found', 'No such endpoint.'), 404),
  );
  return { app, basePath: '/v1', credentials: { apiKey: API_KEY } };
}

function newestFirst(a: Pick<StoredAgent, 'created_at' | 'id'>, b: Pick<StoredAgent, 'created_at' | 'id'>): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? 1 : -1;
  // The order of equal times is not documented: this one is deliberately not Rollcall's own.
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

function encodeCursor({ created_at, id }: StoredAgent): string {
  return Buffer.from(`${created_at} ${id}`).toString('base64url');
}

function decodeCursor(cursor: string): Pick<StoredAgent, 'created_at' | 'id'> | undefined {
  const [created_at, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  return created_at === undefined || id === undefined ? undefined : { created_at, id };
}

async function readBody<T>(
  request: { json(): Promise<unknown> },
  schema: z.ZodType<T>,
): Promise<{ value: T } | { refusal: object; status: ErrorStatus }> {
  const json = await request.json().catch(() => undefined);
  if (json === undefined) {
    return {
      refusal: error(400, 'invalid_request_error', 'invalid_parameter', 'The body is not valid JSON.'),
      status: 400,
    };
  }
  const result = schema.safeParse(json);
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  const param = issue?.path.join('.') ?? '';
  const isMissing = issue?.code === 'invalid_type' && (json as Record<string, unknown>)[param] === undefined;
  if (isMissing) {
    return {
      refusal: error(
        400,
        'invalid_request_error',
        'missing_required_field',
        `The '${param}' field is required.`,
        param,
      ),
      status: 400,
    };
  }
  const isNumberOutOfRange = (issue?.code === 'too_big' || issue?.code === 'too_small') && issue.origin !== 'string';
  if (isNumberOutOfRange) return { refusal: invalid(param), status: 400 };
  // Documented for everything else that validation refuses; which of the two a long text gets is not.
  return {
    refusal: error(422, 'validation_error', 'validation_error', `The '${param}' field is not valid.`, param),
    status: 422,
  };
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function wholeSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function invalid(param: string): object {
  return error(400, 'invalid_request_error', 'invalid_parameter', `The '${param}' parameter is out of range.`, param);
}

function notFound(): object {
  return error(404, 'not_found_error', 'resource_not_found', 'No agent exists with the given ID.');
}

function error(status: ErrorStatus, type: string, code: string, message: string, param?: string): object {
  return { error: { type, message, code, ...(param === undefined ? {} : { param }), status } };
}
