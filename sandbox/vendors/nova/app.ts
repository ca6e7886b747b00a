/**
 * @module An embedded Nova: the agents API as documented, strict where the documentation is. Where it is silent, the
 * choice is named; of several possible choices it is the one that is hardest on a client.
 */
import { Hono } from 'hono';
import { z } from 'zod';
import type { JsonObject } from '../../../src/core/agent.ts';
import * as contract from '../../../src/vendors/nova/contract.ts';
import { cycleSeeds } from '../../cycle.ts';
import { createRandom } from '../../random.ts';
import { seedTimes } from '../../timeline.ts';
import type { SandboxOptions, VendorSandbox } from '../../vendor-sandbox.ts';
import { SEEDS, type Seed } from './seeds.ts';

const API_KEY = 'cozmo_test_sandbox0000000000000000';
const ORG_ID = 'org_sandbox';
/** Default and largest `size`: documented for the vendor's list of calls only. */
const SIZE_DEFAULT = 50;
const SIZE_MAX = 100;

interface StoredAgent extends Seed {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** Answers show its configuration as the bytes of its JSON, not as objects. Which of the two is not documented. */
  readonly answersBytes: boolean;
}

/** The documented page: four fields, the prompt not required. Others are not refused, and have no effect. */
const createBody = z.object({
  ...contract.createBody.shape,
  prompt_template: contract.createBody.shape.prompt_template.optional(),
});
/** Unknown fields are ignored at the top; inside of a configuration object they are refused. */
const updateBody = z.object(contract.updateBody.shape);

/** A Nova of its own, filled with agents. */
export function createNovaSandbox({ agents: seeded, now = () => new Date(), series }: SandboxOptions): VendorSandbox {
  const random = createRandom('nova', series);
  const agents = new Map<string, StoredAgent>();
  let made = 0;

  function add(content: Seed, createdAt: string, updatedAt: string): StoredAgent {
    const answersBytes = made++ % 2 === 1;
    const agent = { ...content, id: random.uuid(), created_at: createdAt, updated_at: updatedAt, answersBytes };
    agents.set(agent.id, agent);
    return agent;
  }

  cycleSeeds(SEEDS, seeded, series).forEach((seed, index) => {
    const { createdAt, updatedAt } = seedTimes(index, seeded, 21, series);
    add(seed, createdAt.toISOString(), updatedAt.toISOString());
  });

  const app = new Hono().basePath('/api');
  app.use(async (context, next) => {
    // The pages state the one header, the SDKs send the other: both are accepted.
    const isKnown =
      context.req.header('x-api-key') === API_KEY || context.req.header('authorization') === `Bearer ${API_KEY}`;
    return isKnown ? next() : context.json(error('invalid or missing API key'), 401);
  });
  // What another organisation's id answers is not documented.
  app.use('/org/:orgId/*', async (context, next) =>
    context.req.param('orgId') === ORG_ID ? next() : context.json(error('organization not found'), 404),
  );

  app.get('/org/:orgId/agents', (context) => {
    const { page = '1', size = String(SIZE_DEFAULT), search = '', type } = context.req.query();
    // What a bad parameter answers is not documented.
    if (!isNumberUpTo(page, Number.MAX_SAFE_INTEGER)) return context.json(error('page must be a positive number'), 400);
    if (!isNumberUpTo(size, SIZE_MAX)) return context.json(error(`size must be between 1 and ${SIZE_MAX}`), 400);
    if (type !== undefined && !contract.AGENT_TYPES.some((known) => known === type)) {
      return context.json(error('unknown type'), 400);
    }
    const matching = [...agents.values()]
      .filter((agent) => agent.name.toLowerCase().includes(search.toLowerCase()))
      .filter((agent) => type === undefined || agent.type === type)
      // The order is not documented: by id, so that it is not by time.
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const start = (Number(page) - 1) * Number(size);
    return context.json({
      data: matching.slice(start, start + Number(size)).map(toRow),
      meta: {
        page: Number(page),
        size: Number(size),
        total: matching.length,
        total_pages: Math.ceil(matching.length / Number(size)),
      },
    });
  });

  app.post('/org/:orgId/agents', async (context) => {
    const body = await readBody(context.req, createBody);
    if ('refusal' in body) return context.json(body.refusal, 400);
    const { name, type, prompt_template = '', copy_from_agent_id: sourceId } = body.value;
    const time = now().toISOString();
    if (sourceId === undefined) return context.json(toAnswer(add({ name, type, prompt_template }, time, time)), 201);
    const source = agents.get(sourceId);
    if (source === undefined) return context.json(error('agent to copy from not found'), 404);
    // What is copied is not documented: all but the name, so that a type and a prompt beside it count for nothing.
    return context.json(toAnswer(add({ ...source, name }, time, time)), 201);
  });

  app.get('/org/:orgId/agents/:id', (context) => {
    const agent = agents.get(context.req.param('id'));
    return agent === undefined ? context.json(notFound(), 404) : context.json(toAnswer(agent));
  });

  app.patch('/org/:orgId/agents/:id', async (context) => {
    const agent = agents.get(context.req.param('id'));
    if (agent === undefined) return context.json(notFound(), 404);
    const body = await readBody(context.req, updateBody);
    if ('refusal' in body) return context.json(body.refusal, 400);
    // Merge or replace inside of a configuration object is not documented: it is replaced.
    const updated: StoredAgent = { ...agent, ...defined(body.value), updated_at: now().toISOString() };
    agents.set(agent.id, updated);
    return context.json(toAnswer(updated));
  });

  app.delete('/org/:orgId/agents/:id', (context) => {
    // "A JSON object of strings" is all that is known of the answer.
    return agents.delete(context.req.param('id'))
      ? context.json({ message: 'agent deleted' })
      : context.json(notFound(), 404);
  });

  // No error body is documented; of a route that does not exist it is not even JSON.
  app.notFound((context) => context.text('404 page not found', 404));
  return { app, basePath: '/api', credentials: { orgId: ORG_ID, apiKey: API_KEY } };
}

function toRow({ id, name, type, created_at, updated_at }: StoredAgent): JsonObject {
  return { id, name, type, created_at, updated_at };
}

function toAnswer({ answersBytes, ...agent }: StoredAgent): JsonObject {
  const shown = Object.entries(agent).map(([key, value]) => [
    key,
    answersBytes && contract.CONFIG_KEYS.some((config) => config === key) ? toBytes(value) : value,
  ]);
  return { organization_id: ORG_ID, ...Object.fromEntries(shown) };
}

function toBytes(value: unknown): number[] {
  return [...Buffer.from(JSON.stringify(value))];
}

function isNumberUpTo(text: string, maximum: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= maximum;
}

async function readBody<T>(
  request: { json(): Promise<unknown> },
  schema: z.ZodType<T>,
): Promise<{ value: T } | { refusal: object }> {
  const json = await request.json().catch(() => undefined);
  if (json === undefined) return { refusal: error('the body is not valid JSON') };
  const result = schema.safeParse(json);
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  return { refusal: error(`${issue?.path.join('.') || 'body'} is not valid`) };
}

function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function notFound(): object {
  return error('agent not found');
}

/** Errors of agents are not documented: this is the only envelope that an SDK of the vendor knows. */
function error(message: string): object {
  return { status: false, message };
}
