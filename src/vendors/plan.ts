/** @module How a vendor lays out writes: the calls beforehand, so that a dry run shows what is sent. */
import type { AgentRecord, JsonObject, VersionName } from '../core/agent.ts';
import type { VendorErrorCode } from '../core/errors/codes.ts';
import type { CallOperation } from '../http/call.ts';
import type { SavedValue } from './saved.ts';

/**
 * A call of a write, laid out beforehand.
 *
 * @typeParam Place what may stand in the query in place of a value that is not known yet. All values are filled in before a
 * client sends the call.
 */
export interface PlannedCall<Place = never> {
  /** Which operation the call belongs to, for its event. The lifecycle sets it. */
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
   * `{ llmId: ['id'] }`. Paths in an answer about the agent are those of the contract.
   */
  readonly saveAs?: Readonly<Record<string, readonly string[]>>;
  /** The resource that the call is about, where it is not the agent itself. */
  readonly part?: PlannedPart;
  /**
   * What the agent must hold afterwards, where that is not simply the body: a body may also repeat what did not change, and
   * the client may send it in another form when the vendor refuses the first. @default the body; of a call about a part, nothing
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
   * For a create that was asked to answer with an existing agent instead of making a second one: whether the given agent may
   * be such a one. Absent: the answer must be a new agent.
   */
  readonly mayAnswerExisting?: (agent: AgentRecord) => boolean;
}

/**
 * A separate resource at the vendor that belongs to an agent, such as the settings of its language model or its phone
 * number. A plan makes it before the agent when the agent refers to it, and after the agent when it refers to the agent. The
 * plan also decides whether it is deleted with the agent. When a call of the plan fails, callers are told what became of it.
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
      /** What it must no longer be. An agent that does not show the value is taken to have changed it. */
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
   * Why no call can change an agent of this id, when no path can hold the id; asked before the agent is looked for. A part
   * of a sentence without a full stop. `CONFLICT`: such an agent can exist all the same. Absent: a path can hold every id.
   */
  readonly idProblem?: (vendorId: string) => { code: 'INVALID' | 'CONFLICT'; message: string } | undefined;
  create(body: JsonObject): Promise<WritePlan>;
  /**
   * Refuses changes for reasons that neither the contract states nor the agent decides. Called before the agent is read.
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
  /** `choice` holds only what `capabilities.publishing` allows. */
  readonly publish?: (
    agent: AgentRecord,
    notes: string | undefined,
    choice: PublishChoice,
  ) => WritePlan | Promise<WritePlan>;
  /** Restores by number. Absent where the vendor does not number versions. */
  readonly restoreVersion?: (agent: AgentRecord, version: number) => WritePlan | Promise<WritePlan>;
  /** Restores by id. Absent where versions have no ids besides their numbers, or the vendor restores by number. */
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
