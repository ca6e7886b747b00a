/** @module Settings that are what they were at the start until the process is started again. */
import { isDeepStrictEqual } from 'node:util';
import type { ConnectionLimits } from './answering.ts';
import type { Setup } from './setup.ts';

/** What the socket listens with, and the processes that answer. */
type RestartSetting = 'host' | 'port' | 'workers' | keyof ConnectionLimits;

const RESTART_SETTINGS = Object.keys({
  host: true,
  port: true,
  workers: true,
  bodyTimeoutMs: true,
  keepAliveTimeoutMs: true,
  maxConnections: true,
  answerTimeoutMs: true,
  maxUnreadBytes: true,
} satisfies Record<RestartSetting, true>) as RestartSetting[];

/** Sections that are about the process, whatever it serves. */
const RESTART_SECTIONS = ['audit', 'metrics'] as const;

/** The sections in which there are such settings. */
type RestartSections = Pick<Setup, 'server' | (typeof RESTART_SECTIONS)[number]>;

/** Settings as far as they can take effect, and the names of those that can not yet. */
export interface EffectiveSettings {
  readonly settings: RestartSections;
  /** Such as `server.port`. */
  readonly waiting: readonly string[];
}

/**
 * @param running what the process was started with
 * @param wanted what the file says now
 */
export function effectiveSettings(running: RestartSections, wanted: RestartSections): EffectiveSettings {
  const names = RESTART_SETTINGS.filter((name) => !isDeepStrictEqual(running.server[name], wanted.server[name]));
  const sections = RESTART_SECTIONS.filter((name) => !isDeepStrictEqual(running[name], wanted[name]));
  const kept = Object.fromEntries(names.map((name) => [name, running.server[name]]));
  const { audit, metrics } = running;
  return {
    settings: { server: { ...wanted.server, ...kept }, audit, metrics },
    waiting: [...names.map((name) => `server.${name}`), ...sections],
  };
}
