/**
 * @module The body of a PATCH. It holds the whole assistant: Aegra 0.10 resets what is left out, 0.11 and LangGraph keep
 * it, and the whole is right everywhere.
 */
import type { JsonObject } from '../../model/agent.ts';
import { isFilled, isObject } from './json.ts';
import { hasOwner } from './mapping.ts';

/** The body of a PATCH, and what of its free-form JSON is sent back as it was read. */
export interface MergedChanges {
  readonly body: JsonObject;
  readonly kept: JsonObject;
}

/**
 * An assistant with its changes. `metadata` is merged key by key, since no server can remove one; the others are replaced.
 *
 * @param original the assistant as the server answered
 * @param changes at least one key of the update contract
 */
export function mergeChanges(original: JsonObject, changes: JsonObject): MergedChanges {
  const metadata = asObject(original.metadata);
  const changedKeys = asObject(changes.metadata);
  const settings = hasOwner(original) ? mirroredSettings(original, changes) : ownSettings(original, changes);
  const body = withoutUndefined({
    graph_id: changes.graph_id ?? original.graph_id,
    name: changes.name ?? original.name,
    description: descriptionOf(original, changes),
    metadata: { ...metadata, ...changedKeys },
    ...settings,
  });
  const kept = {
    metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !Object.hasOwn(changedKeys, key))),
    config: changes.config === undefined ? body.config : undefined,
    context: body.context === original.context ? body.context : undefined,
  };
  return { body, kept };
}

/** LangGraph takes no null here, and an empty text is as good. What is not there needs not to be said. */
function descriptionOf(original: JsonObject, changes: JsonObject): unknown {
  if (!('description' in changes)) return original.description ?? undefined;
  return changes.description ?? (hasOwner(original) ? null : '');
}

/**
 * On Aegra `context` and `config.configurable` are one thing, of which only one may be sent. Empty, it is not sent at all:
 * Aegra 0.11 would add `configurable: {}` to the `config`. A `config` without `configurable` says nothing about it.
 */
function mirroredSettings(original: JsonObject, changes: JsonObject): JsonObject {
  const config = changes.config ?? original.config ?? undefined;
  const { configurable, ...others } = asObject(config);
  const said = changes.config === undefined ? undefined : configurable;
  const context = changes.context ?? (said === undefined ? original.context : said);
  if (isFilled(context)) return { config: others, context };
  return { config: changes.context === undefined ? config : others };
}

/** On LangGraph they are two things. */
function ownSettings(original: JsonObject, changes: JsonObject): JsonObject {
  return {
    config: changes.config ?? original.config ?? undefined,
    context: changes.context ?? original.context ?? undefined,
  };
}

function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
