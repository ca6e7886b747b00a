/** @module How a vendor lays out writes: the calls beforehand, so that a dry run shows what is sent. */
import type { AgentRecord, JsonObject, VersionName } from '../core/agent.ts';
import type { VendorErrorCode } from '../core/errors/codes.ts';
import type { CallOperation } from '../http/call.ts';
import type { SavedValue } from './saved.ts';

/**
 * A call of a write, laid out beforehand.
 *
 * @typeParam Place what may stand in the query for a value that is not known yet; by the time a client sends the call, all
 * are filled in
 */
export interface PlannedCall<Place = never> {
  /** What the write is, for the events of its calls. The lifecycle sets it. */
  readonly operation?: CallOperation;
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /**
   * Below the base URL, encoded. A name in braces stands for a value that an earlier call of the plan saves: `{llmId}`.
   * `{id}` is the agent's own id, whether it was there before or the plan makes it.
   */
  readonly path: string;
  /** The path with the names of its parameters, as `route` gives it: what the call's event shows. */
  readonly pathTemplate?: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined | Place>>;
  /** A value that an earlier call saves stands as `saved('llmId')`. */
  readonly body?: JsonObject;
  /**
   * Values of the answer that later calls need, each by a name and the path where the answer has it:
   * `{ llmId: ['id'] }`. An answer about the agent is looked at in the form that the contract describes.
   */
  readonly saveAs?: Readonly<Record<string, readonly string[]>>;
  /** What the call is about, where that is no call about the agent itself. */
  readonly part?: PlannedPart;
  /**
   * What the agent must hold afterwards, where the body says more than that: it may hold what did not change, and be sent
   * in another form when the vendor refuses it. @default the body; of a call about a part, nothing
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

/**
 * A resource of its own that belongs to an agent: its language model's settings, its phone number. A plan makes it before
 * the agent that refers to it, or after the agent that it refers to; whether it has to go with the agent is the plan's
 * affair. Callers are told what became of it when the plan can not be carried out to its end.
 */
export interface PlannedPart {
  /** What people call it, in a sentence: "language model configuration". */
  readonly label: string;
  /** Its id at the vendor; `saved(...)` where the call makes it and the answer has the id. */
  readonly id: string | SavedValue;
}

/** What is published, and under which title. */
export interface PublishChoice {
  readonly title?: string | undefined;
  /** @default the draft */
  readonly version?: VersionName | undefined;
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
export type WritePlan = readonly [PlannedCall<SavedValue>, ...PlannedCall<SavedValue>[]];

/**
 * Lays out writes. Bodies are in wire keys and were checked by the vendor's contract. A plan may need reads (a name
 * looked up, an object to be merged): their failure is a `VendorError`, a value that they show to be wrong an
 * {@link InputError}. The agents are freshly read.
 *
 * What a vendor has no call for is absent here and in the `operations` of its capabilities: it is refused before anything
 * is sent, with the sentence that `instead` has for it.
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
  readonly update?: (agent: AgentRecord, changes: JsonObject) => Promise<WritePlan>;
  readonly delete?: (agent: AgentRecord) => WritePlan;
  readonly pause?: (agent: AgentRecord) => WritePlan;
  readonly resume?: (agent: AgentRecord) => WritePlan;
  readonly archive?: (agent: AgentRecord) => WritePlan;
  readonly unarchive?: (agent: AgentRecord) => WritePlan;
  /** The choice holds only what the vendor's capabilities say that it takes. */
  readonly publish?: (
    agent: AgentRecord,
    notes: string | undefined,
    choice: PublishChoice,
  ) => WritePlan | Promise<WritePlan>;
  /** Absent where the vendor does not number versions. */
  readonly restoreVersion?: (agent: AgentRecord, version: number) => WritePlan | Promise<WritePlan>;
  /** Absent where the number of a version is its id. */
  readonly restoreVersionById?: (agent: AgentRecord, versionId: string) => WritePlan | Promise<WritePlan>;
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
