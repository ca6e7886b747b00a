import { WRITE_CHANNEL, type WriteEvent } from '../agents/lifecycle/events.ts';
import type { Logger } from '../logger.ts';
import { listenTo, type Stop } from './subscribe.ts';

/** Of an id, which a caller may have made up, no more than this is told; characters. */
const LONGEST_ID = 300;

/**
 * Logs a line for each write: who did what with which agent, and what came of it. The documents are not
 * told.
 *
 * @param faults told when that fails
 */
export function logWrites(logger: Logger, faults: Logger): Stop {
  return listenTo<WriteEvent>(WRITE_CHANNEL, faults, ({ before: _, after: __, ...event }) => {
    const line = {
      ...event,
      agentId: event.agentId?.slice(0, LONGEST_ID) ?? null,
      sourceAgentId: event.sourceAgentId?.slice(0, LONGEST_ID) ?? null,
      ms: Math.round(event.ms),
    };
    logger.info(line, 'write');
  });
}
