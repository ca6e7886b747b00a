/** @module What a create or a PATCH makes of an assistant, in Aegra 0.11 and in 0.10. */
import type { JsonObject } from '../../../src/core/agent.ts';
import type { BodyOf, createFields, createFields010, updateFields, updateFields010 } from './body.ts';
import { HandlerError, internalError } from './errors.ts';
import { isTruthy, stored } from './jsonb.ts';

/** What versions differ in. */
export interface Content {
  readonly name: string;
  readonly description: string | null;
  readonly graph_id: string;
  readonly config: JsonObject;
  /** An object, unless a careless body made it something else: the row can then not be answered. */
  readonly context: unknown;
  readonly metadata: JsonObject;
}

/** `config` and `context` as they are kept. */
export type Mirrored = Pick<Content, 'config' | 'context'>;

/** `config.configurable` and `context` are one thing under two names: whichever is filled fills the other. */
export function mirrored(config: JsonObject, context: unknown): Mirrored {
  if (isTruthy(config.configurable)) return stored({ config, context: config.configurable });
  return stored({ config: isTruthy(context) ? { ...config, configurable: context } : config, context });
}

/** A new assistant. */
export function contentOf(body: BodyOf<typeof createFields | typeof createFields010>, graphId: string): Content {
  const { config = {}, context = {} } = body;
  // Aegra reads config.configurable without looking whether there is a config; a context of null goes through.
  if (config === null) throw internalError();
  refuseBoth(
    config,
    context,
    'Prefer setting context alone. Context was introduced in LangGraph 0.6.0 and is the long term planned replacement for configurable.',
  );
  return {
    name: body.name || `Assistant for ${graphId}`,
    description: body.description ?? null,
    graph_id: graphId,
    ...mirrored(config, context),
    metadata: stored(body.metadata ?? {}),
  };
}

/** A PATCH since 0.11: what is left out stays, metadata is merged one level deep, null and `{}` empty the others. */
export function patched(before: Content, body: BodyOf<typeof updateFields | typeof updateFields010>): Content {
  for (const key of ['name', 'graph_id'] as const) {
    if (body[key] !== undefined && !body[key]) {
      throw new HandlerError(422, `${key} must be a non-empty string when supplied; omit it to leave it unchanged`);
    }
  }
  return {
    name: body.name ?? before.name,
    description: body.description === undefined ? before.description : body.description,
    graph_id: body.graph_id ?? before.graph_id,
    ...patchedConfig(before, body),
    metadata: stored({ ...before.metadata, ...body.metadata }),
  };
}

function patchedConfig(before: Content, body: BodyOf<typeof updateFields>): Mirrored {
  if (body.context === undefined && body.config === undefined) {
    return { config: before.config, context: before.context };
  }
  const config = body.config === undefined ? before.config : (body.config ?? {});
  if (body.context === undefined) {
    return stored({ config, context: isTruthy(config.configurable) ? config.configurable : {} });
  }
  if (body.config !== undefined) refuseBoth(config, body.context, 'Use only one.');
  const context = body.context ?? {};
  return stored({ config: { ...config, configurable: context }, context });
}

/** A PATCH before 0.11: what is left out is reset, the graph to `agent`; only name and description stay. */
export function patched010(before: Content, body: BodyOf<typeof updateFields | typeof updateFields010>): Content {
  const config = body.config ?? {};
  const context = body.context ?? {};
  refuseBoth(config, context, 'Use only one.');
  return {
    name: body.name || before.name,
    description: body.description || before.description,
    graph_id: body.graph_id === undefined ? 'agent' : body.graph_id || before.graph_id,
    ...mirrored(config, context),
    metadata: stored(body.metadata ?? {}),
  };
}

function refuseBoth(config: JsonObject, context: unknown, advice: string): void {
  if (isTruthy(config.configurable) && isTruthy(context)) {
    throw new HandlerError(400, `Cannot specify both configurable and context. ${advice}`);
  }
}
