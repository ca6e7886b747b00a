/** @module Where the configuration is read, at the start and again. */
import { StartUpError } from '../core/errors/start-up-error.ts';
import type { Environment } from '../settings/environment.ts';
import { findConfigurationFile } from '../settings/find.ts';
import { isOpenToAll, OPEN_TO_ALL } from '../settings/open-to-all.ts';
import { ConfigurationWatch } from './configuration-watch.ts';
import { effectiveSettings } from './restart-settings.ts';
import { Sandboxes } from './sandboxes.ts';
import { type Setup, setUp } from './setup.ts';
import type { StartOptions } from './start-options.ts';

/** A configuration that was read again. */
export interface Reread {
  /** As far as it can take effect. */
  readonly setup: Setup;
  /** Names of the settings that wait for the next start. */
  readonly waiting: readonly string[];
}

/** The file that the process was started with, or none. The embedded servers that it asks for run on from one reading to the next. */
export class ConfigurationReader {
  /** As an absolute path; undefined when there is none. */
  readonly file: string | undefined;
  /** Tells when the file has changed, where that is wanted. */
  readonly watch: ConfigurationWatch | undefined;
  private readonly options: StartOptions;
  private readonly env: Environment;
  private readonly sandboxes = new Sandboxes();

  private constructor(
    options: StartOptions,
    env: Environment,
    file: string | undefined,
    watch: ConfigurationWatch | undefined,
  ) {
    this.options = options;
    this.env = env;
    this.file = file;
    this.watch = watch;
  }

  /**
   * Finds the file.
   *
   * @throws StartUpError when there is none where one is needed
   */
  static async open(options: StartOptions, env: Environment): Promise<ConfigurationReader> {
    const file = findConfigurationFile({ argument: options.config, env });
    const watch = options.watchConfig === true ? await watchOf(file) : undefined;
    return new ConfigurationReader(options, env, file, watch);
  }

  /** Reads it for the first time. @throws StartUpError when it is wrong */
  read(): Promise<Setup> {
    return setUp(this.options, this.env, { file: this.file, sandboxes: this.sandboxes });
  }

  /**
   * Reads it again.
   *
   * @param running what the process was started with
   * @throws StartUpError when it is wrong
   */
  async readAgain(running: Setup): Promise<Reread> {
    const wanted = await this.read();
    const { settings, waiting } = effectiveSettings(running, wanted);
    const setup = { ...wanted, ...settings };
    // The file was looked at with the address that it says itself, which may wait for the next start.
    if (isOpenToAll(setup.server, setup.access)) {
      await setup.close();
      throw new StartUpError(`server.host: ${OPEN_TO_ALL}`);
    }
    return { setup, waiting };
  }
}

async function watchOf(file: string | undefined): Promise<ConfigurationWatch> {
  if (file !== undefined) return ConfigurationWatch.of(file);
  throw new StartUpError('--watch-config: expected a configuration file to watch, but there is none');
}
