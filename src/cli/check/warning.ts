import type { SettingPath } from '../../settings/configuration-error.ts';

/** Something that a configuration may say, and that most likely is not meant. Its message holds no value. */
export interface Warning {
  readonly path: SettingPath;
  readonly message: string;
}
