import type { z } from 'zod';
import { newKeys } from '../../contract/new-keys.ts';
import { newWords } from '../../contract/new-words.ts';
import { readDocument } from '../../contract/read-document.ts';
import { redactDocument } from '../../contract/secrets/redact-document.ts';
import { secretPaths } from '../../contract/secrets/secret-paths.ts';
import { unifiedPath } from '../../contract/unified-places.ts';
import type { AgentFields, AgentOperation, AgentRecord, JsonObject } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { isLargerThan } from '../../core/document-size.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isObject, valueAt } from '../../core/json.ts';
import { REDACTED, type SecretFinder } from '../../core/secrets/redacted.ts';
import { mapInSlices } from '../../core/time-slices.ts';
import { languageModelId } from '../../language-models/language-model-id.ts';
import type { DriftRecorder } from '../client.ts';

/** How a vendor's documents become agents. */
export interface AgentReaderOptions<Document> {
  readonly accountId: string;
  readonly drift: DriftRecorder;
  /** Finds the secrets in a text. @default those known by their form */
  readonly findSecrets?: SecretFinder | undefined;
  /** The setting: a list with more agents is refused before one of them is read. @default no limit */
  readonly maxAgentsPerRequest?: number | undefined;
  readonly contract: z.ZodType<Document>;
  /** Names all keys that a document can have, and all secrets in it, where lists show a part of it. @default the contract */
  readonly known?: z.ZodType;
  /** Brings a document into the form that the contract describes, where the vendor has several. `raw` keeps its own. */
  readonly normalize?: (json: JsonObject) => JsonObject;
  /** The documents are whole, not the summary rows of a list. */
  readonly whole: boolean;
  readonly id: (document: Document) => string;
  readonly fields: (document: Document) => AgentFields;
  /**
   * The word for the agent's language model, where the unified `model` does not say it all: with its provider before it
   * (`openai/gpt-4o`), or from a place that the account names. null: the document names none. @default the unified `model`
   */
  readonly languageModel?: (document: Document) => string | null;
  readonly operations: (document: Document) => readonly AgentOperation[];
}

/** Reads agents out of a vendor's answers by the contract; what does not match is counted as drift. */
export interface AgentReader {
  /** @throws VendorError `BAD_RESPONSE` when this is no agent document */
  one(json: unknown): AgentRecord;
  /**
   * Leaves out what is no agent document (no id, no object): it is reported as drift and does not cost the others. Many
   * documents are read in slices, so that others are not kept waiting.
   *
   * @param signal ends the reading
   * @throws VendorError `LIMIT_EXCEEDED` when there are more than `maxAgentsPerRequest`
   */
  many(json: readonly unknown[], signal?: Cancellation): Promise<AgentRecord[]>;
}

/**
 * No agent holds more values, as which 10 characters count, too: 2 million characters are ten times the longest prompt that
 * a vendor takes. Reading one document blocks all others: one of this size for some tenths of a second.
 */
const LARGEST_DOCUMENT = 200_000;

/**
 * The reader of one account and one kind of document.
 *
 * @example
 * const reader = createAgentReader({
 *   ...context,
 *   contract: z.looseObject({ id: z.string().min(1), name: z.string().nullish() }),
 *   whole: true,
 *   id: ({ id }) => id,
 *   fields: ({ name }) => ({ name: name ?? '' }),
 *   operations: () => ['UPDATE', 'DELETE', 'COPY'],
 * });
 */
export function createAgentReader<Document>(options: AgentReaderOptions<Document>): AgentReader {
  const { accountId, drift, contract, normalize, whole, findSecrets } = options;
  const { maxAgentsPerRequest = Number.POSITIVE_INFINITY } = options;
  // A row of a list may hold what only the whole agent is documented to have.
  const marked = [...secretPaths(contract), ...(options.known === undefined ? [] : secretPaths(options.known))];
  const redact = (document: JsonObject) => redactDocument(document, marked, findSecrets);

  function read(json: unknown): AgentRecord | undefined {
    if (isLargerThan(json, LARGEST_DOCUMENT)) {
      drift.add({ path: '(document)', problem: TOO_LARGE });
      return undefined;
    }
    const original = isObject(json) ? (normalize?.(json) ?? json) : json;
    // By what the vendor sent: a secret of another type than documented is drift like any other value.
    const { value, mismatches } = readDocument(contract, original);
    for (const mismatch of mismatches) drift.add(mismatch);
    if (value === undefined || !isObject(json) || !isObject(original)) return undefined;
    for (const { place } of newKeys(options.known ?? contract, original)) drift.addNew(place);
    for (const place of newWords(contract, original))
      drift.addNew(place, 'a word that the documentation does not name');
    const shown = redact(original);
    // Where nothing was blanked in the whole, there is nothing to blank in what could be read of it.
    const document = value === original ? shown : shown === original ? value : redact(value as JsonObject);
    const fields = withLanguageModel(options.fields(document as Document), document as Document);
    countUnknown(value, fields);
    return {
      accountId,
      vendorId: options.id(value),
      fields,
      document: document as JsonObject,
      raw: original === json ? shown : rawOf(json, original, shown),
      original,
      whole,
      operations: options.operations(value),
      observedAt: Date.now(),
    };
  }

  function withLanguageModel(fields: AgentFields, document: Document): AgentFields {
    const word = options.languageModel === undefined ? fields.model : options.languageModel(document);
    if (word === undefined) return fields;
    return { ...fields, languageModel: word === null ? null : languageModelId(word) };
  }

  /** What the vendor has a value for, and its documentation none. */
  function countUnknown(value: Document, { status, avatarUrl }: AgentFields): void {
    if (status === null) countUnread(value, 'status', 'a state that the documentation does not name');
    if (avatarUrl === null) countUnread(value, 'avatarUrl', 'expected an http or https URL');
  }

  function countUnread(value: Document, name: string, problem: string): void {
    const path = unifiedPath(contract, name, value);
    if (path !== undefined && isSomething(valueAt(value, path))) drift.add({ path: path.join('.'), problem });
  }

  /** The document as it arrived, where its normal form has secrets in other places. */
  function rawOf(json: JsonObject, original: JsonObject, shown: JsonObject): JsonObject {
    // A secret that only the normal form shows is in the arrived form too, where nothing could recognise it.
    const hiding = Object.keys(original).filter((key) => original[key] !== json[key] && shown[key] !== original[key]);
    return { ...redact(json), ...Object.fromEntries(hiding.map((key) => [key, REDACTED])) };
  }

  return {
    one(json) {
      const agent = read(json);
      if (agent !== undefined) return agent;
      throw new VendorError({
        code: 'BAD_RESPONSE',
        reason: 'NO_AGENT',
        message: isLargerThan(json, LARGEST_DOCUMENT)
          ? `the vendor answered with ${TOO_LARGE}`
          : 'the vendor answered with something that is no agent',
      });
    },
    async many(json, signal) {
      if (json.length > maxAgentsPerRequest) throw tooMany(json.length, maxAgentsPerRequest);
      return (await mapInSlices(json, read, signal)).filter((agent) => agent !== undefined);
    },
  };
}

const TOO_LARGE = 'a document that is larger than any agent (200,000 values, or 2 million characters)';

function tooMany(agents: number, max: number): VendorError {
  const message =
    `the vendor's list has ${agents} agents in one answer, and a request may read ${max}; ` +
    'raise server.maxAgentsPerRequest';
  return new VendorError({ code: 'LIMIT_EXCEEDED', message });
}

/** An empty text says as much as nothing. */
function isSomething(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
