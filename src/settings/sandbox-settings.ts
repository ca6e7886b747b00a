import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

/** What a sandbox can be made to do to all its calls; `sandbox/named-faults.ts` says how. */
export const SANDBOX_FAULTS = ['down', 'slow', 'limited', 'flaky'] as const;

/** One of {@link SANDBOX_FAULTS}. */
export type SandboxFault = (typeof SANDBOX_FAULTS)[number];

/** Agents that a sandbox holds unless asked otherwise. */
export const DEFAULT_SANDBOX_AGENTS = 12;

/** The most that a sandbox holds. */
export const MAX_SANDBOX_AGENTS = 100_000;

/** How an embedded server of a vendor is filled and behaves. `true` is one with every default. */
export const sandboxSettings = z.preprocess(
  (value) => (value === true ? {} : value),
  z.strictObject(
    {
      /** How many agents it holds at the start. @default 12 */
      agents: wholeNumber(1, MAX_SANDBOX_AGENTS).default(DEFAULT_SANDBOX_AGENTS),
      /** Which server it plays, where several makers serve the vendor's API. @default the vendor's first one */
      flavour: z.string().optional(),
      /** What goes wrong with its calls. @default nothing */
      fault: z.enum(SANDBOX_FAULTS).optional(),
    },
    {
      error: ({ code }) =>
        code === 'invalid_type' ? 'expected true, false, or a map with the keys agents, flavour and fault' : undefined,
    },
  ),
);

/** What {@link sandboxSettings} gives. */
export type SandboxSettings = z.output<typeof sandboxSettings>;
