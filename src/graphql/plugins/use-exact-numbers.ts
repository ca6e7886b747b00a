/** @module Numbers in requests that JavaScript can not hold. Rounded, they would be written as other ones. */
import {
  type ASTVisitFn,
  type ASTVisitor,
  type FloatValueNode,
  type IntValueNode,
  Kind,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isContainer, isRounded } from '../../core/json.ts';
import { badInput } from '../errors.ts';
import { ALLOWED_NUMBER, readBody, readSearch } from '../read-parameters.ts';

/** Refuses numbers that would be rounded, in the variables of requests and in literals of documents. */
export function useExactNumbers(): Plugin {
  return {
    onRequestParse({ request, url, setRequestParser }) {
      if (request.method === 'POST') setRequestParser(async (post) => readBody(Buffer.from(await post.arrayBuffer())));
      if (request.method === 'GET') setRequestParser(() => readSearch(url.searchParams));
    },
    onValidate({ addValidationRule }) {
      addValidationRule(exactLiterals);
    },
  };
}

function exactLiterals(context: ValidationContext): ASTVisitor {
  const check: ASTVisitFn<IntValueNode | FloatValueNode> = (node, key, parent, _path, ancestors) => {
    if (!isRounded(node.value)) return;
    context.reportError(badInput(literalPlace(key, [...ancestors, parent]), ALLOWED_NUMBER, node));
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
