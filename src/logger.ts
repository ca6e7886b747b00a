import { pino } from 'pino';

/** Where log lines go: the part of pino that Rollcall uses. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Header names and settings that hold credentials, wherever they stand in a logged object. */
const SECRET_KEYS = ['apiKey', 'apikey', 'authorization', 'headers', 'x-api-key'];

/** Lines of JSON on standard error, so that standard output stays free for what a person reads. */
export function createLogger(): Logger {
  return pino(
    { level: 'info', base: null, redact: SECRET_KEYS.flatMap((key) => [`["${key}"]`, `*["${key}"]`]) },
    pino.destination({ fd: 2, sync: true }),
  );
}
