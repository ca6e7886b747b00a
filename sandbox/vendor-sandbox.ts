/** @module What the embedded server of each vendor implements. */
import type { Hono } from 'hono';
import type { JsonObject } from '../src/core/agent.ts';

/** An embedded server that honours a vendor's contract. */
export interface VendorSandbox {
  /** Answers below `basePath`. */
  readonly app: Hono;
  /** What stands before the vendor's paths, e.g. `/v1`. */
  readonly basePath: string;
  /** The account settings that it accepts, without `id`, `vendor` and `baseUrl`. */
  readonly credentials: JsonObject;
}

/** How a sandbox is filled. */
export interface SandboxOptions {
  /** Number of agents at the start. */
  readonly agents: number;
  /** The time of writes; the real clock by default. */
  readonly now?: () => Date;
  /** One of the vendor's {@link SandboxedVendor.flavours}. @default the first of them */
  readonly flavour?: string | undefined;
  /** Which of several sandboxes of this vendor it is: each is filled with agents of its own. @default 0 */
  readonly series?: number | undefined;
}

/** A vendor that the sandbox can play. */
export interface SandboxedVendor {
  /** The vendor's name in configuration files, as in `src/vendors/`. */
  readonly key: string;
  /** @throws TypeError for a flavour that it can not play */
  createSandbox(options: SandboxOptions): VendorSandbox;
  /**
   * What it can play where several makers or releases serve one API with rules of their own; the first is the default.
   * Absent where there is only one.
   */
  readonly flavours?: readonly [string, ...string[]];
  /**
   * Accounts that are served beside the vendor's first one when nothing is configured, so that one sees what several
   * accounts of a vendor are. @default none
   */
  readonly moreAccounts?: readonly { readonly id: string; readonly label: string }[];
}
