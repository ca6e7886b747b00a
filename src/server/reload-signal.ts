/** @module What SIGHUP does. */

/**
 * Calls `reload` at every SIGHUP, which would end the process otherwise. To be called before anything that takes time: a signal
 * that comes while Rollcall starts reloads it as soon as it has started.
 *
 * @param reload rejects when there is nothing to reload: what kept Rollcall from starting is told elsewhere
 */
export function onReloadSignal(reload: () => Promise<void>): void {
  process.on('SIGHUP', () => void reload().catch(() => undefined));
}
