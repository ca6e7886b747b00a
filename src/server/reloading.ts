/** @module The configuration that is served at the moment, and how another takes its place. */
import type { RequestListener } from 'node:http';
import { StartUpError } from '../core/errors/start-up-error.ts';
import type { Logger } from '../logger.ts';
import type { Rollcall } from '../rollcall.ts';
import { changesOf } from './changes.ts';
import { drainTime } from './drain-time.ts';
import type { ServedConfiguration } from './served-configuration.ts';
import type { Setup } from './setup.ts';

/** What is served, and what reads it anew. */
export interface ReloadingOptions {
  readonly first: ServedConfiguration;
  /** Reads and checks the configuration as it is now. @throws StartUpError when it is wrong */
  load(): Promise<ServedConfiguration>;
  /** Stopped when nothing is to be reloaded any more. */
  readonly watch?: { stop(): void } | undefined;
  readonly logger: Logger;
}

/**
 * Serves one configuration after another. Each request is answered by the one that was served when it came; a configuration is
 * closed when another has taken its place and its last request is over.
 */
export class Reloading {
  private current: ServedConfiguration;
  private readonly load: ReloadingOptions['load'];
  private readonly watch: ReloadingOptions['watch'];
  private readonly logger: Logger;
  private readonly closing = new Map<ServedConfiguration, Promise<void>>();
  private reloading: Promise<void> | undefined;
  /** Asked for while another reload was under way, which may have read the file before it changed. */
  private isAskedAgain = false;
  private isKept = false;

  constructor({ first, load, watch, logger }: ReloadingOptions) {
    this.current = first;
    this.load = load;
    this.watch = watch;
    this.logger = logger;
  }

  /** Hands each request to what is served now. */
  readonly listener: RequestListener = (request, response) => this.current.handle(request, response);

  /** What is served now. */
  get setup(): Setup {
    return this.current.setup;
  }

  /** The accounts that are served now, and what answers. */
  get rollcall(): Rollcall {
    return this.current.rollcall;
  }

  /** How long the requests under way may take, those of earlier configurations too; milliseconds. */
  get drainMs(): number {
    return Math.max(
      ...[this.current, ...this.closing.keys()].map(({ setup: { accounts, server } }) =>
        drainTime(accounts, server.operationTimeoutMs),
      ),
    );
  }

  /** Reads the configuration again and serves it, unless it is wrong: then the log says why, and nothing changes. Never rejects. */
  async reload(): Promise<void> {
    if (this.isKept) return;
    if (this.setup.file === undefined) {
      this.logger.warn({}, 'nothing to reload: there was no configuration file at the start');
      return;
    }
    this.isAskedAgain = this.reloading !== undefined;
    this.reloading ??= this.reloadUntilLatest().finally(() => {
      this.reloading = undefined;
    });
    await this.reloading;
  }

  /** From now on, what is served is not reloaded any more. */
  keep(): void {
    this.isKept = true;
    this.watch?.stop();
  }

  /** Closes everything once the last request is over. Called when no more of them come. */
  async close(): Promise<void> {
    this.keep();
    await this.reloading;
    this.closeOf(this.current);
    await Promise.all(this.closing.values());
  }

  private async reloadUntilLatest(): Promise<void> {
    do {
      this.isAskedAgain = false;
      await this.reloadOnce();
    } while (this.isAskedAgain && !this.isKept);
  }

  private async reloadOnce(): Promise<void> {
    let next: ServedConfiguration;
    try {
      next = await this.load();
    } catch (error) {
      const problems = error instanceof StartUpError ? error.message.split('\n') : [String(error)];
      this.logger.error({ problems }, 'configuration not reloaded: the one before is still served');
      return;
    }
    if (this.isKept) return this.closeOf(next);
    const before = this.current;
    this.current = next;
    this.closeOf(before);
    this.logger.info(changesOf(before.setup, next.setup), 'configuration reloaded');
  }

  private closeOf(served: ServedConfiguration): void {
    const closed = served
      .close()
      .catch((error) => this.logger.error({ error: String(error) }, 'could not close an earlier configuration'))
      .finally(() => this.closing.delete(served));
    this.closing.set(served, closed);
  }
}
