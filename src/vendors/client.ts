/** @module The REST calls of one account, whichever its vendor. */

import type { Mismatch } from '../contract/read-document.ts';
import type { AgentRecord, JsonObject } from '../core/agent.ts';
import type { SecretFinder } from '../core/secrets/redacted.ts';
import type { CallOptions } from '../http/call.ts';
import type { VendorRateLimit } from '../http/rate-limit.ts';
import type { CallLoad, CircuitState } from '../http/transport.ts';
import type { ListPage, ListRequest, VersionPage, VersionWindow } from './listing.ts';
import type { PlannedCall, WritePlanner } from './plan.ts';

export type { CallLoad, CallOptions, CircuitState, VendorRateLimit };

/** Records where a vendor's answers do not match its contract. */
export interface DriftRecorder {
  /** Counts a value that is not what the contract says. */
  add(mismatch: Mismatch): void;
  /** Counts what the contract does not name: a key of a document, or something else that `problem` describes. */
  addNew(path: string, problem?: string): void;
}

/**
 * What the vendor answered to a call of a plan: the agent, if the answer holds it whole; its id, if the answer holds no more;
 * `DELETED`, if it says that the agent was deleted; null, if it says nothing about the agent. For a call about a part of an
 * agent, the body as it is.
 */
export type SentAnswer = AgentRecord | AgentIdAnswer | PartAnswer | 'DELETED' | null;

/** An answer that names the agent and shows nothing of it: the agent is read back then. */
export interface AgentIdAnswer {
  /** As the vendor writes it. */
  readonly agentId: string;
}

/** The answer of a call about something else than the agent itself. */
export interface PartAnswer {
  /** The parsed JSON; undefined when there was none. */
  readonly part: unknown;
}

/** The REST calls of one account. Every failure is a `VendorError`. */
export interface VendorClient {
  readonly plan: WritePlanner;
  /**
   * Sends one call of a plan, its saved values filled in. When the answer says nothing about the agent, the lifecycle reads
   * the agent again; after a deletion it looks whether the agent is gone. When the signal aborts before the call is sent, the
   * call is not sent, and this rejects with the signal's reason. Once the call is sent, the signal has no effect.
   */
  send(call: PlannedCall, options?: CallOptions): Promise<SentAnswer>;
  list(request: ListRequest, options?: CallOptions): Promise<ListPage>;
  /** null: the vendor says that there is no such agent. Absent where the vendor has no such call. */
  readonly get?: (vendorId: string, options?: CallOptions) => Promise<AgentRecord | null>;
  /** Whether `get` can ask for this id: what no URL can carry is found in the list. Absent: for all ids. */
  readonly canGet?: (vendorId: string) => boolean;
  /** How many agents match. Absent where the vendor has no such call. */
  readonly count?: (query: JsonObject, options?: CallOptions) => Promise<number>;
  /** Absent where the vendor keeps no versions. */
  readonly versions?: (agent: AgentRecord, window: VersionWindow, options?: CallOptions) => Promise<VersionPage>;
  /** One cheap call past the breaker; returns when the vendor accepted it. */
  checkHealth(options?: CallOptions): Promise<void>;
  readonly circuit: CircuitState;
  /** How much the account is asked at the moment. */
  readonly load: CallLoad;
  /** How many reads were answered with what an earlier one gave, since the account is connected. Absent: none ever is. */
  readonly cachedReads?: number;
  /** What the vendor last told of its rate limit. Absent, or undefined, where it tells nothing. */
  readonly rateLimit?: VendorRateLimit | undefined;
  close(): Promise<void>;
}

/** What a client is made with, besides the account's settings. */
export interface ClientContext {
  readonly accountId: string;
  readonly drift: DriftRecorder;
  /** Finds what documents must not show, the account's own secrets included. @default those known by their form */
  readonly findSecrets?: SecretFinder;
  /** The setting `maxAgentsPerRequest`: an answer with more agents is refused before one of them is read. @default no limit */
  readonly maxAgentsPerRequest?: number | undefined;
}
