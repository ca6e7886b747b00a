/** @module Settings that are what they were at the start until the process is started again. */
import { isDeepStrictEqual } from 'node:util';
import type { ServerSettings } from '../settings/settings.ts';
import type { ConnectionLimits } from './listen.ts';

/** What the socket listens with. */
type RestartSetting = 'host' | 'port' | keyof ConnectionLimits;

const RESTART_SETTINGS = Object.keys({
  host: true,
  port: true,
  bodyTimeoutMs: true,
  keepAliveTimeoutMs: true,
  maxConnections: true,
  answerTimeoutMs: true,
  maxUnreadBytes: true,
} satisfies Record<RestartSetting, true>) as RestartSetting[];

/** Settings as far as they can take effect, and the names of those that can not yet. */
export interface EffectiveSettings {
  readonly server: ServerSettings;
  /** Such as `server.port`. */
  readonly waiting: readonly string[];
}

/**
 * @param running what the process was started with
 * @param wanted what the file says now
 */
export function effectiveSettings(running: ServerSettings, wanted: ServerSettings): EffectiveSettings {
  const waiting = RESTART_SETTINGS.filter((name) => !isDeepStrictEqual(running[name], wanted[name]));
  const kept = Object.fromEntries(waiting.map((name) => [name, running[name]]));
  return { server: { ...wanted, ...kept }, waiting: waiting.map((name) => `server.${name}`) };
}
