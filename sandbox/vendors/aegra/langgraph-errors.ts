/** @module What LangGraph's two servers answer when something is wrong, each in its own form. */
import type { BodyProblem } from './langgraph-body.ts';

/** Which of the two. */
export type Maker = 'js' | 'python';

/** An answer that is no success. */
export class LangGraphError extends Error {
  override readonly name = 'LangGraphError';
  readonly status: 400 | 401 | 404 | 405 | 409 | 422;
  /** JSON; a text is sent as such. */
  readonly body: unknown;

  constructor(status: LangGraphError['status'], body: unknown) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

/** A sentence: JS sends it as text, Python as `{"detail"}`. */
export function sentence(maker: Maker, status: LangGraphError['status'], text: string): LangGraphError {
  return new LangGraphError(status, maker === 'js' ? text : { detail: text });
}

/** What is said of a body that breaks its schema: JS answers as zod does, Python as jsonschema does. */
export function schemaError(maker: Maker, problem: BodyProblem): LangGraphError {
  return maker === 'js' ? zodError(problem) : jsonSchemaError(problem);
}

function zodError({ kind, path, value, rule }: BodyProblem): LangGraphError {
  const received = kind === 'missing' ? 'undefined' : typeName(value);
  const expected = rule.type === 'integer' ? 'number' : rule.type;
  const issue = {
    missing: { code: 'invalid_type', expected, received, message: 'Required' },
    type: { code: 'invalid_type', expected, received, message: `Expected ${expected}, received ${received}` },
    uuid: { validation: 'uuid', code: 'invalid_string', message: 'Invalid uuid' },
    enum: { code: 'invalid_enum_value', options: rule.oneOf, message: `Invalid enum value. Received '${value}'` },
    min: { code: 'too_small', message: `Number must be greater than or equal to ${rule.min}` },
    max: { code: 'too_big', message: `Number must be less than or equal to ${rule.max}` },
  }[kind];
  return new LangGraphError(400, { success: false, error: { issues: [{ ...issue, path }], name: 'ZodError' } });
}

function jsonSchemaError({ kind, path, value, rule }: BodyProblem): LangGraphError {
  if (kind === 'uuid') return sentence('python', 422, 'Invalid assistant ID: must be a UUID');
  const shown = JSON.stringify(value);
  // The config is checked by a schema of its own.
  const place = path[0] === 'config' && path.length > 1 ? path.slice(1) : path;
  const steps = place.map((step) => `["${step}"]`).join('');
  const inSchema = place.map((step) => `["properties"]["${step}"]`).join('');
  const [what, keyword] = {
    missing: [`"${path.at(-1)}" is a required property`, 'required'],
    type: [`${shown} is not of type "${rule.type}"`, 'type'],
    enum: [`${shown} is not one of ${(rule.oneOf ?? []).map((word) => `"${word}"`).join(' or ')}`, 'enum'],
    min: [`${shown} is less than the minimum of ${rule.min}`, 'minimum'],
    max: [`${shown} is greater than the maximum of ${rule.max}`, 'maximum'],
  }[kind];
  const isMissing = kind === 'missing';
  return sentence(
    'python',
    422,
    `${what}\n\nFailed validating "${keyword}" in schema${isMissing ? '' : inSchema}\n\nOn instance${isMissing ? '' : steps}:\n    ${shown}`,
  );
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
