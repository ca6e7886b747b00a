/**
 * @module What every vendor implements. `agents/` knows vendors through this folder's files only: what a vendor can do is
 * said as data, so that no code outside a vendor's folder asks which vendor it is.
 */
import type { z } from 'zod';
import type { AgentOperation, AgentStatus, JsonObject } from '../core/agent.ts';
import type { CommonAccountSettings } from '../settings/settings.ts';
import type { ClientContext, VendorClient } from './client.ts';
import type { AgentFilter, PushedFilter } from './listing.ts';

/** The zod contracts of a vendor: the one source of truth for types, checks, the sandbox and the tests. */
export interface VendorContract {
  /** The whole agent document of an answer. `.meta({ id })` is the name of the GraphQL extension type. */
  readonly agent: z.ZodType;
  /** An item of a list, where lists show less than the whole document. */
  readonly listItem?: z.ZodObject;
  /** The body of a create call. */
  readonly createAgent: z.ZodType;
  /** The body of an update call; absent where the vendor has none. */
  readonly updateAgent?: z.ZodType;
  /** `notes` and `title` of a publish call, as far as it takes them: checked before the agent is read. */
  readonly publishBody?: z.ZodType;
}

/**
 * An order that a vendor can be asked to list in, so that the list is read only as far as it is needed. It has to be the
 * order that Rollcall sorts in: names by code point, neither ignoring case nor by the alphabet of a language. List items have
 * to show the value that they are ordered by.
 * A list that turns out to be in another order is read to its end, and counted as drift.
 */
export interface ListOrder {
  readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'NAME';
  readonly direction: 'ASC' | 'DESC';
  /** The vendor's own query parameters or body keys that ask for it. */
  readonly query: JsonObject;
}

/** How a vendor lists its agents. */
export interface ListingCapability {
  /** `ALL`: one answer holds everything. `CURSOR`, `PAGE` (numbers), `OFFSET`: in pages. */
  readonly paging: 'ALL' | 'CURSOR' | 'PAGE' | 'OFFSET';
  /** The largest page that the vendor documents. */
  readonly maxPageSize: number;
  /**
   * The order when none is asked for. `NEWEST_FIRST`: by creation time, ties in any order. `UNKNOWN`: not documented, so a
   * list is read to its end.
   */
  readonly order: 'NEWEST_FIRST' | 'UNKNOWN';
  /** Further orders that the vendor can be asked for. @default none */
  readonly orders?: readonly ListOrder[];
  /** List items are whole documents. */
  readonly wholeItems: boolean;
}

/** How a vendor lists the versions of an agent. */
export interface VersionListing {
  readonly paging: 'OFFSET' | 'CURSOR';
  /** How many of the newest versions are shown, where the vendor hides older ones. @default all are shown */
  readonly onlyNewest?: number;
}

/** What a publish call takes besides notes. */
export interface Publishing {
  /** Whether the published version can be given a title. @default false */
  readonly title?: boolean;
  /** How the call names the version, where any version can be published. @default only the draft can */
  readonly version?: 'NUMBER' | 'ID' | 'EITHER';
}

/** What a vendor's API can do at all. */
export interface VendorCapabilities {
  readonly operations: readonly AgentOperation[];
  /** For each operation that the vendor lacks: what it offers instead, as a sentence for users. */
  readonly instead: Readonly<Partial<Record<AgentOperation, string>>>;
  /** The states an agent can be in; empty where the vendor has no notion of state. */
  readonly statuses: readonly AgentStatus[];
  readonly hasTags: boolean;
  readonly listing: ListingCapability;
  /** @default in pages by offset, all of them shown */
  readonly versions?: VersionListing;
  /** @default notes alone */
  readonly publishing?: Publishing;
}

/**
 * A change that a vendor is known to make to a value when it keeps it, so that the changed value still counts as the one that
 * was sent. What counts as equal at every vendor is not listed: numbers of one value, one UUID in upper and lower case,
 * blanks around a name, null and nothing, keys that the vendor adds to an object, a default where null was sent.
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

/** Settings that every account has, after the configuration was read. */
export interface AccountSettings extends CommonAccountSettings {
  readonly baseUrl: string;
}

/**
 * One vendor. It has four names, each for other readers.
 *
 * | Name | Read by | Form | Example |
 * | --- | --- | --- | --- |
 * | `key` | whoever writes the configuration (`vendor: acmechat`); names the vendor's folder too | lower case | `acmechat` |
 * | `label` | people, in sentences and lists | as the vendor writes itself | `AcmeChat` |
 * | `name` | GraphQL clients: a value of the enum `Vendor` | capitals | `ACMECHAT` |
 * | `inputMember` | GraphQL clients: the vendor's member of `extension` in inputs | camel case | `acmeChat` |
 *
 * The GraphQL type of what only this vendor's agents have is named by the `id` of `contract.agent`: `AcmeChatAgent`.
 *
 * @example
 * // `test/invented/smallest.ts` is a whole vendor in one file. In outline:
 * export const acme: Vendor<AcmeSettings> = {
 *   key: 'acme',
 *   label: 'Acme',
 *   name: 'ACME',
 *   inputMember: 'acme',
 *   description: 'Acme: agents that greet people.',
 *   contract: { agent, createAgent, updateAgent },
 *   capabilities,
 *   rewrites: [],
 *   accountSettings,
 *   pushDown,
 *   connect: (settings, context) => createClient(context, partsOf(settings)),
 * };
 */
export interface Vendor<Settings extends AccountSettings = AccountSettings> {
  /** Name in configuration files, and of the vendor's folder. */
  readonly key: string;
  /** What the vendor's people call it. */
  readonly label: string;
  /** Value of the GraphQL enum `Vendor`. */
  readonly name: string;
  /** Member of the extension inputs, in camel case. */
  readonly inputMember: string;
  /** One sentence: what kind of agents these are. */
  readonly description: string;
  readonly contract: VendorContract;
  readonly capabilities: VendorCapabilities;
  /** What the vendor is known to hold otherwise than it was sent. All else that differs is told to whoever wrote it. */
  readonly rewrites: readonly KnownRewrite[];
  readonly accountSettings: z.ZodType<Settings>;
  /** Splits a filter; several parts when only their union is what was asked; none when no agent can match. */
  pushDown(filter: AgentFilter): readonly PushedFilter[];
  connect(settings: Settings, context: ClientContext): VendorClient;
}
