import type { z } from 'zod';
import { unifiedPaths } from '../contract/input.ts';
import { newKeys } from '../contract/new-keys.ts';
import { readDocument } from '../contract/read-document.ts';
import { redactDocument, secretPaths } from '../contract/redact-document.ts';
import type { AgentFields, AgentOperation, AgentRecord, JsonObject } from '../model/agent.ts';
import { REDACTED } from '../model/redacted.ts';
import { VendorError } from '../model/vendor-error.ts';
import type { DriftLog } from './drift-log.ts';

/** How a vendor's documents become agents. */
export interface AgentReaderOptions<Document> {
  readonly accountId: string;
  readonly drift: DriftLog;
  readonly contract: z.ZodType<Document>;
  /** Brings a document into the form that the contract describes, where the vendor has several. `raw` keeps its own. */
  readonly normalize?: (json: JsonObject) => JsonObject;
  /** The documents are whole, not the summary rows of a list. */
  readonly whole: boolean;
  readonly id: (document: Document) => string;
  readonly fields: (document: Document) => AgentFields;
  readonly operations: (document: Document) => readonly AgentOperation[];
}

/** Reads agents out of a vendor's answers by the contract; what does not match is counted as drift. */
export interface AgentReader {
  /** @throws VendorError `BAD_RESPONSE` when this is no agent document */
  one(json: unknown): AgentRecord;
  /** Leaves out what is no agent document (no id, no object): it is reported as drift and does not cost the others. */
  many(json: readonly unknown[]): AgentRecord[];
}

/** The reader of one account and one kind of document. */
export function createAgentReader<Document>(options: AgentReaderOptions<Document>): AgentReader {
  const { accountId, drift, contract, normalize, whole } = options;
  const secrets = secretPaths(contract);
  const [statusKey] = unifiedPaths(contract).get('status') ?? [];

  function read(json: unknown): AgentRecord | undefined {
    const original = isObject(json) ? (normalize?.(json) ?? json) : json;
    const { raw, normal } = isObject(json)
      ? redacted(json, original as JsonObject, secrets)
      : { raw: json, normal: json };
    const { value, mismatches } = readDocument(contract, normal);
    for (const mismatch of mismatches) drift.add(mismatch);
    if (value === undefined) return undefined;
    for (const { place } of newKeys(contract, normal)) drift.addNew(place);
    const fields = options.fields(value);
    if (statusKey !== undefined && fields.status === null && isSomething((value as JsonObject)[statusKey])) {
      drift.add({ path: statusKey, problem: 'a state that the documentation does not name' });
    }
    return {
      accountId,
      vendorId: options.id(value),
      fields,
      document: value as JsonObject,
      raw: raw as JsonObject,
      original: original as JsonObject,
      whole,
      operations: options.operations(value),
    };
  }

  return {
    one(json) {
      const agent = read(json);
      if (agent !== undefined) return agent;
      throw new VendorError({
        code: 'BAD_RESPONSE',
        message: 'the vendor answered with something that is no agent',
        retryable: false,
      });
    },
    many: (json) => json.map(read).filter((agent) => agent !== undefined),
  };
}

/** The document as it arrived and in its normal form, both without secrets. */
function redacted(
  json: JsonObject,
  plain: JsonObject,
  secrets: readonly string[][],
): { raw: JsonObject; normal: JsonObject } {
  const raw = redactDocument(json, secrets);
  if (plain === json) return { raw, normal: raw };
  const normal = redactDocument(plain, secrets);
  // A secret that only the normal form shows is in the arrived form too, where nothing could recognise it.
  const hiding = Object.keys(plain).filter((key) => plain[key] !== json[key] && normal[key] !== plain[key]);
  return { raw: { ...raw, ...Object.fromEntries(hiding.map((key) => [key, REDACTED])) }, normal };
}

function isSomething(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
