/**
 * @module The tables, the same in both engines. Times are milliseconds since 1970, truths are 0 and 1, JSON is text: what an
 * engine has types of its own for, the other one lacks, and PostgreSQL's `jsonb` takes not every text that JSON can say.
 */
import type { Generated } from 'kysely';

/** All tables. */
export interface Tables {
  readonly agent: AgentTable;
  readonly agent_document: AgentDocumentTable;
  readonly agent_tag: AgentTagTable;
  readonly agent_count: AgentCountTable;
  readonly agent_tag_count: AgentTagCountTable;
  readonly agent_change: AgentChangeTable;
  readonly account_sync: AccountSyncTable;
  readonly idempotency_key: IdempotencyKeyTable;
  readonly agent_lock: AgentLockTable;
  readonly caller_count: CallerCountTable;
}

/** What agents are found and listed by: one row an agent. */
export interface AgentTable {
  /**
   * `created_at << 20 | n`, so that the rowids of a full-text index stream the newest first. Larger than a JavaScript number is
   * exact: to be read as text.
   */
  readonly pk: bigint;
  /** Global id. */
  readonly id: string;
  readonly account_id: string;
  /** What the account pointed to when the agent was seen. */
  readonly generation: string;
  /** Value of the enum `Vendor`. */
  readonly vendor: string;
  readonly vendor_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly model: string | null;
  /** Id in `language-models/`. */
  readonly language_model: string | null;
  readonly temperature: number | null;
  readonly avatar_url: string | null;
  /** JSON: a list of texts. */
  readonly tags: string | null;
  readonly status: string | null;
  readonly created_at: number | null;
  readonly updated_at: number | null;
  /** JSON: a list of operations. */
  readonly operations: string;
  /** What `search` looks at, folded as `core/search.ts` folds it; see `catalog/copy/texts.ts`. */
  readonly search_text: string;
  /** JSON: what the filter's fields of its vendor hold, by their paths; see `catalog/copy/own-fields.ts`. */
  readonly own: string;
  /** 0: an item of a light list, whose other fields are not known yet. */
  readonly whole: number;
  /** JSON: the unified fields that are not known yet; null where all are. */
  readonly unknown_fields: string | null;
  /** Of what the list shows: tells whether a light row has to be loaded whole again. null: no list has shown it yet. */
  readonly list_hash: string | null;
  /** Of the redacted document. */
  readonly hash: string;
  /** No earlier than this it was as the row says. */
  readonly observed_at: number;
  /** When the whole document was seen. */
  readonly whole_at: number | null;
  /** How many complete sweeps in a row have missed it. */
  readonly missing_sweeps: number;
  /** Gone since then. */
  readonly deleted_at: number | null;
}

/** All columns of an agent but its key, which a JavaScript number does not hold. */
export const AGENT_COLUMNS = [
  'id',
  'account_id',
  'generation',
  'vendor',
  'vendor_id',
  'name',
  'description',
  'model',
  'language_model',
  'temperature',
  'avatar_url',
  'tags',
  'status',
  'created_at',
  'updated_at',
  'operations',
  'search_text',
  'own',
  'whole',
  'unknown_fields',
  'list_hash',
  'hash',
  'observed_at',
  'whole_at',
  'missing_sweeps',
  'deleted_at',
] as const satisfies readonly Exclude<keyof AgentTable, 'pk'>[];

/** What is read only of agents that are shown. */
export interface AgentDocumentTable {
  readonly pk: bigint;
  readonly instructions: string | null;
  /** JSON: the vendor's document as it arrived, redacted. */
  readonly raw: string;
  /** JSON: the document as its contract reads it, redacted; null where that is {@link raw}. */
  readonly document: string | null;
  /** The words of name, description and instructions, each once, blanks between them; see `catalog/copy/texts.ts`. */
  readonly words: string;
  /** JSON: the unified fields, where a text of theirs is none that a column can hold to the letter; null: all are. */
  readonly exact_fields: string | null;
}

