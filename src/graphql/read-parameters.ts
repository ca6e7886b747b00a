/**
 * @module The parameters of a GraphQL request, with numbers that JavaScript can not hold (beyond 2^53, too many digits, beyond
 * 1.8e308) refused with their path: rounded, they would be written as other ones.
 */
import { isUtf8 } from 'node:buffer';
import { GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { hasExactNumber, isContainer, isExactNumber, isRounded, valueAt } from '../core/json.ts';
import { parseJson } from '../core/parse-json.ts';
import { badInput, badRequest } from './errors.ts';

/** What a number has to be. */
export const ALLOWED_NUMBER =
  'expected a number that JavaScript can hold; this one would be rounded. Where the vendor takes a text, give it as one';

/** Those of a body. @throws GraphQLError `BAD_REQUEST`, `BAD_USER_INPUT`; SyntaxError for what is no JSON */
export function readBody(bytes: Buffer): GraphQLParams | GraphQLParams[] {
  // Read all the same, it would say something else.
  if (!isUtf8(bytes)) throw badRequest('expected a body in UTF-8');
  const body = readExactly(bytes.toString(), (json) => valueAt(json, ['variables']));
  if (isContainer(body)) return body as GraphQLParams | GraphQLParams[];
  throw badRequest('expected a body that is a JSON object');
}

/** Those of a URL. @throws GraphQLError `BAD_USER_INPUT`; SyntaxError for what is no JSON */
export function readSearch(search: URLSearchParams): GraphQLParams {
  const [variables, extensions] = [search.get('variables'), search.get('extensions')];
  return {
    query: search.get('query') || undefined,
    operationName: search.get('operationName') || undefined,
    variables: variables ? readExactly(variables, (json) => json) : undefined,
    extensions: extensions ? JSON.parse(extensions) : undefined,
  } as GraphQLParams;
}

/** One argument that is given as JSON. @throws GraphQLError `BAD_USER_INPUT` */
export function readArgument(name: string, text: string): unknown {
  try {
    const json = parseJson(text);
    const place = roundedPlace(json);
    if (place !== undefined) throw badInput(`${name}${place}`, ALLOWED_NUMBER);
    return JSON.parse(text);
  } catch (error) {
    // The parser's own words quote what it could not read.
    throw error instanceof GraphQLError ? error : badInput(name, 'expected JSON');
  }
}

/** JSON as JavaScript reads it, where that rounds none of the variables in it. */
function readExactly(text: string, variablesOf: (json: unknown) => unknown): unknown {
  const json = parseJson(text);
  if (!hasExactNumber(json)) return json;
  const place = roundedPlace(variablesOf(json));
  if (place !== undefined) throw badInput(`variables${place}`, ALLOWED_NUMBER);
  return JSON.parse(text);
}

/** Where a number stands that would be rounded, as `.input.list[0].count`; undefined when there is none. */
function roundedPlace(variables: unknown): string | undefined {
  const open = [{ value: variables, place: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place } = next;
    if (isExactNumber(value) && isRounded(value.rawJSON)) return place;
    if (!isContainer(value)) continue;
    const below = Object.entries(value).map(([key, item]) => ({
      value: item,
      place: `${place}${Array.isArray(value) ? `[${key}]` : `.${key}`}`,
    }));
    // The first one is looked at first.
    for (const entry of below.reverse()) open.push(entry);
  }
  return undefined;
}
