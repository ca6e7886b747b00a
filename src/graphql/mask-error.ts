import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from '../logger.ts';

/**
 * Errors that were made for the caller pass; anything else is a fault of ours. It is logged with an id, and the caller
 * gets the id only.
 */
export function maskError(logger: Logger) {
  return (error: unknown): Error => {
    const original = originalOf(error);
    if (error instanceof GraphQLError && (original === undefined || original instanceof GraphQLError || hasCode(error))) return error;
    const errorId = randomUUID();
    const { message, stack } = original ?? new Error(String(error));
    logger.error({ errorId, message, stack }, 'unexpected error');
    const where = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
    return new GraphQLError(`Unexpected error, logged as ${errorId}.`, { ...where, extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } });
  };
}

function originalOf(error: unknown): Error | undefined {
  return error instanceof GraphQLError ? error.originalError : error instanceof Error ? error : undefined;
}

/** Codes are set by whoever made the error for the caller. */
function hasCode(error: GraphQLError): boolean {
  return typeof error.extensions['code'] === 'string';
}
