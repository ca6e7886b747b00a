/**
 * @module The body of a PATCH. Where the server keeps what is left out, it holds what is changed and nothing else; where
 * it resets it, or nobody knows, it holds the whole assistant.
 */
import { isSameJson, type JsonObject } from '../../core/json.ts';
import { asObject, isFilled } from './json.ts';
import type { ServerKind } from './server-kind.ts';

/**
 * What is sent to change an assistant. Where the server is not known, that is the whole: on every server it loses nothing.
 *
 * @param original the assistant as the server answered
 * @param changes at least one key of the update contract
 */
export function updateBody(kind: ServerKind, original: JsonObject, changes: JsonObject): JsonObject {
  const { config: _config, context: _context, ...fields } = changes;
  const body = keepsLeftOut(kind)
    ? fields
    : { ...wholeOf(original), ...fields, metadata: metadataOf(original, changes) };
  return withoutUndefined({
    ...body,
    description: descriptionOf(kind, body),
    ...settingsOf(kind, original, changes),
  });
}

/** Whether a server is known to leave alone what a PATCH does not name. */
function keepsLeftOut(kind: ServerKind): boolean {
  return kind === 'AEGRA' || kind === 'LANGGRAPH_JS' || kind === 'LANGGRAPH_PYTHON';
}

function wholeOf({ graph_id, name, description }: JsonObject): JsonObject {
  return { graph_id, name, description: description ?? undefined };
}

/** Merged key by key, as all servers but Aegra 0.10 do. Unchanged, it goes back as it is; null is what is left out. */
function metadataOf({ metadata }: JsonObject, changes: JsonObject): unknown {
  if (changes.metadata === undefined) return metadata ?? undefined;
  return { ...asObject(metadata), ...asObject(changes.metadata) };
}

/** LangGraph's servers refuse null; for them an empty text is as good. */
function descriptionOf(kind: ServerKind, { description }: JsonObject): unknown {
  if (description !== null) return description;
  return kind === 'AEGRA' || kind === 'AEGRA_0_10' ? null : '';
}

function settingsOf(kind: ServerKind, original: JsonObject, changes: JsonObject): JsonObject {
  const isChanged = changes.config !== undefined || changes.context !== undefined;
  if (!isChanged && keepsLeftOut(kind)) return {};
  switch (kind) {
    case 'LANGGRAPH_JS':
      return { config: changes.config, context: changes.context };
    case 'LANGGRAPH_PYTHON':
      return pythonSettings(original, changes);
    case 'AEGRA':
    case 'AEGRA_0_10':
      return aegraSettings(kind, original, changes);
    case 'MIRRORING':
      return isChanged ? pythonSettings(original, changes) : sameSettings(original);
    case 'UNKNOWN':
      // As if they were two things. A server for which they are one refuses it, and is known from then on.
      return {
        config: changes.config ?? filled(original.config),
        context: changes.context ?? filled(original.context),
      };
  }
}

/** What the settings must become where the two contexts are one: a `config` without `configurable` says nothing of it. */
function wanted(original: JsonObject, changes: JsonObject) {
  const config = asObject(changes.config ?? original.config);
  const { configurable, ...others } = config;
  const said = changes.config === undefined ? undefined : configurable;
  const context = changes.context ?? (said === undefined ? original.context : said);
  /** `config` says it all. */
  const isInConfig = changes.context === undefined && (isFilled(said) || !isFilled(context));
  return { config, others, context, isInConfig };
}

/** Of the two contexts, only one may be sent. Empty, it is not sent at all: Aegra 0.11 would add `configurable: {}`. */
function aegraSettings(kind: 'AEGRA' | 'AEGRA_0_10', original: JsonObject, changes: JsonObject): JsonObject {
  const { config, others, context, isInConfig } = wanted(original, changes);
  if (isInConfig) return { config };
  if (!isFilled(context)) return { config: others };
  return kind === 'AEGRA' && changes.config === undefined ? { context } : { config: others, context };
}

/**
 * LangGraph Python replaces the whole `config` when a context comes alone, takes a `config` of `{}` for no change, and a
 * context of `{}` for no change of `configurable`. An empty `configurable` in its place empties. What is sent to it is
 * right on Aegra too.
 */
function pythonSettings(original: JsonObject, changes: JsonObject): JsonObject {
  const { config, others, context, isInConfig } = wanted(original, changes);
  if (isFilled(context)) {
    if (isInConfig) return { config };
    return changes.config === undefined && !isFilled(others) ? { context } : { config: others, context };
  }
  const rest = isInConfig ? config : others;
  const isEmptied = isFilled(original.context) || isFilled(asObject(original.config).configurable);
  return {
    config: isFilled(rest) || !isFilled(original.config) ? rest : { configurable: {} },
    context: isEmptied || changes.context !== undefined ? {} : undefined,
  };
}

/**
 * The settings as they are, under one name. Only LangGraph Python can hold two that differ (it restores `config` alone),
 * and keeps what is left out.
 */
function sameSettings({ config, context }: JsonObject): JsonObject {
  if (!isFilled(context)) return { config: filled(config) };
  const { configurable, ...others } = asObject(config);
  const differ = isFilled(configurable) && !isSameJson(configurable, context);
  return differ ? {} : { config: others, context };
}

function filled(value: unknown): JsonObject | undefined {
  return isFilled(value) ? value : undefined;
}

function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
