import type { ServerResponse } from 'node:http';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RateLimitState, RateLimits } from '../../access/rate-limits.ts';
import type { Logger } from '../../logger.ts';
import type { Callers } from '../callers.ts';
import type { Context } from '../context.ts';
import { badRequest } from '../errors.ts';
import { exportLines } from '../export/export-lines.ts';
import { type ExportPage, exportPages } from '../export/export-pages.ts';
import { exportStream } from '../export/export-stream.ts';
import { type ExportForm, exportFormAt, readExport } from '../export/read-export.ts';
import { refusalResponse } from '../refusal-response.ts';
import { refuseForeign } from './use-fetch-metadata.ts';
import { rateLimitFields, refuseBeyondLimits } from './use-rate-limit.ts';

/** What exports are made with. */
export interface ExportParts {
  readonly schema: GraphQLSchema;
  readonly callers: Callers;
  readonly rateLimits: RateLimits;
  readonly corsOrigins: readonly string[];
  readonly contextOf: (parts: { readonly request: Request }) => Context;
  readonly maskError: (error: unknown) => Error;
  readonly logger: Logger;
}

const CONTENT_TYPES = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8; header=present' };

/** Statuses of refusals that name none of their own. */
const STATUSES: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  CATALOG_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/**
 * Answers `GET /export/agents.ndjson` and `.csv`: all agents of a filter, from the catalog, while they are read. Stands behind what
 * finds out who asks.
 */
export function useExport(parts: ExportParts): Plugin {
  const { maskError } = parts;
  return {
    async onRequest({ request, url, fetchAPI, serverContext, endResponse }) {
      const form = exportFormAt(url.pathname);
      if (form === undefined) return;
      try {
        const { res } = serverContext as { readonly res?: ServerResponse };
        endResponse(await answer(parts, form, { request, url, ResponseClass: fetchAPI.Response, connection: res }));
      } catch (error) {
        endResponse(refusalResponse(withStatus(maskError(error)), fetchAPI.Response));
      }
    },
  };
}

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly ResponseClass: typeof Response;
  /** Of node:http, where it is asked through that. */
  readonly connection: ServerResponse | undefined;
}

async function answer(
  { schema, callers, rateLimits, corsOrigins, contextOf, maskError, logger }: ExportParts,
  form: ExportForm['name'],
  { request, url, ResponseClass, connection }: Asked,
): Promise<Response> {
  const caller = callers.require(request);
  refuseForeign(request, corsOrigins);
  if (request.method !== 'GET') throw badRequest('An export is asked for with GET.', 405, { allow: 'GET' });
  const state: RateLimitState = await rateLimits.admit(caller);
  refuseBeyondLimits(state);
  const asked = readExport(form, url, caller);
  const context = contextOf({ request });
  if (context.catalog === undefined) {
    const missing = 'needs a catalog, and this server has none (the section `store` of its configuration)';
    throw badRequest(`${url.pathname} ${missing}.`, 501);
  }
  const pages = exportPages(asked, { schema, context });
  // What can be refused is, before anything is sent.
  const first = (await pages.next()).value as ExportPage;
  const lines = exportLines(asked.form, startingWith(first, pages), (error) => maskError(error).message);
  const breakOff = (error: unknown) => {
    const { message } = maskError(error);
    logger.error({ callerId: caller.id, path: url.pathname, problem: message }, 'an export broke off');
    connection?.destroy();
    return connection !== undefined;
  };
  return new ResponseClass(exportStream(lines, { signal: request.signal, breakOff }), {
    headers: {
      'content-type': CONTENT_TYPES[form],
      'content-disposition': `attachment; filename="agents.${form}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(first.asOf === null ? {} : { 'rollcall-as-of': first.asOf.toISOString() }),
      ...rateLimitFields(state),
    },
  });
}

async function* startingWith(first: ExportPage, others: AsyncGenerator<ExportPage>) {
  yield first;
  yield* others;
}

function withStatus(error: Error): GraphQLError {
  const { message, extensions } = error as GraphQLError;
  const code = String(extensions.code);
  const http = extensions.http ?? { status: STATUSES[code] ?? 400, headers: {} };
  return new GraphQLError(message, { extensions: { ...extensions, http } });
}
