/** @module Values that a plan does not know yet: an answer gives them, and later calls of the plan use them. */
import { isContainer, isExactNumber, type JsonObject, mapValues, valueAt } from '../core/json.ts';
import { pathSegment } from '../http/call.ts';
import type { PlannedCall } from './plan.ts';

/**
 * The place of a value that an earlier call of the plan keeps by `saveAs`. It is an object of its own class, so that no
 * text and no JSON of a caller can be taken for one.
 */
export class SavedValue {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  get name(): string {
    return this.#name;
  }

  /** A body with such a place left in it must never be sent. */
  toJSON(): never {
    throw new TypeError(`no value was filled in for ${inBraces(this)}`);
  }
}

/**
 * A place in the query, the body or what `asks` has of a planned call, for a value that an earlier call keeps under this name.
 *
 * @example
 * const makeModel = { ...plannedCall('POST', '/llms', settings), saveAs: { llmId: ['id'] } };
 * const makeAgent = plannedCall('POST', '/agents', { name, llm_id: saved('llmId') });
 */
export function saved(name: string): SavedValue {
  return new SavedValue(name);
}

/** The values of a plan that are known so far, by their names. */
export type SavedValues = Map<string, unknown>;

/** A name in a path. What callers give is encoded there, braces too. */
const PLACE_IN_PATH = /\{(\w+)\}/g;

/**
 * The call as it is sent, with all of its values.
 *
 * @throws VendorError `INVALID` when a value can not stand in a path
 * @throws TypeError when no earlier call keeps such a value: a mistake in the plan
 */
export function filled(call: PlannedCall<SavedValue>, values: SavedValues): PlannedCall {
  const valueNamed = (name: string) => {
    if (values.has(name)) return values.get(name);
    throw new TypeError(`no call before ${call.method} ${call.path} keeps a value as "${name}"`);
  };
  return withPlaces(call, {
    inPath: (name) => pathSegment(idText(valueNamed(name))),
    inQuery: ({ name }) => idText(valueNamed(name)),
    elsewhere: ({ name }) => valueNamed(name),
  });
}

/** The call as a dry run shows it: a value that nobody knows yet is its name in braces. */
export function withNames(call: PlannedCall<SavedValue>): PlannedCall {
  return withPlaces(call, { inPath: (_, place) => place, inQuery: inBraces, elsewhere: inBraces });
}

/** The names of the values that a call needs. */
export function namesIn(call: PlannedCall<SavedValue>): ReadonlySet<string> {
  const names = new Set<string>();
  const noteName = (place: SavedValue) => {
    names.add(place.name);
    return place;
  };
  withPlaces(call, {
    inPath: (name, place) => {
      names.add(name);
      return place;
    },
    inQuery: noteName,
    elsewhere: noteName,
  });
  return names;
}

/**
 * Keeps what a call was answered with.
 *
 * @returns the names for which the answer has no value
 */
export function keepAnswer({ saveAs = {} }: PlannedCall<SavedValue>, answer: unknown, values: SavedValues): string[] {
  return Object.entries(saveAs).flatMap(([name, path]) => {
    const value = valueAt(answer, path);
    if (!isId(value)) return [name];
    values.set(name, value);
    return [];
  });
}

/** A text or a number: what ids are. */
function isId(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' || isExactNumber(value);
}

/** An id as text: a large number with all of its digits. */
export function idText(value: unknown): string {
  return isExactNumber(value) ? value.rawJSON : String(value);
}

interface Places {
  readonly inPath: (name: string, place: string) => string;
  readonly inQuery: (place: SavedValue) => unknown;
  readonly elsewhere: (place: SavedValue) => unknown;
}

function withPlaces(call: PlannedCall<SavedValue>, { inPath, inQuery, elsewhere }: Places): PlannedCall {
  const replace = (value: unknown): unknown => {
    if (value instanceof SavedValue) return elsewhere(value);
    return isContainer(value) ? mapValues(value, replace) : value;
  };
  const { path, query, body, asks } = call;
  return {
    ...call,
    path: path.replace(PLACE_IN_PATH, (place, name: string) => inPath(name, place)),
    ...(query === undefined
      ? {}
      : { query: mapValues(query, (value) => (value instanceof SavedValue ? inQuery(value) : value)) }),
    ...(body === undefined ? {} : { body: replace(body) as JsonObject }),
    ...(asks === undefined ? {} : { asks: replace(asks) as JsonObject }),
  } as PlannedCall;
}

function inBraces({ name }: SavedValue): string {
  return `{${name}}`;
}
