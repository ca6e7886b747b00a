import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import type { UserError } from './user-error.ts';

/** A call that a dry run would make; secrets redacted. */
export interface VendorCallPreview {
  readonly method: string;
  readonly path: string;
  readonly body: JsonObject | null;
}

/** A field of the original that is not in the copy. */
export interface NotCarriedField {
  readonly field: string;
  readonly reason: string;
}

/** What became of a write. */
export interface Outcome {
  /** As the vendor now holds it; null when there is none to show. */
  readonly agent: AgentRecord | null;
  readonly userErrors: readonly UserError[];
  /** Set by a dry run only. */
  readonly plannedCalls: readonly VendorCallPreview[] | null;
  /** Of copies only. */
  readonly notCarried: readonly NotCarriedField[];
  /** Of deletes only: the global id of the agent that is gone. */
  readonly deletedAgentId: string | null;
}

/** An outcome of which only this is to be said. */
export function outcome(part: Partial<Outcome>): Outcome {
  return { agent: null, userErrors: [], plannedCalls: null, notCarried: [], deletedAgentId: null, ...part };
}

/** A write that was refused. */
export function refused(...userErrors: readonly UserError[]): Outcome {
  return outcome({ userErrors });
}
