/** @module Request bodies as LangGraph's two servers check them: one schema, and what each says of a body that breaks it. */
import { isObject, type JsonObject, plainNumber } from '../../../src/core/json.ts';

/** What a body's field may be. */
export interface FieldRule {
  readonly type: 'string' | 'object' | 'array' | 'integer';
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly isUuid?: boolean;
  readonly oneOf?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Of an object: what is known of its keys. */
  readonly fields?: FieldRules;
}

/** By wire key; other keys are ignored. */
export type FieldRules = Readonly<Record<string, FieldRule>>;

/** The first thing that is wrong with a body. */
export interface BodyProblem {
  readonly kind: 'missing' | 'type' | 'uuid' | 'enum' | 'min' | 'max';
  readonly path: readonly string[];
  readonly value: unknown;
  readonly rule: FieldRule;
}

const string: FieldRule = { type: 'string' };
const object: FieldRule = { type: 'object' };
const config: FieldRule = {
  type: 'object',
  fields: { tags: { type: 'array' }, recursion_limit: { type: 'integer' }, configurable: object },
};

/** Body of `POST /assistants`. JS refuses a `description` of null, Python one of anything else. */
export const createRules: FieldRules = {
  graph_id: { ...string, required: true },
  assistant_id: { ...string, isUuid: true },
  config,
  context: object,
  metadata: object,
  if_exists: { ...string, oneOf: ['raise', 'do_nothing'] },
  name: string,
  description: string,
};

/** Body of `PATCH /assistants/{assistant_id}`. */
export const patchRules: FieldRules = {
  graph_id: string,
  config,
  context: object,
  metadata: object,
  name: string,
  description: string,
};

const integer = (min: number, max?: number): FieldRule => ({
  type: 'integer',
  min,
  ...(max === undefined ? {} : { max }),
});

/** Body of a search and of a count. */
export const searchRules: FieldRules = {
  metadata: object,
  graph_id: string,
  name: string,
  limit: integer(1, 1000),
  offset: integer(0),
  sort_by: { ...string, oneOf: ['assistant_id', 'created_at', 'updated_at', 'name', 'graph_id'] },
  sort_order: { ...string, oneOf: ['asc', 'desc'] },
};

/** Body of `POST /assistants/{assistant_id}/versions`. */
export const versionsRules: FieldRules = { metadata: object, limit: integer(1, 1000), offset: integer(0) };

/** Body of `POST /assistants/{assistant_id}/latest`. */
export const latestRules: FieldRules = { version: { type: 'integer', required: true } };

/** The first thing that is wrong with a body; undefined when nothing is. */
export function problemOf(body: JsonObject, rules: FieldRules, path: readonly string[] = []): BodyProblem | undefined {
  for (const [key, rule] of Object.entries(rules)) {
    const here = [...path, key];
    const value = Object.hasOwn(body, key) ? body[key] : undefined;
    if (value === undefined) {
      if (rule.required) return { kind: 'missing', path: here, value: body, rule };
      continue;
    }
    if (value === null && rule.nullable) continue;
    const kind = isOfType(value, rule) ? breach(value, rule) : 'type';
    if (kind !== undefined) return { kind, path: here, value, rule };
    const below = rule.fields === undefined ? undefined : problemOf(value as JsonObject, rule.fields, here);
    if (below !== undefined) return below;
  }
  return undefined;
}

function isOfType(value: unknown, { type }: FieldRule): boolean {
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'integer' ? Number.isInteger(plainNumber(value)) : typeof value === 'string';
}

function breach(value: unknown, { isUuid, oneOf, min, max }: FieldRule): BodyProblem['kind'] | undefined {
  if (isUuid && !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(String(value))) return 'uuid';
  if (oneOf !== undefined && !oneOf.includes(String(value))) return 'enum';
  if (min !== undefined && Number(value) < min) return 'min';
  return max !== undefined && Number(value) > max ? 'max' : undefined;
}
