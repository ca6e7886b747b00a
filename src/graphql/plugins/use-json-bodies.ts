import type { Plugin } from 'graphql-yoga';
import { badRequest } from '../errors.ts';

/**
 * Takes a POST only with JSON, as GraphQL over HTTP asks for it. A page of a foreign site can send other types (those of
 * HTML forms) without the browser asking first whether this server allows it; and no other type has a form in which all
 * numbers are known to arrive as they were given. A GET can only read, and may cost little (`callBudgetOf`).
 */
export function useJsonBodies(): Plugin {
  return {
    onRequestParse({ request: { method, headers } }) {
      if (method !== 'POST') return;
      const type = headers.get('content-type') ?? '';
      if (!isJson(type)) throw badRequest('expected `content-type: application/json`', 415);
      if (!isUnicode(type)) throw badRequest('expected a body in UTF-8, and no other `charset`', 415);
      if (/^(identity)?$/i.test(headers.get('content-encoding')?.trim() ?? '')) return;
      throw badRequest('expected a body without `content-encoding`', 415, { 'accept-encoding': 'identity' });
    },
    onParams({ params: { query, operationName } }) {
      if (typeof query !== 'string') throw badRequest('query: expected a document, as a string');
      if (typeof (operationName ?? '') !== 'string') throw badRequest('operationName: expected a string, or nothing');
    },
  };
}

/** Clients that set the header twice send a list. */
function isJson(contentType: string): boolean {
  return /^application\/(graphql\+)?json\s*([;,]|$)/i.test(contentType);
}

/** ASCII is a part of it. */
function isUnicode(contentType: string): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s";,]+)/i.exec(contentType) ?? [];
  return /^(utf-?8|us-ascii)$/i.test(charset);
}
