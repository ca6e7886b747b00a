/**
 * @module An embedded LangGraph server, as far as assistants go: the JavaScript one (`@langchain/langgraph-api` 2.0.0) or
 * the Python one (`langgraph-api` 0.16.7), by what they were seen to answer.
 */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isObject, type JsonObject } from '../../../src/core/json.ts';
import { parseJson } from '../../../src/core/parse-json.ts';
import { createRandom } from '../../random.ts';
import type { SandboxOptions, VendorSandbox } from '../../vendor-sandbox.ts';
import {
  createRules,
  type FieldRules,
  latestRules,
  patchRules,
  problemOf,
  searchRules,
  versionsRules,
} from './langgraph-body.ts';
import { LangGraphError, type Maker, schemaError, sentence } from './langgraph-errors.ts';
import { LangGraphStore } from './langgraph-store.ts';
import { startRowsOfLangGraph, timestamp } from './rows.ts';
import { GRAPHS } from './seeds.ts';

/** LangSmith's deployments take this header. */
const API_KEY = 'lsv2_sk_sandbox0000000000000000';

const INFO: Record<Maker, object> = {
  js: {
    version: '2.0.0',
    langgraph_js_version: '1.7.3',
    context: 'js',
    flags: { assistants: true, crons: false, langsmith: false, langsmith_tracing_replicas: true },
  },
  python: {
    version: '0.16.7',
    langgraph_py_version: '1.2.24',
    flags: { assistants: true, crons: true, langsmith: false, langsmith_tracing_replicas: true },
    host: { kind: 'self-hosted', project_id: null, host_revision_id: null, revision_id: null, tenant_id: null },
  },
};

/** A LangGraph server of its own, filled with assistants; its default ones, one for each graph, count too. */
export function createLangGraphSandbox(
  maker: Maker,
  { agents: count, now = () => new Date(), series }: SandboxOptions,
): VendorSandbox {
  const random = createRandom('langgraph', series);
  let lastStamp = 0;
  const stamp = () => {
    lastStamp = Math.max(now().getTime() * 1000, lastStamp + 1);
    return timestamp(lastStamp);
  };
  const store = new LangGraphStore({ maker, graphs: GRAPHS, newId: () => random.uuid(), stamp });
  for (const row of startRowsOfLangGraph(count, maker === 'python', random, series)) store.put(row);
  const body = (context: Context, rules: FieldRules) => authenticatedBody(maker, context, rules);

  const app = new Hono();
  app.get('/ok', (context) => context.json(maker === 'js' ? { ok: true } : { ok: true, services: {} }));
  app.get('/info', (context) => context.json(INFO[maker]));
  app.post('/assistants', async (context) => answer(context, store.create(await body(context, createRules))));
  app.post('/assistants/search', async (context) => {
    const { items, total, next } = store.search(await body(context, searchRules));
    context.header('x-pagination-total', String(total));
    if (next !== undefined) context.header('x-pagination-next', String(next));
    return answer(context, items);
  });
  app.post('/assistants/count', async (context) => answer(context, store.count(await body(context, searchRules))));
  app.get('/assistants/:id', (context) => {
    authenticate(maker, context);
    return answer(context, store.get(context.req.param('id')));
  });
  app.patch('/assistants/:id', async (context) =>
    answer(context, store.update(context.req.param('id'), await body(context, patchRules))),
  );
  app.delete('/assistants/:id', (context) => {
    authenticate(maker, context);
    const id = store.delete(context.req.param('id'));
    return maker === 'js' ? answer(context, [id]) : context.body(null, 204);
  });
  app.post('/assistants/:id/versions', async (context) =>
    answer(context, store.versions(context.req.param('id'), await body(context, versionsRules))),
  );
  app.post('/assistants/:id/latest', async (context) => {
    const { version } = await body(context, latestRules);
    return answer(context, store.restore(context.req.param('id'), Number(version)));
  });
  if (maker === 'python') {
    for (const path of ['/ok', '/info', '/assistants', '/assistants/:id']) {
      app.all(path, (context) => answer(context, { detail: 'Method Not Allowed' }, 405));
    }
  }
  app.notFound((context) =>
    maker === 'js' ? context.text('404 Not Found', 404) : answer(context, { detail: 'Not Found' }, 404),
  );
  app.onError((error, context) => {
    if (!(error instanceof LangGraphError)) throw error;
    const { status, body: content } = error;
    return typeof content === 'string' ? context.text(content, status) : answer(context, content, status);
  });
  return { app, basePath: '', credentials: { headers: { 'x-api-key': API_KEY } } };
}

function answer(context: Context, json: unknown, status: ContentfulStatusCode = 200): Response {
  return context.body(JSON.stringify(json), status, { 'content-type': 'application/json' });
}

/** The caller is looked at before the body is. JS reads numbers as JavaScript does, Python to the letter. */
async function authenticatedBody(maker: Maker, context: Context, rules: FieldRules): Promise<JsonObject> {
  authenticate(maker, context);
  let json: unknown;
  try {
    const text = await context.req.text();
    json = maker === 'js' ? JSON.parse(text) : parseJson(text);
  } catch {
    throw maker === 'js'
      ? sentence('js', 400, 'Malformed JSON in request body')
      : sentence('python', 422, 'Invalid JSON in request body');
  }
  const whole = { type: 'object' } as const;
  if (!isObject(json)) throw schemaError(maker, { kind: 'type', path: [], value: json, rule: whole });
  const problem = problemOf(json, maker === 'python' ? withNullDescription(rules) : rules);
  if (problem !== undefined) throw schemaError(maker, problem);
  return json;
}

/** Python's create takes a description of null; its update does not. */
function withNullDescription(rules: FieldRules): FieldRules {
  return rules === createRules ? { ...rules, description: { type: 'string', nullable: true } } : rules;
}

function authenticate(maker: Maker, context: Context): void {
  if (context.req.header('x-api-key') === API_KEY) return;
  throw sentence(maker, 401, 'Unauthorized');
}
