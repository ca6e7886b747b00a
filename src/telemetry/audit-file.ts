import { pino } from 'pino';
import { StartUpError } from '../core/errors/start-up-error.ts';
import type { Logger } from '../logger.ts';

/** Writes of this user's, and of nobody else's. */
const MODE = 0o600;

/** A file that tells who changed what: a line of JSON for each write, added to what it holds. */
export interface AuditFile {
  readonly logger: Logger;
  /** Goes on in a new file of the same name, or in the old one when there can be none: it was renamed, as log rotation does. */
  reopen(): void;
  /** Writes nothing more. */
  close(): void;
}

/**
 * Opens the file, or creates it so that only its owner may read and write it. Each line is written before the write's answer
 * is given.
 *
 * @param faults told when a line could not be written: the write itself has happened, and is on the ordinary log
 * @throws StartUpError when it can not be opened
 */
export function openAuditFile(file: string, faults: Logger): AuditFile {
  const lines = openLines(file);
  const tell = (error: unknown) => faults.error({ file, error: String(error) }, 'the audit file can not be written');
  lines.on('error', tell);
  // In place of the level, which is always the same: lines of several streams may be collected in one place.
  const formatters = { level: () => ({ stream: 'audit' }) };
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters }, lines);
  return {
    logger,
    reopen() {
      try {
        lines.reopen(file);
      } catch (error) {
        tell(error);
      }
    },
    close: () => lines.end(),
  };
}

function openLines(file: string) {
  try {
    return pino.destination({ dest: file, append: true, sync: true, mode: MODE });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new StartUpError(
      `audit.file: expected a file that can be written in a folder that exists, but ${file} can not be opened (${code}).`,
    );
  }
}
