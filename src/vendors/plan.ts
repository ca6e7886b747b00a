/** @module How a vendor lays out writes: the calls beforehand, so that a dry run shows what is sent. */
import type { AgentRecord, JsonObject } from '../core/agent.ts';
import type { VendorErrorCode } from '../core/errors/vendor-error.ts';
import { pathSegment } from '../http/call.ts';

/** A call of a write, laid out beforehand. */
export interface PlannedCall {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the base URL, encoded. `{id}` stands for the id that the plan's first call answers with. */
  readonly path: string;
  readonly body?: JsonObject;
  /**
   * What the agent must hold afterwards, where the body says more than that: it may hold what did not change, and be sent
   * in another form when the vendor refuses it. @default the body
   */
  readonly asks?: JsonObject;
  /** Paths of the wire keys that this call sets, e.g. `['llm_config']`: what is missing when it fails. */
  readonly sets: readonly (readonly string[])[];
  /**
   * Secrets of the caller that stand inside a longer text of the body: a vendor's error could quote them alone. Those
   * that stand as they were given are found by the contract.
   */
  readonly secrets?: readonly string[];
  /** What refusals of this call mean; the first that fits counts. */
  readonly refusals?: readonly KnownRefusal[];
  /**
   * What the agent must hold afterwards besides what is in the body: what publishing or restoring is known to make of it.
   * For a place of the body: why the vendor is known to leave it undone.
   */
  readonly expects?: readonly ExpectedValue[];
  /**
   * The call may be answered with an agent that is there already, left as it is: it was asked to. Whether this agent may be
   * one that was there. Absent: none may be.
   */
  readonly mayAnswerExisting?: (agent: AgentRecord) => boolean;
}

/** A value that the agent must have after a call. Where it has another one, the write is told to be `INCOMPLETE`. */
export type ExpectedValue = {
  /** Of the wire key. */
  readonly path: readonly string[];
  /** Why it may be missing, for users, without a full stop. */
  readonly message: string;
} & (
  | {
      /** null and absent are the same. */
      readonly value: unknown;
    }
  | {
      /** What it must no longer be. An agent that does not show the place is believed to have changed it. */
      readonly otherThan: unknown;
    }
);

/**
 * A refusal whose meaning the vendor documents for one call, but does not say in its answer in a form that programs can
 * read. Failures that leave the outcome unknown are none, whatever their status.
 */
export interface KnownRefusal {
  readonly status: number;
  /** Looked for in the vendor's code and message; absent: the status is enough. */
  readonly mentions?: RegExp;
  /** What it means, where the status alone says something else. */
  readonly code?: VendorErrorCode;
  /**
   * What is wrong: the path of a wire key or, in plans without fields of an agent (publish, restore), in the mutation's
   * input. A field that the vendor itself names goes before it.
   */
  readonly field?: readonly string[];
  /** For users, without a full stop: stands before the vendor's own words. */
  readonly message?: string;
}

/** The calls of a write, in order. What `dryRun` shows is what is sent. */
export type WritePlan = readonly [PlannedCall, ...PlannedCall[]];

/**
 * Lays out writes. Bodies are in wire keys and were checked by the vendor's contract. A plan may need reads (a name
 * looked up, an object to be merged): their failure is a `VendorError`, a value that they show to be wrong an
 * {@link InputError}. The agents are freshly read.
 */
export interface WritePlanner {
  /**
   * What keeps any change from an agent of this id, before it is looked for: no route can name it. A part of a sentence
   * without a full stop. `CONFLICT`: there can be such an agent all the same. Absent: every id can be named.
   */
  readonly idProblem?: (vendorId: string) => { code: 'INVALID' | 'CONFLICT'; message: string } | undefined;
  create(body: JsonObject): Promise<WritePlan>;
  /**
   * What can be said against changes without the agent, and the contract does not say. Called before it is read.
   *
   * @throws InputError
   */
  readonly checkUpdate?: (changes: JsonObject) => void;
  /** `changes` holds at least one key. */
  update(agent: AgentRecord, changes: JsonObject): Promise<WritePlan>;
  delete(agent: AgentRecord): WritePlan;
  readonly pause?: (agent: AgentRecord) => WritePlan;
  readonly resume?: (agent: AgentRecord) => WritePlan;
  readonly publish?: (agent: AgentRecord, notes: string | undefined) => WritePlan;
  readonly restoreVersion?: (agent: AgentRecord, version: number) => WritePlan | Promise<WritePlan>;
  /**
   * The vendor's own way to copy inside one account. `name` is the copy's, `overrides` is in wire keys. Absent where the
   * vendor has none: then the agent is read and created anew.
   */
  readonly copy?: (agent: AgentRecord, name: string, overrides: JsonObject) => Promise<WritePlan>;
}

/**
 * A value that the vendor's own data show to be wrong, found while a write was laid out. The message is what is said of the
 * field, without its name and without a full stop: "must be the name of a model".
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** Paths of wire keys. Where there are several, the values exclude each other: the message is true of each. */
  readonly paths: readonly (readonly string[])[];

  constructor(path: readonly string[], message: string, ...rivals: readonly (readonly string[])[]) {
    super(message);
    this.paths = [path, ...rivals];
  }
}

/** The call with the id that the first call of its plan answered with; the same call where it has no place for one. */
export function withVendorId(call: PlannedCall, vendorId: string): PlannedCall {
  return call.path.includes('{id}') ? { ...call, path: call.path.replace('{id}', () => pathSegment(vendorId)) } : call;
}
