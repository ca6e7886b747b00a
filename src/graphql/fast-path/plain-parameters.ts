import type { JsonObject } from '../../core/json.ts';
import { isObject } from '../../core/json.ts';
import { readBody } from '../read-parameters.ts';

/** What a body asks for. */
export interface PlainParameters {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: JsonObject | undefined;
}

const NAMES: readonly string[] = ['query', 'operationName', 'variables'];

/** What is asked for, in one operation and in nothing but the usual words; undefined for everything else, mistakes included. */
export function plainParameters(body: Buffer): PlainParameters | undefined {
  const json = parsed(body);
  if (!isObject(json)) return undefined;
  for (const name of Object.keys(json)) if (!NAMES.includes(name) && json[name] !== null) return undefined;
  const { query, operationName, variables } = json;
  if (typeof query !== 'string' || query === '') return undefined;
  if (typeof (operationName ?? '') !== 'string') return undefined;
  if (variables !== undefined && variables !== null && !isObject(variables)) return undefined;
  return {
    query,
    operationName: (operationName as string | null) ?? undefined,
    variables: (variables as JsonObject | null) ?? undefined,
  };
}

function parsed(body: Buffer): unknown {
  try {
    return readBody(body);
  } catch {
    return undefined;
  }
}
