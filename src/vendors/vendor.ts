/**
 * @module What every vendor implements. `agents/` knows vendors through this file only: what a vendor can do is said
 * here as data, so that no code outside a vendor's folder asks which vendor it is.
 */
import type { z } from 'zod';
import type { DriftLog } from '../accounts/drift-log.ts';
import type { AgentOperation, AgentRecord, AgentStatus, AgentVersion, JsonObject } from '../core/agent.ts';
import type { VendorErrorCode } from '../core/errors/vendor-error.ts';
import type { SecretFinder } from '../core/secrets/redacted.ts';
import type { CallOptions } from '../http/call.ts';
import type { CircuitState } from '../http/transport.ts';
import type { AccountSettings as CommonAccountSettings } from '../settings/settings.ts';

export type { CallOptions, CircuitState };

/** The zod contracts of a vendor: the one source of truth for types, checks, the sandbox and the tests. */
export interface VendorContract {
  /** The whole agent document of an answer. `.meta({ id })` is the name of the GraphQL extension type. */
  readonly agent: z.ZodType;
  /** An item of a list, where lists show less than the whole document. */
  readonly listItem?: z.ZodObject;
  /** The body of a create call. */
  readonly createAgent: z.ZodType;
  /** The body of an update call. */
  readonly updateAgent: z.ZodType;
  /** The body of a publish call, where it takes notes: checked before the agent is read. */
  readonly publishBody?: z.ZodType;
}

/** How a vendor lists its agents. */
export interface ListingCapability {
  /** `ALL`: one answer holds everything. `CURSOR`, `PAGE` (numbers), `OFFSET`: in pages. */
  readonly paging: 'ALL' | 'CURSOR' | 'PAGE' | 'OFFSET';
  /** The largest page that the vendor documents. */
  readonly maxPageSize: number;
  /** `NEWEST_FIRST`: by creation time, ties in any order. `UNKNOWN`: nobody documents it, so a list is read to its end. */
  readonly order: 'NEWEST_FIRST' | 'UNKNOWN';
  /** List items are whole documents. */
  readonly wholeItems: boolean;
}

/** What a vendor's API can do at all. */
export interface VendorCapabilities {
  readonly operations: readonly AgentOperation[];
  /** For operations that it has not: what it offers instead, as a sentence for users. */
  readonly instead: Readonly<Partial<Record<AgentOperation, string>>>;
  /** The states an agent can be in; empty where the vendor has no notion of state. */
  readonly statuses: readonly AgentStatus[];
  readonly hasTags: boolean;
  readonly listing: ListingCapability;
}

/** Which agents are asked for, in unified words. Absent: no restriction. Empty: no agent. */
export interface AgentFilter {
  /** Any of these. */
  readonly statuses?: readonly AgentStatus[] | undefined;
  /** Part of the name, the description, or, where list items are whole, the instructions; see `core/search.ts`. */
  readonly search?: string | undefined;
  /** Any of these. */
  readonly tags?: readonly string[] | undefined;
}

/**
 * An {@link AgentFilter} that says of each condition what is left of it: undefined is no restriction. All keys are
 * required, so that a condition that is added to the filter and forgotten somewhere does not compile.
 */
export type FullFilter = { readonly [Key in keyof Required<AgentFilter>]: AgentFilter[Key] };

/** A filter, split into what the vendor is asked and what is left to do here. */
export interface PushedFilter {
  /** The vendor's own query parameters or body keys. It may find more than was asked for, never less. */
  readonly query: JsonObject;
  /**
   * To be applied to what the vendor answers; undefined: the vendor was asked for it, or nobody asked. All undefined: the
   * vendor's total is the exact number of matches.
   */
  readonly remaining: FullFilter;
}

/** Which part of a list is asked for. */
export interface ListRequest {
  readonly query: JsonObject;
  readonly limit: number;
  /** For `PAGE` and `OFFSET`: how many agents stand before; for `PAGE` always a multiple of `limit`. */
  readonly offset: number;
  /** For `CURSOR`: where to go on; undefined for the first page. */
  readonly cursor?: string | undefined;
}

/** A part of a vendor's list. */
export interface ListPage {
  readonly agents: readonly AgentRecord[];
  /** How many items the vendor sent, unreadable ones included: what the next offset is counted by. */
  readonly itemCount: number;
  /** Also where the vendor says so without a way to get there. */
  readonly hasMore: boolean;
  readonly nextCursor?: string | undefined;
  /** For `PAGE`: the size of page that the vendor counts by, where it is smaller than the one asked for. */
  readonly pageSize?: number | undefined;
  /** How many agents stand before, where that is not as it was asked for: smaller pages begin elsewhere. */
  readonly offset?: number | undefined;
  /** Of all that match the query, where the vendor tells. */
  readonly total?: number | undefined;
}

