import type { Hono } from 'hono';
import { publishBody } from '../../../src/vendors/gennia/contract.ts';
import { Refusal } from './refusal.ts';
import { readBody, readPageRequest, toPage } from './request.ts';
import type { StoredAgent, Workspace } from './workspace.ts';

/** Publishing, the published versions, and going back to one. That a draft is missing (409) never happens here. */
export function addVersionRoutes(app: Hono, workspace: Workspace, toDocument: (agent: StoredAgent) => object): void {
  app.post('/agents/:id/publish', async (context) => {
    const { publicId } = workspace.get(context.req.param('id'));
    const { notes } = await readBody(context.req, publishBody, { isOptional: true });
    return context.json(toDocument(workspace.publish(publicId, notes ?? null)));
  });

  app.get('/agents/:id/versions', (context) => {
    const { versions } = workspace.get(context.req.param('id'));
    const items = versions.map(({ versionNumber, notes, createdAt }) => ({ versionNumber, notes, createdAt }));
    return context.json(toPage(items.reverse(), readPageRequest(context.req.query())));
  });

  app.get('/agents/:id/versions/published', (context) => {
    const { publicId, publishedVersionNumber } = workspace.get(context.req.param('id'));
    if (publishedVersionNumber === null) throw new Refusal(404, 'VERSION_NOT_FOUND', 'The agent was never published.');
    return context.json(toSnapshot(workspace.version(publicId, String(publishedVersionNumber))));
  });

  app.get('/agents/:id/versions/:number', (context) => {
    const { id, number } = context.req.param();
    return context.json(toSnapshot(workspace.version(id, number)));
  });

  app.post('/agents/:id/versions/:number/restore', (context) => {
    const { id, number } = context.req.param();
    return context.json(toDocument(workspace.restore(id, number)));
  });
}

/** A frozen configuration, with what was linked to it; nothing is ever linked here. */
function toSnapshot({ settings, ...version }: ReturnType<Workspace['version']>): object {
  return {
    ...version,
    ...settings,
    httpTools: [],
    knowledgeSources: [],
    skills: [],
    subAgents: [],
    variablesSnapshot: [],
  };
}
