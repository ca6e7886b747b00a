/**
 * @module Numbers in requests. One that JavaScript can not hold (beyond 2^53, too many digits, beyond 1.8e308) is refused
 * with its path: rounded, it would be written as another one.
 */
import {
  type ASTVisitFn,
  type ASTVisitor,
  type FloatValueNode,
  GraphQLError,
  type IntValueNode,
  Kind,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { hasExactNumber, isContainer, isExactNumber, isRounded } from '../../model/json.ts';
import { parseJson } from '../../model/parse-json.ts';
import { badInput } from '../errors.ts';

const ALLOWED =
  'expected a number that JavaScript can hold; this one would be rounded. Where the vendor takes a text, give it as one';

/** Refuses numbers that would be rounded, in the variables of JSON requests and in literals of documents. */
export function useExactNumbers(): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method === 'POST' && isJson(request.headers.get('content-type'))) setRequestParser(readBody);
    },
    onValidate({ addValidationRule }) {
      addValidationRule(exactLiterals);
    },
  };
}

function isJson(contentType: string | null): boolean {
  return /^application\/(graphql\+)?json\s*(;|$)/i.test(contentType ?? '');
}

async function readBody(request: Request) {
  const text = await request.text();
  const body = parseJson(text);
  if (!isContainer(body)) throw badRequest('expected a body that is a JSON object');
  if (!hasExactNumber(body)) return body;
  const place = roundedPlace('variables' in body ? body.variables : undefined);
  if (place !== undefined) throw badInput(`variables${place}`, ALLOWED);
  return JSON.parse(text);
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

/** Where a number stands that would be rounded, as `.input.list[0].count`; undefined when there is none. */
function roundedPlace(value: unknown): string | undefined {
  if (isExactNumber(value)) return isRounded(value.rawJSON) ? '' : undefined;
  if (!isContainer(value)) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const place = roundedPlace(item);
    if (place !== undefined) return `${Array.isArray(value) ? `[${key}]` : `.${key}`}${place}`;
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
  return typeof value === 'object' && value !== null && 'kind' in value;
}
