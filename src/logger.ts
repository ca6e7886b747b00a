import { type DestinationStream, pino } from 'pino';
import { redactDocument } from './contract/secrets/redact-document.ts';
import type { JsonObject } from './core/json.ts';
import { blankSecrets, type SecretFinder } from './core/secrets/redacted.ts';
import { createSecretFinder } from './core/secrets/redactor.ts';
import type { LogSettings } from './settings/logging.ts';

/** Where log lines go: the part of pino that Rollcall uses. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Keys whose values hold credentials although their names do not say so: in a logged object, and one level deeper. */
const SECRET_KEYS = ['headers'];

/** Lines that can not be written are kept up to so many bytes, and those after them are dropped. */
const KEPT_BYTES = 1_048_576;

/**
 * Standard error, so that standard output stays free for what a person reads. Where it can not be written to, as on a full disk,
 * what is served goes on without a log: there is nobody left to tell.
 *
 * @param descriptor of the open file. @default 2
 */
export function standardError(descriptor = 2): DestinationStream {
  const lines = pino.destination({ fd: descriptor, sync: true, maxLength: KEPT_BYTES });
  return lines.on('error', () => undefined);
}

/**
 * Makes a logger that writes lines of JSON.
 *
 * @param lines where they go. @default standard error
 * @param level what is written. @default 'info'
 */
export function createLogger(lines = standardError(), level: LogSettings['level'] = 'info'): Logger {
  const redact = SECRET_KEYS.flatMap((key) => [key, `*.${key}`]);
  const logger = pino({ level, base: null, redact }, lines);
  return withoutSecrets(logger, createSecretFinder([]));
}

/** A logger whose lines hold none of these secrets, and nothing under the name of one. */
export function withoutSecrets(logger: Logger, findSecrets: SecretFinder): Logger {
  const line = (details: object, message: string): [object, string] => [
    redactDocument(details as JsonObject, [], findSecrets),
    blankSecrets(message, findSecrets),
  ];
  return {
    info: (details, message) => logger.info(...line(details, message)),
    warn: (details, message) => logger.warn(...line(details, message)),
    error: (details, message) => logger.error(...line(details, message)),
  };
}
