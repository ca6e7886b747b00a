import type { z } from 'zod';
import { readDocument } from '../contract/read-document.ts';
import { redactDocument, secretPaths } from '../contract/redact-document.ts';
import type { AgentFields, AgentOperation, AgentRecord, JsonObject } from '../model/agent.ts';
import { VendorError } from '../model/vendor-error.ts';
import type { DriftLog } from './drift-log.ts';

/** How a vendor's documents become agents. */
export interface AgentReaderOptions<Document> {
  readonly accountId: string;
  readonly drift: DriftLog;
  readonly contract: z.ZodType<Document>;
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
  const { accountId, drift, contract, whole } = options;
  const secrets = secretPaths(contract);

  function read(json: unknown): AgentRecord | undefined {
    const raw = isObject(json) ? redactDocument(json, secrets) : json;
    const { value, mismatches } = readDocument(contract, raw);
    for (const mismatch of mismatches) drift.add(mismatch);
    if (value === undefined) return undefined;
    return {
      accountId,
      vendorId: options.id(value),
      fields: options.fields(value),
      document: value as JsonObject,
      raw: raw as JsonObject,
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

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
