import { METRICS_PATH } from '../graphql/probes.ts';
import type { Logger } from '../logger.ts';
import { ownVersion } from './version.ts';

/** What is said of a server that has started. */
export interface StartedServer {
  /** Where it is reached. */
  readonly origin: string;
  readonly accounts: readonly { readonly id: string }[];
  /** Ways in which callers sign in; undefined: nobody does. */
  readonly access: object | undefined;
  /** The configuration file; undefined when there is none. */
  readonly file: string | undefined;
  /** How many processes answer. @default this one */
  readonly workers?: number;
}

/**
 * Logs the start of a server, and what is on.
 *
 * @param operators where the metrics have a port of their own
 */
export function logStart(
  logger: Logger,
  { origin, accounts, access = {}, file, workers }: StartedServer,
  operators = origin,
) {
  const ways = Object.entries(access).filter(([, way]) => way !== undefined && !isEmptyList(way));
  const details = {
    version: ownVersion(),
    url: origin,
    file: file ?? null,
    accounts: accounts.map(({ id }) => id),
    access: ways.length === 0 ? 'none' : ways.map(([name]) => name),
    metrics: `${operators}${METRICS_PATH}`,
    ...(workers !== undefined && { workers }),
  };
  logger.info(details, 'started');
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
