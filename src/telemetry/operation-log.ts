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
  return listenTo<OperationEvent>(OPERATION_CHANNEL, logger, (event) => {
    const { name, kind, caller, vendorCalls, outcome, ms, isShared, errorCodes, traceId } = event;
    const isNotAllowed = errorCodes.some((code) => NOT_ALLOWED.includes(code));
    // What is undefined is not written. All of one form: most of what a busy process logs comes through here.
    const details = {
      name,
      kind,
      caller,
      vendorCalls,
      outcome,
      ms: Math.round(ms),
      isShared: isShared || undefined,
      errorCodes: errorCodes.length > 0 ? errorCodes : undefined,
      traceId: traceId ?? undefined,
    };
    if (isNotAllowed) logger.warn(details, 'operation refused');
    else logger.info(details, 'operation');
  });
}