/** All columns of a document but its key. */
export const DOCUMENT_COLUMNS = [
  'instructions',
  'raw',
  'document',
  'words',
  'exact_fields',
] as const satisfies readonly Exclude<keyof AgentDocumentTable, 'pk'>[];

/** The tags of agents. */
export interface AgentTagTable {
  readonly pk: bigint;
  readonly tag: string;
}

/** How many agents an account has of each kind: kept in the transaction that changes the agents. */
export interface AgentCountTable {
  readonly account_id: string;
  readonly vendor: string;
  /** Empty: none. */
  readonly status: string;
  /** Empty: none. */
  readonly model: string;
  /** Empty: none. */
  readonly language_model: string;
  readonly n: number;
}

/** How many agents of an account have which tags, those left out that their vendor calls deleted. */
export interface AgentTagCountTable {
  readonly account_id: string;
  readonly tag: string;
  readonly n: number;
}

/** What became of agents, in order. */
export interface AgentChangeTable {
  readonly seq: Generated<number>;
  readonly at: number;
  readonly kind: 'CREATED' | 'UPDATED' | 'DELETED';
  readonly agent_id: string;
  readonly account_id: string;
  /** JSON: names of the unified fields that changed, and `extension` where something else did. */
  readonly fields: string;
  /** JSON: those fields before. */
  readonly before: string | null;
  /** JSON: those fields afterwards. */
  readonly after: string | null;
  readonly origin: 'SWEEP' | 'PROBE' | 'READ' | 'MUTATION';
  /** The caller of a mutation. */
  readonly actor: string | null;
  /** What the mutation did. */
  readonly operation: string | null;
  /** JSON: the redacted document afterwards. */
  readonly raw: string | null;
}

/** How far the copy of an account is. */
export interface AccountSyncTable {
  readonly account_id: string;
  readonly generation: string;
  /** When it is to be swept again; while it is being swept, a time that never comes. */
  readonly next_due_at: number;
  /** When the first page of its list is to be looked at again. */
  readonly next_probe_at: number;
  /** Who sweeps it; null: nobody. */
  readonly claimed_by: string | null;
  readonly claimed_until: number;
  /** Higher with each claim: what an earlier holder commits late is refused. */
  readonly epoch: number;
  /** The beginning of the last complete sweep; null: it was never loaded. */
  readonly as_of: number | null;
  /** The beginning of the last sweep that was tried. */
  readonly attempted_at: number | null;
  /** How many sweeps in a row have failed. */
  readonly failures: number;
  /** JSON: what the last sweep failed with; null: it did not. */
  readonly failure: string | null;
  /** How many agents the vendor's list was last seen to hold, as far as is known. */
  readonly listed: number;
  /** How many agents the last complete sweep missed and nobody removed. */
  readonly missing: number;
  /** 1: an operator accepts that what is missing is removed. */
  readonly removals_accepted: number;
  /** Calls to the vendor of the last sweep. */
  readonly calls: number;
}

/** Idempotency keys, and what became of their calls. */
export interface IdempotencyKeyTable {
  /** A hash. */
  readonly key: string;
  /** Of the input that the key was first used with. */
  readonly fingerprint: string;
  /** Proves whose claim it is. */
  readonly token: string;
  readonly expires_at: number;
  /** Until then the call counts as under way. */
  readonly lease_ends_at: number;
  /** JSON, of ids and never of agents; null: the call is not over. */
  readonly outcome: string | null;
}

/** Who may write to an agent. */
export interface AgentLockTable {
  readonly agent_id: string;
  /** Proves whose lock it is. */
  readonly token: string;
  readonly held_until: number;
}

/** What callers have used of their limits in a minute. */
export interface CallerCountTable {
  readonly caller_id: string;
  readonly kind: 'REQUEST' | 'VENDOR_CALL';
  readonly used: number;
  /** When the minute is over. */
  readonly ends_at: number;
}
