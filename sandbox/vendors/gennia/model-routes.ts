import type { Hono } from 'hono';
import { modelBody, promptBody } from '../../../src/vendors/gennia/contract.ts';
import { findModel, MODELS } from './models.ts';
import { Refusal } from './refusal.ts';
import { readBody, readChoices, readFlag } from './request.ts';
import type { StoredAgent, Workspace } from './workspace.ts';

/** The list of models, and the short ways to an agent's model and prompt. */
export function addModelRoutes(app: Hono, workspace: Workspace): void {
  app.get('/ai-models', (context) => {
    const { provider, supportsImage, supportsDocument, scope, activeOnly } = context.req.query();
    const [onlyScope] = readChoices('scope', scope === undefined ? [] : [scope], ['global', 'workspace']);
    const image = readFlag('supportsImage', supportsImage);
    const document = readFlag('supportsDocument', supportsDocument);
    const isActiveOnly = readFlag('activeOnly', activeOnly) ?? true;
    const models = MODELS.filter((model) => !isActiveOnly || model.active)
      .filter((model) => provider === undefined || model.provider === provider)
      .filter((model) => onlyScope === undefined || model.scope === onlyScope)
      .filter((model) => image === undefined || model.supportsImage === image)
      .filter((model) => document === undefined || model.supportsDocument === document);
    return context.json(models);
  });

  app.get('/agents/:id/model', (context) => context.json(toModel(workspace.get(context.req.param('id')))));

  app.patch('/agents/:id/model', async (context) => {
    const { publicId, settings } = workspace.get(context.req.param('id'));
    const body = await readBody(context.req, modelBody);
    const { aiModelPublicId = settings.aiModelPublicId, temperature } = body;
    // Documented for this call only, so `PATCH /agents/{id}` takes a temperature with any model.
    const isRefused = findModel(aiModelPublicId)?.supportsTemperature === false && typeof temperature === 'number';
    if (isRefused) throw new Refusal(422, 'TEMPERATURE_NOT_SUPPORTED', 'The model does not support temperature.');
    return context.json(toModel(workspace.update(publicId, body)));
  });

  app.get('/agents/:id/prompt', (context) => context.json(toPrompt(workspace.get(context.req.param('id')))));

  app.patch('/agents/:id/prompt', async (context) => {
    const { publicId } = workspace.get(context.req.param('id'));
    const body = await readBody(context.req, promptBody);
    return context.json(toPrompt(workspace.update(publicId, body)));
  });
}

/** `PublicAgentModelDTO`. */
function toModel({ settings }: StoredAgent): object {
  const { aiModelPublicId, temperature, thinkingEnabled, thinkingEffort } = settings;
  const model = findModel(aiModelPublicId);
  return {
    aiModelPublicId,
    aiModelName: model?.name ?? null,
    modelId: model?.modelId ?? null,
    provider: model?.provider ?? null,
    temperature,
    thinkingEnabled,
    thinkingEffort,
    capabilities:
      model === undefined
        ? null
        : {
            contextWindow: model.contextWindow,
            minTemperature: model.minTemperature,
            maxTemperature: model.maxTemperature,
            supportsTemperature: model.supportsTemperature,
            supportsThinking: model.supportsThinking,
            supportsImage: model.supportsImage,
            supportsDocument: model.supportsDocument,
          },
  };
}

/** `PublicAgentPromptDTO`. */
function toPrompt({ settings: { systemPrompt, dynamicPromptEnabled } }: StoredAgent): object {
  return { systemPrompt, dynamicPromptEnabled };
}
