import type { ErrorCode } from '../core/errors/codes.ts';
import { OPERATION_CHANNEL, type OperationEvent } from '../graphql/events.ts';
import type { Logger } from '../logger.ts';
import { listenTo, type Stop } from './subscribe.ts';

/** Refusals of somebody who may not: worth a look where they are many. */
const NOT_ALLOWED: readonly string[] = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'TOO_MANY_REQUESTS',
  'HOST_NOT_ALLOWED',
] satisfies ErrorCode[];

/** Logs a line for each GraphQL operation. */
export function logOperations(logger: Logger): Stop {
  return listenTo<OperationEvent>(OPERATION_CHANNEL, logger, ({ errorCodes, traceId, isShared, ms, ...event }) => {
    const isNotAllowed = errorCodes.some((code) => NOT_ALLOWED.includes(code));
    const details = {
      ...event,
      ms: Math.round(ms),
      ...(isShared && { isShared }),
      ...(errorCodes.length > 0 && { errorCodes }),
      ...(traceId !== null && { traceId }),
    };
    logger[isNotAllowed ? 'warn' : 'info'](details, isNotAllowed ? 'operation refused' : 'operation');
  });
}
