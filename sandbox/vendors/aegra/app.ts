/**
 * @module An embedded Aegra with an authentication handler: the assistants API as Aegra 0.11.0 answers, its failures
 * included. Where nobody measured it, the choice is named.
 */
import { type Context, Hono } from 'hono';
import { createRandom } from '../../random.ts';
import type { SandboxOptions, VendorSandbox } from '../../vendor-sandbox.ts';
import {
  createFields,
  createFields010,
  parseBody,
  parseVersion,
  readJson,
  searchFields,
  updateFields,
  updateFields010,
} from './body.ts';
import { HandlerError, RequestError } from './errors.ts';
import { flavourOf } from './flavours.ts';
import { createLangGraphSandbox } from './langgraph.ts';
import { startRows, timestamp } from './rows.ts';
import { GRAPHS } from './seeds.ts';
import { AssistantStore } from './store.ts';

const AUTHORIZATION = 'Bearer aegra_test_sandbox0000000000000000';
const USER = 'rollcall-sandbox';

/** A server of the flavour that is asked for, filled with assistants; the server's own ones count too. */
export function createAegraSandbox(options: SandboxOptions): VendorSandbox {
  const { agents: count, now = () => new Date(), series } = options;
  const flavour = flavourOf(options.flavour);
  if (flavour === 'langgraph-js') return createLangGraphSandbox('js', options);
  if (flavour === 'langgraph-python') return createLangGraphSandbox('python', options);
  const release = flavour === 'aegra-0.10' ? '0.10' : '0.11';
  const random = createRandom('aegra', series);
  const requests = createRandom('aegra requests', series);
  let lastStamp = 0;
  const stamp = () => {
    lastStamp = Math.max(now().getTime() * 1000, lastStamp + 1);
    return timestamp(lastStamp);
  };
  const store = new AssistantStore({ release, graphs: GRAPHS, user: USER, newId: () => random.uuid(), stamp });
  for (const row of startRows(count, USER, random, { series })) store.put(row);
  const version = release === '0.10' ? '0.10.4' : '0.11.0';

  const app = new Hono({ getPath: routedPath });
  app.use(async (context, next) => {
    await next();
    const asked = context.req.header('x-request-id') ?? '';
    const isUuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(asked);
    context.header('x-request-id', isUuid ? asked : requests.uuid().replaceAll('-', ''));
  });
  app.get('/', (context) => context.json({ message: 'Aegra', version, status: 'running' }));
  app.get('/health', (context) =>
    context.json({
      status: 'healthy',
      database: 'connected',
      langgraph_checkpointer: 'connected',
      langgraph_store: 'connected',
    }),
  );
  app.get('/ready', (context) => context.json({ status: 'ready' }));
  app.get('/live', (context) => context.json({ status: 'alive' }));
  app.get('/info', (context) => {
    const description = 'Production-ready Agent Protocol server built on LangGraph';
    return context.json({
      name: 'Aegra',
      version,
      description,
      status: 'running',
      flags: { assistants: true, crons: false },
    });
  });

  app.get('/assistants', (context) => {
    authenticate(context);
    const assistants = store.list();
    return context.json({ assistants, total: assistants.length });
  });
  app.post('/assistants', async (context) => {
    const fields = release === '0.10' ? createFields010 : createFields;
    return context.json(store.create(parseBody(await authenticatedBody(context), fields, ['graph_id'])));
  });
  app.post('/assistants/search', async (context) =>
    context.json(store.search(parseBody(await authenticatedBody(context), searchFields))),
  );
  app.post('/assistants/count', async (context) =>
    context.json(store.count(parseBody(await authenticatedBody(context), searchFields))),
  );
  app.get('/assistants/:id', (context) => {
    authenticate(context);
    return context.json(store.get(context.req.param('id')));
  });
  app.patch('/assistants/:id', async (context) => {
    const fields = release === '0.10' ? updateFields010 : updateFields;
    const body = parseBody(await authenticatedBody(context), fields);
    return context.json(await store.update(context.req.param('id'), body));
  });
  app.delete('/assistants/:id', async (context) => {
    authenticate(context);
    return context.json(await store.delete(context.req.param('id')));
  });
  app.post('/assistants/:id/versions', (context) => {
    authenticate(context);
    return context.json(store.versions(context.req.param('id')));
  });
  app.post('/assistants/:id/latest', async (context) => {
    const number = parseVersion(await authenticatedBody(context));
    return context.json(store.restore(context.req.param('id'), number));
  });

  for (const known of ['/', '/health', '/ready', '/live', '/info', '/assistants', '/assistants/:id']) {
    app.all(known, (context) => context.json({ detail: 'Method Not Allowed' }, 405));
  }
  for (const known of ['/assistants/:id/versions', '/assistants/:id/latest']) {
    app.all(known, (context) => context.json({ detail: 'Method Not Allowed' }, 405));
  }
  app.notFound((context) => {
    const { pathname } = new URL(context.req.url);
    return /^\/assistants(\/[^/]*)?\/$/.test(pathname)
      ? context.body(null, 307, { location: pathname.slice(0, -1) })
      : context.json({ detail: 'Not Found' }, 404);
  });
  app.onError((error, context) => {
    if (error instanceof HandlerError) return context.json(error.body, error.status);
    if (error instanceof RequestError) return context.json(error.body, 422);
    throw error;
  });
  return { app, basePath: '', credentials: { headers: { authorization: AUTHORIZATION } } };
}

/** Before the body is checked, but after it was parsed: malformed JSON is 422 for everyone. */
async function authenticatedBody(context: Context): Promise<unknown> {
  const json = await readJson(context.req.raw);
  authenticate(context);
  return json;
}

function authenticate(context: Context): void {
  if (context.req.header('authorization') === AUTHORIZATION) return;
  throw new HandlerError(401, 'Missing or unknown bearer token');
}

/** Aegra decodes a path before it looks for the route, so that `%2F` separates like `/`. */
function routedPath(request: Request): string {
  const { pathname } = new URL(request.url);
  const decoded = pathname.replace(/(%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  );
  return decoded.split('/').map(encodeURIComponent).join('/');
}