/** A part of an agent's version list, newest first. */
export interface VersionPage {
  readonly versions: readonly AgentVersion[];
  readonly hasMore: boolean;
}

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
 * Something that a vendor is known to do with a value that it keeps, so that what it holds then is no other value than the
 * one that it was sent. What is the same for everybody is not listed: numbers of one worth, one UUID in upper and lower
 * case, blanks around a name, null and nothing, keys that the vendor adds to an object, a default where null was sent.
 * Lists whose order says nothing are marked in the contract.
 */
export interface KnownRewrite {
  /** Where in the agent's document; for {@link RewriteKind} `NOT_SHOWN`, what lies below it too. */
  readonly path: readonly string[];
  readonly kind: RewriteKind;
  /** With `MIRRORED`: the other place. */
  readonly with?: readonly string[];
  /** Where the fact stands. */
  readonly source: string;
}

/**
 * What becomes of a value.
 *
 * - `NOT_SHOWN`: no document shows it, or not as it was sent.
 * - `MERGED`: keys are added to what is there, so that an empty object changes nothing.
 * - `MIRRORED`: it stands at two places, and may be set at either.
 * - `FETCHED`: the vendor fetches what a URL leads to and may keep it under another one. Its old value is none of them.
 * - `SINGLE_PRECISION`: a number of 32 bits.
 * - `TIME_OF_DAY`: seconds, and fractions of them, may stand or be left out when they are zero.
 * - `OPAQUE`: an answer may have it in a form, or by a word, that nobody documents; what can not be read is not compared.
 */
export type RewriteKind =
  | 'NOT_SHOWN'
  | 'MERGED'
  | 'MIRRORED'
  | 'FETCHED'
  | 'SINGLE_PRECISION'
  | 'TIME_OF_DAY'
  | 'OPAQUE';

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

/**
 * What a call of a plan was answered with: the agent, where the answer holds it whole; `DELETED`, where it says that the
 * agent is; null, where it says nothing about it.
 */
export type SentAnswer = AgentRecord | 'DELETED' | null;

/** The REST calls of one account. Every failure is a `VendorError`. */
export interface VendorClient {
  readonly plan: WritePlanner;
  /**
   * Sends one call of a plan, its `{id}` filled in. An agent of which the answer says nothing is read again, or looked for
   * where it was to be deleted. When the signal aborts before the call is sent, it is not sent, and this rejects with the
   * signal's reason; from then on the signal means nothing.
   */
  send(call: PlannedCall, options?: CallOptions): Promise<SentAnswer>;
  list(request: ListRequest, options?: CallOptions): Promise<ListPage>;
  /** null: the vendor says that there is no such agent. Absent where the vendor has no such call. */
  readonly get?: (vendorId: string, options?: CallOptions) => Promise<AgentRecord | null>;
  /** Whether `get` can ask for this id: what no URL can carry is found in the list. Absent: for all ids. */
  readonly canGet?: (vendorId: string) => boolean;
  /** How many agents match. Absent where the vendor has no such call. */
  readonly count?: (query: JsonObject, options?: CallOptions) => Promise<number>;
  /** `offset` is a multiple of `limit`. Absent where the vendor keeps no versions. */
  readonly versions?: (
    agent: AgentRecord,
    window: { offset: number; limit: number },
    options?: CallOptions,
  ) => Promise<VersionPage>;
  /** One cheap call past the breaker; returns when the vendor accepted it. */
  checkHealth(options?: CallOptions): Promise<void>;
  readonly circuit: CircuitState;
  close(): Promise<void>;
}

/** What a client is made with, besides the account's settings. */
export interface ClientContext {
  readonly accountId: string;
  readonly drift: DriftLog;
  /** Finds what documents must not show, the account's own secrets included. @default those known by their form */
  readonly findSecrets?: SecretFinder;
}

/** Settings that every account has, after the configuration was read. */
export interface AccountSettings extends CommonAccountSettings {
  readonly baseUrl: string;
}

/** One vendor. */
export interface Vendor<Settings extends AccountSettings = AccountSettings> {
  /** Value of the GraphQL enum `Vendor`. */
  readonly name: string;
  /** What the vendor's people call it. */
  readonly label: string;
  /** One sentence: what kind of agents these are. */
  readonly description: string;
  /** Name in configuration files. */
  readonly key: string;
  /** Member of the extension inputs, e.g. `cometChat`. */
  readonly inputMember: string;
  readonly contract: VendorContract;
  readonly capabilities: VendorCapabilities;
  /** What the vendor is known to hold otherwise than it was sent. All else that differs is told to whoever wrote it. */
  readonly rewrites: readonly KnownRewrite[];
  readonly accountSettings: z.ZodType<Settings>;
  /** Splits a filter; several parts when only their union is what was asked; none when no agent can match. */
  pushDown(filter: AgentFilter): readonly PushedFilter[];
  connect(settings: Settings, context: ClientContext): VendorClient;
}
