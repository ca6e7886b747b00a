import { type DestinationStream, pino } from 'pino';
import { redactDocument } from './contract/secrets/redact-document.ts';
import { isObject, type JsonObject, mapValues } from './core/json.ts';
import { blankSecrets, REDACTED, type SecretFinder } from './core/secrets/redacted.ts';
import { createSecretFinder } from './core/secrets/redactor.ts';
import { withMemory } from './core/secrets/with-memory.ts';
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
  return inTurns(lines.on('error', () => undefined));
}

/** Writes the lines of one turn of the event loop together: each write is a call of the system. None waits longer. */
function inTurns(lines: DestinationStream): DestinationStream {
  let waiting = '';
  const flush = () => {
    const written = waiting;
    waiting = '';
    if (written !== '') lines.write(written);
  };
  // What the last turn of the process says is written, too.
  process.on('exit', flush);
  return {
    write(line) {
      if (waiting === '') setImmediate(flush);
      waiting += line;
    },
  };
}

/**
 * Makes a logger that writes lines of JSON.
 *
 * @param lines where they go. @default standard error
 * @param level what is written. @default 'info'
 */
export function createLogger(lines = standardError(), level: LogSettings['level'] = 'info'): Logger {
  return withoutSecrets(pino({ level, base: null }, lines), withMemory(createSecretFinder([])));
}

/** Details without the values of these keys. Nearly none has one. */
function withoutHeaders(details: JsonObject): JsonObject {
  return SECRET_KEYS.some(
    (key) => key in details || Object.values(details).some((value) => isObject(value) && key in value),
  )
    ? mapValues(details, (value, key) =>
        SECRET_KEYS.includes(key) ? REDACTED : isObject(value) ? mapValues(value, hideHeaders) : value,
      )
    : details;
}

function hideHeaders(value: unknown, key: string): unknown {
  return SECRET_KEYS.includes(key) ? REDACTED : value;
}

/** A logger whose lines hold none of these secrets, and nothing under the name of one. */
export function withoutSecrets(logger: Logger, findSecrets: SecretFinder): Logger {
  const line = (details: object, message: string): [object, string] => [
    redactDocument(withoutHeaders(details as JsonObject), [], findSecrets),
    blankSecrets(message, findSecrets),
  ];
  return {
    info: (details, message) => logger.info(...line(details, message)),
    warn: (details, message) => logger.warn(...line(details, message)),
    error: (details, message) => logger.error(...line(details, message)),
  };
}
