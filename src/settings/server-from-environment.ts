import { StartUpError } from '../core/errors/start-up-error.ts';
import type { Environment } from './environment.ts';
import { expectation } from './expectations.ts';
import { isOpenToAll, OPEN_TO_ALL } from './open-to-all.ts';
import { type ServerSettings, serverSettings } from './settings.ts';

/**
 * How Rollcall is reached when there is no configuration file: `PORT` and `HOST`, where they are set and not empty, and
 * the defaults. With a file they do not count, since the file says where to listen.
 *
 * @throws StartUpError that names the variable, never its value
 */
export function serverFromEnvironment({ PORT, HOST }: Environment): ServerSettings {
  const given = { ...(HOST ? { host: HOST } : {}), ...(PORT ? { port: PORT } : {}) };
  const { data, error } = serverSettings.safeParse(given, { error: expectation });
  if (data !== undefined && isOpenToAll(data, undefined)) {
    throw new StartUpError(
      `HOST: ${OPEN_TO_ALL}. Both stand in a configuration: copy rollcall.example.yaml to rollcall.yaml.`,
    );
  }
  if (data !== undefined) return data;
  const lines = error.issues.map(
    ({ path, message }) =>
      `${String(path[0]).toUpperCase()}: ${message}. Change the environment variable, or leave it out for the default.`,
  );
  throw new StartUpError(lines.join('\n'));
}
