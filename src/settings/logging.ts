/** @module How the log is written. It is said by the environment, since it begins before a configuration is read. */
import { StartUpError } from '../core/errors/start-up-error.ts';
import type { Environment } from './environment.ts';

/** What `LOG_LEVEL` can be: lines of that level are written, and those of the levels before it. Below `info` there are none. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** What `LOG_FORMAT` can be: lines of JSON for machines, or of text for people. */
export const LOG_FORMATS = ['json', 'text'] as const;

/** How the log is written. */
export interface LogSettings {
  readonly level: (typeof LOG_LEVELS)[number];
  readonly format: (typeof LOG_FORMATS)[number];
}

/**
 * How the log is written, by `LOG_LEVEL` and `LOG_FORMAT` where they are set and not empty, in any case. By default the level is
 * info, and the format is JSON where `NODE_ENV` is `production`, and else text.
 *
 * @throws StartUpError that names the variable, and what it can be
 */
export function logSettings({ LOG_LEVEL, LOG_FORMAT, NODE_ENV }: Environment): LogSettings {
  return {
    level: oneOf(LOG_LEVELS, 'LOG_LEVEL', LOG_LEVEL) ?? 'info',
    format: oneOf(LOG_FORMATS, 'LOG_FORMAT', LOG_FORMAT) ?? (NODE_ENV === 'production' ? 'json' : 'text'),
  };
}

function oneOf<Value extends string>(
  values: readonly Value[],
  name: string,
  text: string | undefined,
): Value | undefined {
  if (!text) return undefined;
  const value = values.find((each) => each === text.toLowerCase());
  if (value !== undefined) return value;
  const allowed = values.join(', ');
  throw new StartUpError(
    `${name}: expected one of ${allowed}. Change the environment variable, or leave it out for the default.`,
  );
}
