/** @module When the configuration is read again, and what becomes of it. */
import { StartUpError } from '../core/errors/start-up-error.ts';
import type { Logger } from '../logger.ts';
import { changesOf } from './changes.ts';
import type { ConfigurationReader } from './configuration-reader.ts';
import type { Setup } from './setup.ts';

/** What is read anew, and by whom it is served. */
export interface ReloadingOptions {
  readonly source: ConfigurationReader;
  /** What the process was started with. */
  readonly first: Setup;
  /**
   * Serves a setup in place of the one before, or rejects and changes nothing. What it does not serve, it closes.
   *
   * @throws StartUpError when the setup can not be served
   */
  serve(setup: Setup): Promise<void>;
  readonly logger: Logger;
}

/** Reads the configuration again when it is asked to, one reading after the other. */
export class Reloading {
  private readonly options: ReloadingOptions;
  private now: Setup;
  private reloading: Promise<void> | undefined;
  /** Asked for while another reload was under way, which may have read the file before it changed. */
  private isAskedAgain = false;
  private isKept = false;

  constructor(options: ReloadingOptions) {
    this.options = options;
    this.now = options.first;
    options.source.watch?.start(() => this.reload());
  }

  /** What is served now. */
  get setup(): Setup {
    return this.now;
  }

  /** Reads the configuration again and serves it, unless it is wrong: then the log says why, and nothing changes. Never rejects. */
  async reload(): Promise<void> {
    if (this.isKept) return;
    if (this.setup.file === undefined) {
      this.options.logger.warn({}, 'nothing to reload: there was no configuration file at the start');
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
    this.options.source.watch?.stop();
  }

  /** Resolves when no reload is under way any more. */
  async settled(): Promise<void> {
    await this.reloading;
  }

  private async reloadUntilLatest(): Promise<void> {
    do {
      this.isAskedAgain = false;
      await this.reloadOnce();
    } while (this.isAskedAgain && !this.isKept);
  }

  private async reloadOnce(): Promise<void> {
    const { source, first, logger, serve } = this.options;
    const before = this.now;
    try {
      const { setup, waiting } = await source.readAgain(first);
      if (this.isKept) return await setup.close();
      await serve(setup);
      this.now = setup;
      if (waiting.length > 0) logger.warn({ settings: waiting }, 'settings that are ignored until the next start');
    } catch (error) {
      const problems = error instanceof StartUpError ? error.message.split('\n') : [String(error)];
      logger.error({ problems }, 'configuration not reloaded: the one before is still served');
      return;
    }
    logger.info(changesOf(before, this.now), 'configuration reloaded');
  }
}
