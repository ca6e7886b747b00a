/**
 * @module An embedded Mastra: the routes of stored agents as `@mastra/server` 1.67.0 was seen to answer them, for a server
 * with a token.
 */
import { Hono } from 'hono';
import { z } from 'zod';
import type { JsonObject } from '../../../src/core/agent.ts';
import type { SandboxOptions, VendorSandbox } from '../../vendor-sandbox.ts';
import { createBody, issuesOf, readBody, updateBody } from './body.ts';
import { Refusal } from './refusal.ts';
import { type Status, Store, type StoredAgent, shownVersion, type Version } from './store.ts';

const TOKEN = 'mastra_test_sandbox0000000000000000';
const BASE_PATH = '/api';

const pageNumber = z.coerce.number().int().min(0).optional();
const status = z.enum(['draft', 'published', 'archived']).optional();
const listQuery = z.object({ page: pageNumber, perPage: pageNumber, status });
const getQuery = z.object({ status });

/** A Mastra of its own, filled with agents. */
export function createMastraSandbox({ agents: count, now = () => new Date(), series }: SandboxOptions): VendorSandbox {
  const store = new Store(count, now, series);
  const app = new Hono().basePath(BASE_PATH);

  app.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    const { message, issues, status } = error;
    return context.json({ error: message, ...(issues === undefined ? {} : { issues }) }, status);
  });
  app.notFound((context) => context.text('404 Not Found', 404));

  app.use((context, next) => {
    if (context.req.header('authorization') !== `Bearer ${TOKEN}`) throw new Refusal(401, 'Invalid or expired token');
    return next();
  });

  app.get('/stored/agents', (context) => {
    const { status = 'published', ...window } = readQuery(context.req.query(), listQuery);
    const { items, ...page } = pageOf(store.list(status), window, 100);
    return context.json({ agents: items.map((agent) => toDocument(agent, status)), ...page });
  });

  app.post('/stored/agents', async (context) => {
    return context.json(toDocument(store.create(await readBody(context.req, createBody))));
  });

  app.get('/stored/agents/:id', (context) => {
    const { status } = readQuery(context.req.query(), getQuery);
    return context.json(toDocument(store.get(context.req.param('id')), status));
  });

  app.patch('/stored/agents/:id', async (context) => {
    const body = await readBody(context.req, updateBody);
    return context.json(toDocument(store.update(context.req.param('id'), body), 'draft'));
  });

  app.delete('/stored/agents/:id', (context) => {
    const id = context.req.param('id');
    store.delete(id);
    return context.json({ success: true, message: `Agent ${id} deleted successfully` });
  });

  app.get('/stored/agents/:id/versions', (context) => {
    const agent = store.get(context.req.param('id'), 'Agent');
    const { items, ...page } = pageOf(agent.versions, readQuery(context.req.query(), listQuery), 20);
    return context.json({ versions: items.map((version) => toVersion(agent, version)), ...page });
  });

  app.get('/stored/agents/:id/versions/:versionId', (context) => {
    const agent = store.get(context.req.param('id'), 'Agent');
    return context.json(toVersion(agent, store.versionOf(agent, context.req.param('versionId'))));
  });

  app.post('/stored/agents/:id/versions/:versionId/activate', (context) => {
    const { id, versionNumber } = store.activate(context.req.param('id'), context.req.param('versionId'));
    return context.json({ success: true, message: `Version ${versionNumber} is now active`, activeVersionId: id });
  });

  return { app, basePath: BASE_PATH, credentials: { headers: { authorization: `Bearer ${TOKEN}` } } };
}

/** @throws Refusal 400 */
function readQuery<T>(query: Record<string, string>, schema: z.ZodType<T>): T {
  const result = schema.safeParse(query);
  if (result.success) return result.data;
  throw new Refusal(400, 'Invalid query parameters', issuesOf(result.error));
}

function pageOf<T>(
  all: readonly T[],
  { page = 0, perPage: asked }: { page?: number | undefined; perPage?: number | undefined },
  standard: number,
) {
  const perPage = asked ?? standard;
  const start = page * perPage;
  const items = all.slice(start, start + perPage);
  return { items, total: all.length, page, perPage, hasMore: start + perPage < all.length };
}

/** The record, and the configuration of the version that is shown. What is not set is not there. */
function toDocument(agent: StoredAgent, status?: Status): JsonObject {
  const { versions: _, metadata, ...record } = agent;
  const version = shownVersion(agent, status);
  return {
    ...record,
    visibility: 'public',
    ...(metadata === undefined ? {} : { metadata }),
    ...(version === undefined ? {} : { ...contentOf(version), resolvedVersionId: version.id }),
  };
}

function toVersion({ id: agentId }: StoredAgent, version: Version): JsonObject {
  const { id, versionNumber, changedFields, changeMessage, createdAt } = version;
  return { id, agentId, versionNumber, ...contentOf(version), changedFields, changeMessage, createdAt };
}

function contentOf({ content }: Version): JsonObject {
  return { description: null, ...content, skillsFormat: null };
}
