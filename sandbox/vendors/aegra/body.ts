/** @module Request bodies as Aegra's FastAPI and pydantic read them: lax about numbers, silent about unknown fields. */
import { isObject, plainNumber } from '../../../src/core/json.ts';
import { parseJson } from '../../../src/core/parse-json.ts';
import { ASSISTANT_ID_MAX, SEARCH_LIMIT_MAX } from '../../../src/vendors/aegra/contract.ts';
import { RequestError, type RequestIssue } from './errors.ts';

type Complaint = Omit<RequestIssue, 'loc' | 'input'>;
type Check<T> = (value: unknown) => { readonly value: T } | Complaint;
type Fields = Readonly<Record<string, Check<unknown>>>;

/** What is left of a body: the known fields that it has. */
export type BodyOf<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Check<infer T> ? T : never };

const text: Check<string> = (value) =>
  typeof value === 'string' ? { value } : { type: 'string_type', msg: 'Input should be a valid string' };

const dict: Check<Record<string, unknown>> = (value) =>
  isObject(value) ? { value } : { type: 'dict_type', msg: 'Input should be a valid dictionary' };

const newId: Check<string> = (value) => {
  const checked = text(value);
  if (!('value' in checked)) return checked;
  // Python counts code points.
  const length = [...checked.value].length;
  if (length < 1) {
    return { type: 'string_too_short', msg: 'String should have at least 1 character', ctx: { min_length: 1 } };
  }
  if (length > ASSISTANT_ID_MAX) {
    const msg = `String should have at most ${ASSISTANT_ID_MAX} characters`;
    return { type: 'string_too_long', msg, ctx: { max_length: ASSISTANT_ID_MAX } };
  }
  if (/\S/.test(checked.value)) return checked;
  return { type: 'string_pattern_mismatch', msg: "String should match pattern '\\S'", ctx: { pattern: '\\S' } };
};

function integer(bounds: { ge?: number; le?: number } = {}): Check<number> {
  return (value) => {
    const number = typeof value === 'boolean' ? Number(value) : parseInteger(plainNumber(value));
    if (typeof number !== 'number') return number;
    const { ge, le } = bounds;
    if (ge !== undefined && number < ge) {
      return { type: 'greater_than_equal', msg: `Input should be greater than or equal to ${ge}`, ctx: { ge } };
    }
    if (le !== undefined && number > le) {
      return { type: 'less_than_equal', msg: `Input should be less than or equal to ${le}`, ctx: { le } };
    }
    return { value: number };
  };
}

function parseInteger(value: unknown): number | Complaint {
  if (typeof value === 'number') {
    if (Number.isInteger(value)) return value;
    return { type: 'int_from_float', msg: 'Input should be a valid integer, got a number with a fractional part' };
  }
  if (typeof value !== 'string') return { type: 'int_type', msg: 'Input should be a valid integer' };
  if (/^\s*[+-]?\d+\s*$/.test(value)) return Number(value);
  return { type: 'int_parsing', msg: 'Input should be a valid integer, unable to parse string as an integer' };
}

function oneOf<const T extends readonly string[]>(...words: T): Check<T[number]> {
  const quoted = words.map((word) => `'${word}'`);
  const expected = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
  return (value) =>
    words.includes(value as T[number])
      ? { value: value as T[number] }
      : { type: 'literal_error', msg: `Input should be ${expected}`, ctx: { expected } };
}

function orNull<T>(check: Check<T>): Check<T | null> {
  return (value) => (value === null ? { value } : check(value));
}

/** Body of a create, except for its id. */
const CREATE_FIELDS = {
  name: orNull(text),
  description: orNull(text),
  config: orNull(dict),
  context: orNull(dict),
  graph_id: text,
  metadata: orNull(dict),
  if_exists: orNull(text),
};

/** Body of `POST /assistants`. */
export const createFields = { assistant_id: orNull(newId), ...CREATE_FIELDS };
/** The same before Aegra 0.11, which takes any text for an id. */
export const createFields010 = { assistant_id: orNull(text), ...CREATE_FIELDS };

/** Body of `PATCH /assistants/{assistant_id}`. */
export const updateFields = {
  name: orNull(text),
  description: orNull(text),
  config: orNull(dict),
  context: orNull(dict),
  graph_id: orNull(text),
  metadata: orNull(dict),
};
/** The same before Aegra 0.11. */
export const updateFields010 = { ...updateFields, graph_id: text };

/** Body of a search and of a count. */
export const searchFields = {
  metadata: orNull(dict),
  name: orNull(text),
  description: orNull(text),
  graph_id: orNull(text),
  limit: orNull(integer({ ge: 1, le: SEARCH_LIMIT_MAX })),
  offset: orNull(integer({ ge: 0 })),
  sort_by: orNull(oneOf('assistant_id', 'name', 'graph_id', 'created_at', 'updated_at')),
  sort_order: orNull(oneOf('asc', 'desc')),
};

/** Body of `POST /assistants/{assistant_id}/latest`. */
export const latestFields = { version: integer() };

/**
 * The JSON of a request; undefined when there is no body.
 *
 * @throws RequestError when it is malformed
 */
export async function readJson(request: Request): Promise<unknown> {
  const body = await request.text();
  if (body === '') return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type) && !/^text\/plain(; ?charset=utf-8)?$/i.test(type)) return body;
  try {
    return parseJson(body);
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? (message.includes('end of JSON') ? body.length : 0));
    const ctx = { error: 'Expecting value' };
    throw new RequestError([{ type: 'json_invalid', loc: ['body', at], msg: 'JSON decode error', input: {}, ctx }]);
  }
}

/**
 * The known fields of a body.
 *
 * @param required fields that must be there
 * @throws RequestError that names everything that is wrong
 */
export function parseBody<F extends Fields>(json: unknown, fields: F, required: readonly (keyof F)[] = []): BodyOf<F> {
  if (json === undefined) throw new RequestError([missing(['body'], null)]);
  if (!isObject(json)) {
    const msg = 'Input should be a valid dictionary or object to extract fields from';
    throw new RequestError([{ type: 'model_attributes_type', loc: ['body'], msg, input: json }]);
  }
  const issues: RequestIssue[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, check] of Object.entries(fields)) {
    const loc = ['body', key];
    if (!Object.hasOwn(json, key)) {
      if (required.includes(key)) issues.push(missing(loc, json));
      continue;
    }
    const input = json[key];
    const result = check(input);
    if ('value' in result) values[key] = result.value;
    else issues.push({ type: result.type, loc, msg: result.msg, input, ...(result.ctx ? { ctx: result.ctx } : {}) });
  }
  if (issues.length > 0) throw new RequestError(issues);
  return values as BodyOf<F>;
}

/** The number of a body that holds nothing else: without it, whatever the body is, it is missing. */
export function parseVersion(json: unknown): number {
  if (!isObject(json) || !Object.hasOwn(json, 'version')) {
    throw new RequestError([missing(['body', 'version'], null)]);
  }
  return parseBody(json, latestFields, ['version']).version ?? 0;
}

function missing(loc: readonly string[], input: unknown): RequestIssue {
  return { type: 'missing', loc, msg: 'Field required', input };
}
