import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind } from 'graphql';
import type { Logger } from '../logger.ts';
import { withoutValues } from './discreet/messages.ts';

/**
 * Errors that were made for the caller pass, each with a code; anything else is a fault of ours. It is logged with an id,
 * and the caller gets the id only.
 */
export function maskError(logger: Logger) {
  return (error: unknown): Error => {
    if (error instanceof GraphQLError) {
      if (hasCode(error)) return withoutValues(error);
      if (isAboutTheRequest(error)) return withCode(withoutValues(error));
    }
    const original = originalOf(error);
    if (original?.name === 'AbortError') return givenUp();
    const errorId = randomUUID();
    const { message, stack } = original ?? new Error(String(error));
    logger.error({ errorId, message, stack }, 'unexpected error');
    const where = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
    return new GraphQLError(`Unexpected error, logged as ${errorId}.`, {
      ...where,
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    });
  };
}

function originalOf(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  return error instanceof GraphQLError && error.originalError !== undefined ? originalOf(error.originalError) : error;
}

/** The client went away, so what was under way for it was ended. That is no fault, and hardly anybody is left to read it. */
export function givenUp(): GraphQLError {
  return new GraphQLError('The request was given up by its client.', { extensions: { code: 'REQUEST_ABORTED' } });
}

/** Codes are set by whoever made the error for the caller. */
function hasCode(error: GraphQLError): boolean {
  return typeof error.extensions.code === 'string';
}

/**
 * GraphQL itself refused the request: a variable, an argument, the operation. A value that it can not write into the
 * answer is none of these: such an error stands at a field of the answer.
 */
function isAboutTheRequest(error: GraphQLError): boolean {
  if (error.nodes?.[0]?.kind === Kind.FIELD && error.path !== undefined) return false;
  // A scalar may refuse a variable with an error of any class.
  return error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION || originalOf(error) instanceof GraphQLError;
}

/** What points at no place in the document is about the HTTP request. */
function withCode(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    extensions: { ...error.extensions, code: error.nodes === undefined ? 'BAD_REQUEST' : 'BAD_USER_INPUT' },
  });
}
