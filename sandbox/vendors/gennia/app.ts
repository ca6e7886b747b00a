/**
 * @module An embedded Gennia: the agents API as documented, strict where the documentation is. Where it is silent, the
 * choice is named.
 */
import { Hono } from 'hono';
import * as contract from '../../../src/vendors/gennia/contract.ts';
import type { SandboxOptions, VendorSandbox } from '../../vendor-sandbox.ts';
import { addModelRoutes } from './model-routes.ts';
import { findModel } from './models.ts';
import { Refusal } from './refusal.ts';
import { readBody, readChoices, readFlag, readPageRequest, toPage } from './request.ts';
import { addVersionRoutes } from './version-routes.ts';
import { type StoredAgent, Workspace } from './workspace.ts';

const API_KEY = 'gsk_test_sandbox0000000000000000';
const BASE_PATH = '/public/api/v1';

/** A Gennia of its own, filled with agents. */
export function createGenniaSandbox({ agents: count, now = () => new Date(), series }: SandboxOptions): VendorSandbox {
  const workspace = new Workspace(count, now, series);
  const app = new Hono().basePath(BASE_PATH);

  app.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    return context.json({ code: error.code, message: error.message }, error.status);
  });
  // The code for a route that does not exist is not documented.
  app.notFound((context) => context.json({ code: 'NOT_FOUND', message: 'No such endpoint.' }, 404));

  app.use((context, next) => {
    checkKey(context.req.header('x-api-key') ?? bearerToken(context.req.header('authorization')));
    return next();
  });

  app.get('/health', (context) =>
    context.json({ status: 'ok', workspacePublicId: workspace.publicId, apiKeyPublicId: workspace.apiKeyPublicId }),
  );

  app.get('/agents', (context) => {
    const page = readPageRequest(context.req.query());
    const statuses = readChoices('status', context.req.queries('status') ?? [], contract.STATUSES);
    const search = context.req.query('search')?.toLowerCase() ?? '';
    const categories = context.req.queries('categories') ?? [];
    // Asking for the status `archived` alone does not bring archived agents back: a choice.
    const includeArchived = readFlag('includeArchived', context.req.query('includeArchived')) ?? false;
    const matching = workspace
      .list()
      .filter((agent) => includeArchived || agent.status !== 'archived')
      .filter((agent) => statuses.length === 0 || statuses.includes(agent.status))
      .filter(({ name, description }) => [name, description ?? ''].some((text) => text.toLowerCase().includes(search)))
      // Whether several mean any or all of them is not documented: here, all.
      .filter((agent) => categories.every((category) => agent.categories.includes(category)));
    return context.json(toPage(matching.map(toRow), page));
  });

  app.post('/agents', async (context) => {
    const body = await readBody(context.req, contract.createBody);
    return context.json(toDocument(workspace.create(body)), 201);
  });

  app.get('/agents/:id', (context) => context.json(toDocument(workspace.get(context.req.param('id')))));

  app.patch('/agents/:id', async (context) => {
    const { publicId } = workspace.get(context.req.param('id'));
    const body = await readBody(context.req, contract.updateBody);
    return context.json(toDocument(workspace.update(publicId, body)));
  });

  app.delete('/agents/:id', (context) => {
    workspace.delete(context.req.param('id'));
    return context.body(null, 204);
  });

  addVersionRoutes(app, workspace, toDocument);
  addModelRoutes(app, workspace);
  return { app, basePath: BASE_PATH, credentials: { apiKey: API_KEY } };
}

function bearerToken(header: string | undefined): string | undefined {
  return header?.match(/^Bearer (.+)$/i)?.[1];
}

function checkKey(key: string | undefined): void {
  if (key === undefined) throw new Refusal(401, 'MISSING_API_KEY', 'An API key is required.');
  if (!key.startsWith('gsk_')) throw new Refusal(401, 'INVALID_API_KEY_FORMAT', 'An API key starts with gsk_.');
  if (key !== API_KEY) throw new Refusal(401, 'INVALID_API_KEY', 'The API key is not valid.');
}

/** `PublicAgentListItemDTO`: eight fields. */
function toRow(agent: StoredAgent): object {
  const { publicId, name, avatarUrl, status, draftVersionNumber, publishedVersionNumber, createdAt, updatedAt } = agent;
  return { publicId, name, avatarUrl, status, draftVersionNumber, publishedVersionNumber, createdAt, updatedAt };
}

/** `PublicAgentDTO`: what describes the agent, and its draft. */
function toDocument({ settings, versions: _, ...agent }: StoredAgent): object {
  return { ...agent, ...settings, aiModelName: findModel(settings.aiModelPublicId)?.name ?? null };
}
