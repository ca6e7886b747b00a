/** @module The words that all of Rollcall shares about agents. */

import type { JsonObject } from './json.ts';

export type { JsonObject };

/** What an agent is up to, in unified words. */
export type AgentStatus = 'ACTIVE' | 'PAUSED' | 'DRAFT' | 'ARCHIVED' | 'DELETED';

/** What can be done with an agent. */
export type AgentOperation =
  | 'UPDATE'
  | 'DELETE'
  | 'PAUSE'
  | 'RESUME'
  | 'ARCHIVE'
  | 'UNARCHIVE'
  | 'PUBLISH'
  | 'COPY'
  | 'RESTORE_VERSION';

/** What a mutation does: makes a new agent, or does something with one that exists. */
export type WriteOperation = 'CREATE' | AgentOperation;

/**
 * The unified fields of an agent. `null`: the agent has no value, or the vendor has no such field. A key that is absent:
 * not known yet, because the vendor's list shows less than the whole document.
 */
export interface AgentFields {
  readonly name: string;
  readonly description?: string | null;
  readonly instructions?: string | null;
  readonly model?: string | null;
  /** The one word for the language model, as `languageModelId` gives it. It follows from the document, and nothing sets it. */
  readonly languageModel?: string | null;
  readonly temperature?: number | null;
  readonly avatarUrl?: string | null;
  readonly tags?: readonly string[] | null;
  readonly status?: AgentStatus | null;
  readonly createdAt?: Date | null;
  readonly updatedAt?: Date | null;
}

/** An agent as it is shown: read live, or a copy of what was read before. */
export interface ShownAgent {
  readonly accountId: string;
  /** The id on the vendor's side, exactly as the vendor writes it. */
  readonly vendorId: string;
  readonly fields: AgentFields;
  /** The vendor's document, read by its contract: what the extension shows. */
  readonly document: JsonObject;
  /** The vendor's document as it arrived, secrets redacted. */
  readonly raw: JsonObject;
  /** false for an item of a list that shows only part of the document. */
  readonly whole: boolean;
  /** What can be done with this agent, given its vendor and its state. */
  readonly operations: readonly AgentOperation[];
  /** No earlier than this it was as it is shown; milliseconds since 1970. */
  readonly observedAt: number;
}

/** An agent as it was read from its vendor during a request. */
export interface AgentRecord extends ShownAgent {
  /** The vendor's document with its secrets: for writes that merge into what is there. Never shown, never stored. */
  readonly original: JsonObject;
}

/** Whether an agent was read from its vendor during the request. */
export function isLive(agent: ShownAgent): agent is AgentRecord {
  return Object.hasOwn(agent, 'original');
}

/** A saved version of an agent. */
export interface AgentVersion {
  /** What the vendor calls it, where that is not its number. @default the number */
  readonly id?: string | undefined;
  /** Later ones are higher. null: the vendor does not number them. */
  readonly number: number | null;
  readonly notes: string | null;
  readonly createdAt: Date | null;
  readonly isCurrent: boolean;
}

/** Which version of an agent: a number is the vendor's number of it, a text is its id. */
export type VersionName = number | string;
