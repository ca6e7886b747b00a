import type { SandboxFault } from '../settings/sandbox-settings.ts';

/** What whoever starts Rollcall says, besides the configuration. */
export interface StartOptions {
  /** The configuration file. @default that of `ROLLCALL_CONFIG`, else `rollcall.yaml` or `rollcall.yml`, else a sandbox */
  readonly config?: string | undefined;
  /** How many agents each embedded vendor holds, where there is no configuration. @default 12 */
  readonly sandboxAgents?: number | undefined;
  /** What goes wrong at sandboxes, by the account's id. @default nothing */
  readonly sandboxFaults?: ReadonlyMap<string, SandboxFault>;
  /** Web origins whose pages may call, besides those of the configuration. @default none */
  readonly corsOrigins?: readonly string[];
  /** The configuration is read again when its file, or a file with a secret of it, has changed. @default false */
  readonly watchConfig?: boolean;
}
