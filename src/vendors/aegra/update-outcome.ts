/** @module What the answer to a PATCH shows of the server: whether it behaves as was thought when the body was made. */
import { isSameJson, type JsonObject, lookUp } from '../../core/json.ts';
import { asObject, isFilled } from './json.ts';

/** Why an update has to be written once more, in another form. */
export type Surprise =
  /** `config.configurable` and `context` are one thing: what was to be emptied was filled again from the other one. */
  | 'MIRRORS'
  /** What was left out, or did not change, is not as it was. */
  | 'RESETS';

/**
 * How an answer contradicts what was expected of the server; undefined when it does not.
 *
 * @param original the assistant before
 * @param changes what was to be changed
 * @param answered the assistant as the server answered the PATCH
 * @param lastVersion the number of the version before, as far as Rollcall knows
 */
export function surprise(
  original: JsonObject,
  changes: JsonObject,
  answered: JsonObject,
  lastVersion: unknown,
): Surprise | undefined {
  if (isLeftFilled(changes, answered)) return 'MIRRORS';
  // A version between the two is somebody else's change, which is not to be undone.
  const isNext = Number(answered.version) - Number(lastVersion) <= 1;
  return isNext && !isKept(original, changes, answered) ? 'RESETS' : undefined;
}

/** LangGraph Python takes `{}` as a `config` for nothing; a context that is filled under its other name is filled again. */
function isLeftFilled({ config, context }: JsonObject, answered: JsonObject): boolean {
  const isConfigLeft = config !== undefined && !isFilled(others(config)) && isFilled(others(answered.config));
  const { configurable } = asObject(answered.config);
  const isContextLeft = context !== undefined && !isFilled(context) && isFilled(answered.context);
  return isConfigLeft || (isContextLeft && isSame(configurable, answered.context));
}

function isKept(original: JsonObject, changes: JsonObject, answered: JsonObject): boolean {
  const areFieldsKept = ['graph_id', 'name', 'description'].every(
    (key) => changes[key] !== undefined || isSame(answered[key], original[key]),
  );
  const metadata = Object.entries(asObject(original.metadata));
  const isMetadataKept = metadata.every(
    ([key, value]) =>
      Object.hasOwn(asObject(changes.metadata), key) || isSame(lookUp(asObject(answered.metadata), key), value),
  );
  return areFieldsKept && isMetadataKept && areSettingsKept(original, changes, answered);
}

function areSettingsKept(original: JsonObject, { config, context }: JsonObject, answered: JsonObject): boolean {
  if (config === undefined && context === undefined) {
    return isSame(answered.config, original.config) && isSame(answered.context, original.context);
  }
  const { configurable } = asObject(answered.config);
  if (context !== undefined && isFilled(context) !== isFilled(answered.context)) return false;
  if (config === undefined) {
    const isConfigKept = isSame(others(answered.config), others(original.config));
    const before = asObject(original.config).configurable;
    return isConfigKept && (isSame(configurable, before) || isSame(configurable, answered.context));
  }
  const { configurable: asked } = asObject(config);
  if (isFilled(asked) && !isFilled(configurable)) return false;
  return context !== undefined || asked !== undefined || isSame(answered.context, original.context);
}

function others(config: unknown): JsonObject {
  const { configurable: _, ...rest } = asObject(config);
  return rest;
}

/** Nothing and an empty object are the same here: a server may leave either out. */
function isSame(a: unknown, b: unknown): boolean {
  return isSameJson(orNull(a), orNull(b));
}

function orNull(value: unknown): unknown {
  return isSameJson(value, {}) ? null : (value ?? null);
}
