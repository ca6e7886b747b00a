/**
 * @module Numbers in requests. One that JavaScript can not hold (beyond 2^53, too many digits, beyond 1.8e308) is refused
 * with its path: rounded, it would be written as another one.
 */
import { isUtf8 } from 'node:buffer';
import {
  type ASTVisitFn,
  type ASTVisitor,
  type FloatValueNode,
  type IntValueNode,
  Kind,
  type ValidationContext,
} from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { hasExactNumber, isContainer, isExactNumber, isRounded, valueAt } from '../../core/json.ts';
import { parseJson } from '../../core/parse-json.ts';
import { badInput, badRequest } from '../errors.ts';

const ALLOWED =
  'expected a number that JavaScript can hold; this one would be rounded. Where the vendor takes a text, give it as one';

/** Refuses numbers that would be rounded, in the variables of requests and in literals of documents. */
export function useExactNumbers(): Plugin {
  return {
    onRequestParse({ request, url, setRequestParser }) {
      if (request.method === 'POST') setRequestParser(readBody);
      if (request.method === 'GET') setRequestParser(() => readSearch(url.searchParams));
    },
    onValidate({ addValidationRule }) {
      addValidationRule(exactLiterals);
    },
  };
}

async function readBody(request: Request): Promise<GraphQLParams | GraphQLParams[]> {
  const bytes = Buffer.from(await request.arrayBuffer());
  // Read all the same, it would say something else.
  if (!isUtf8(bytes)) throw badRequest('expected a body in UTF-8');
  const body = readExactly(bytes.toString(), (json) => valueAt(json, ['variables']));
  if (isContainer(body)) return body as GraphQLParams | GraphQLParams[];
  throw badRequest('expected a body that is a JSON object');
}

function readSearch(search: URLSearchParams): GraphQLParams {
  const [variables, extensions] = [search.get('variables'), search.get('extensions')];
  return {
    query: search.get('query') || undefined,
    operationName: search.get('operationName') || undefined,
    variables: variables ? readExactly(variables, (json) => json) : undefined,
    extensions: extensions ? JSON.parse(extensions) : undefined,
  } as GraphQLParams;
}

/** JSON as JavaScript reads it, where that rounds none of the variables in it. */
function readExactly(text: string, variablesOf: (json: unknown) => unknown): unknown {
  const json = parseJson(text);
  if (!hasExactNumber(json)) return json;
  const place = roundedPlace(variablesOf(json));
  if (place !== undefined) throw badInput(`variables${place}`, ALLOWED);
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

function exactLiterals(context: ValidationContext): ASTVisitor {
  const check: ASTVisitFn<IntValueNode | FloatValueNode> = (node, key, parent, _path, ancestors) => {
    if (!isRounded(node.value)) return;
    context.reportError(badInput(literalPlace(key, [...ancestors, parent]), ALLOWED, node));
  };
  return { IntValue: check, FloatValue: check };
}

/**
 * The argument and the fields that lead to a literal, as `input.list[0].count`.
 *
 * @param key of the literal in the last of the nodes and lists of nodes around it
 */
function literalPlace(key: unknown, ancestors: readonly unknown[]): string {
  let place = '';
  for (const [index, ancestor] of ancestors.entries()) {
    if (Array.isArray(ancestor) || !isNode(ancestor)) continue;
    if (ancestor.kind === Kind.ARGUMENT) place = ancestor.name.value;
    if (ancestor.kind === Kind.OBJECT_FIELD) place += `.${ancestor.name.value}`;
    if (ancestor.kind === Kind.LIST) {
      const items = ancestors[index + 1];
      const item = ancestors[index + 2];
      place += `[${item === undefined ? String(key) : (items as unknown[]).indexOf(item)}]`;
    }
  }
  return place;
}

type NamedNode = { readonly kind: string; readonly name: { readonly value: string } };

function isNode(value: unknown): value is NamedNode {
  return isContainer(value) && 'kind' in value;
}
