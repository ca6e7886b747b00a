import { createLogger, type Logger, standardError } from '../logger.ts';
import type { Environment } from '../settings/environment.ts';
import { logSettings } from '../settings/logging.ts';
import { readableLines } from '../telemetry/readable-lines.ts';

/** The log of a server, on standard error. @throws StartUpError when the environment asks for one that there is not */
export function openLog(env: Environment): Logger {
  const { level, format } = logSettings(env);
  return createLogger(format === 'text' ? readableLines(standardError()) : standardError(), level);
}
