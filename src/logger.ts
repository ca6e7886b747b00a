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

const findByForm = withMemory(createSecretFinder([]));

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
  return withoutSecrets(pino({ level, base: null }, lines), findByForm);
}

/** Details without the values of these keys. Nearly none has one. */
function withoutHeaders(details: JsonObject): JsonObject {
  return holdsHeaders(details)
    ? mapValues(details, (value, key) =>
        SECRET_KEYS.includes(key) ? REDACTED : isObject(value) ? mapValues(value, hideHeaders) : value,
      )
    : details;
}

function holdsHeaders(details: JsonObject): boolean {
  for (const secret of SECRET_KEYS) {
    if (secret in details) return true;
    for (const key in details) {
      const value = details[key];
      if (isObject(value) && secret in value) return true;
    }
  }
  return false;
}

function hideHeaders(value: unknown, key: string): unknown {
  return SECRET_KEYS.includes(key) ? REDACTED : value;
}

/** Writes lines that hold nothing that a finder finds, and nothing under the name of a secret. */
class DiscreetLogger implements Logger {
  private readonly lines: Logger;
  private readonly findSecrets: SecretFinder;

  constructor(lines: Logger, findSecrets: SecretFinder) {
    // Where the form of a secret is all that is looked for there, it is looked for here, and need not be twice.
    this.lines = lines instanceof DiscreetLogger && lines.findSecrets === findByForm ? lines.lines : lines;
    this.findSecrets = findSecrets;
  }

  info(details: object, message: string): void {
    this.lines.info(this.shown(details), blankSecrets(message, this.findSecrets));
  }

  warn(details: object, message: string): void {
    this.lines.warn(this.shown(details), blankSecrets(message, this.findSecrets));
  }

  error(details: object, message: string): void {
    this.lines.error(this.shown(details), blankSecrets(message, this.findSecrets));
  }

  private shown(details: object): object {
    return redactDocument(withoutHeaders(details as JsonObject), [], this.findSecrets);
  }
}

/**
 * A logger whose lines hold none of these secrets, and nothing under the name of one.
 *
 * @param findSecrets finds what has the form of a secret, too, as all finders do
 */
export function withoutSecrets(logger: Logger, findSecrets: SecretFinder): Logger {
  return new DiscreetLogger(logger, findSecrets);
}
