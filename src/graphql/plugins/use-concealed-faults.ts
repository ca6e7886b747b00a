import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../../logger.ts';

/**
 * Keeps to the log what went wrong outside of any GraphQL operation, in what answers or changes HTTP requests. Yoga would send the
 * fault's stack, with paths of this machine, to whoever asked.
 */
export function useConcealedFaults(logger: Logger): Plugin {
  return {
    instrumentation: {
      async request(_, answer) {
        try {
          await answer();
        } catch (error) {
          throw concealed(error, logger);
        }
      },
    },
  };
}

/** An error whose stack, which is what gets sent, is an answer. */
function concealed(error: unknown, logger: Logger): Error {
  const errorId = randomUUID();
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  logger.error({ errorId, message, stack }, 'unexpected error');
  const told = new Error(`Unexpected error, logged as ${errorId}.`);
  const extensions = { code: 'INTERNAL_SERVER_ERROR', errorId };
  told.stack = JSON.stringify({ errors: [{ message: told.message, extensions }] });
  return told;
}
