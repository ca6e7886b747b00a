/**
 * @module The REST calls of Aegra's assistants API (https://github.com/aegra/aegra). LangGraph servers answer the same
 * calls; where the two differ, both are served.
 */
import { z } from 'zod';
import { accountSettingsBase, secret } from '../../config/settings.ts';
import { baseUrl } from '../../config/urls.ts';
import { readDocument } from '../../contract/read-document.ts';
import { type CallOptions, pathSegment, type VendorCall } from '../../http/call.ts';
import { Transport } from '../../http/transport.ts';
import type { AgentRecord, JsonObject } from '../../model/agent.ts';
import { nullWhenNotFound } from '../null-when-not-found.ts';
import { createAgentReader } from '../read-agent.ts';
import { readEnvelope } from '../read-envelope.ts';
import type { ClientContext, ListPage, ListRequest, VendorClient, VersionPage } from '../vendor.ts';
import { agent, agentCount, agentList, SEARCH_LIMIT_MAX, VERSIONS_LIMIT, version } from './contract.ts';
import { isReachable, normalize, readErrorBody, toFields, toOperations, toVersion } from './mapping.ts';

const headerName = 'expected the name of an HTTP header that Rollcall does not set itself';

/** Set by the way a call is sent; another value would break it. */
const OWN_HEADERS =
  /^(accept|accept-encoding|connection|content-length|content-type|expect|keep-alive|te|transfer-encoding|upgrade)$/i;

/** What the configuration says of an Aegra account. */
export const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('aegra'),
  /** Aegra is self-hosted, so there is no default; `aegra serve` listens on http://localhost:2026. */
  baseUrl,
  /**
   * Sent with every call: whatever the server's authentication handler reads, usually `authorization`. Names in any case.
   * @default {} - a server without authentication
   */
  headers: z
    .record(
      z
        .string()
        .regex(/^[!#$%&'*+.^_`|~\w-]+$/, { error: headerName })
        .refine((name) => !OWN_HEADERS.test(name), { error: headerName }),
      secret,
    )
    .refine(
      (headers) => new Set(Object.keys(headers).map((name) => name.toLowerCase())).size === Object.keys(headers).length,
      {
        error: 'expected each header once, in whichever case its name is written',
      },
    )
    .default({}),
});

/** Settings of an Aegra account. */
export type AegraSettings = z.infer<typeof accountSettings>;

/** A client of one Aegra or LangGraph server. */
export function connectAegra(settings: AegraSettings, { accountId, drift }: ClientContext): VendorClient {
  const transport = new Transport({
    baseUrl: settings.baseUrl,
    headers: Object.fromEntries(Object.entries(settings.headers).map(([name, value]) => [name.toLowerCase(), value])),
    timeoutMs: settings.timeoutMs,
    concurrency: settings.concurrency,
    secrets: Object.values(settings.headers).flatMap((value) => [value, withoutScheme(value)]),
    readErrorBody,
  });
  const agents = createAgentReader({
    accountId,
    drift,
    contract: agent,
    normalize,
    whole: true,
    id: (document) => document.assistant_id,
    fields: toFields,
    operations: toOperations,
  });
  const searchCall = (body: JsonObject): VendorCall => ({ method: 'POST', path: '/assistants/search', body });

  function list({ query, limit, offset }: ListRequest, options?: CallOptions): Promise<ListPage> {
    return transport.read(
      // Without `sort_by`, which LangGraph ignores: both servers put the newest first unless told otherwise.
      searchCall({ ...query, limit, offset }),
      (answer) => {
        const items = readEnvelope(agentList, answer, drift);
        // Aegra has no pagination headers and LangGraph's are wrong: the end is a page that is not full.
        return { agents: agents.many(items), itemCount: items.length, hasMore: items.length >= limit };
      },
      options,
    );
  }

  async function findInList(vendorId: string, options?: CallOptions): Promise<AgentRecord | null> {
    const seen = new Set<string>();
    for (let offset = 0; ; offset += SEARCH_LIMIT_MAX) {
      const page = await list({ query: {}, limit: SEARCH_LIMIT_MAX, offset }, options);
      const found = page.agents.find((record) => record.vendorId === vendorId);
      if (found !== undefined) return found;
      // A page without anything new would come again and again: whatever answers does not read the offset.
      if (!page.hasMore || page.agents.every((record) => seen.has(record.vendorId))) return null;
      for (const record of page.agents) seen.add(record.vendorId);
    }
  }

  async function versionsFrom(offset: number, vendorId: string, options?: CallOptions): Promise<unknown[]> {
    const call: VendorCall = {
      method: 'POST',
      path: `/assistants/${pathSegment(vendorId)}/versions`,
      body: { limit: VERSIONS_LIMIT, offset },
    };
    const items = transport.read(call, (answer) => readEnvelope(agentList, answer, drift), options);
    // LangGraph calls a page behind the last version "not found"; on the first page that means the assistant.
    return offset === 0 ? items : ((await nullWhenNotFound(items)) ?? []);
  }

  return {
    list,

    async get(vendorId: string, options?: CallOptions): Promise<AgentRecord | null> {
      if (!isReachable(vendorId)) return findInList(vendorId, options);
      const call: VendorCall = { method: 'GET', path: `/assistants/${pathSegment(vendorId)}` };
      const record = await nullWhenNotFound(transport.read(call, (answer) => agents.one(answer.body), options));
      // LangGraph takes the name of a graph for the id of its default assistant. It is not that assistant's id.
      return record?.vendorId === vendorId ? record : null;
    },

    count(query: JsonObject, options?: CallOptions): Promise<number> {
      const call: VendorCall = { method: 'POST', path: '/assistants/count', body: query };
      return transport.read(call, (answer) => readEnvelope(agentCount, answer, drift), options);
    },

    async versions(
      { vendorId, document }: AgentRecord,
      { offset, limit }: { offset: number; limit: number },
      options?: CallOptions,
    ): Promise<VersionPage> {
      const items: unknown[] = [];
      while (items.length <= offset + limit) {
        const more = await versionsFrom(items.length, vendorId, options);
        // Aegra does not read the body: what comes again from the start was all there is.
        if (items.length > 0 && versionNumber(more[0]) === versionNumber(items[0])) break;
        items.push(...more);
        if (more.length !== VERSIONS_LIMIT) break;
      }
      const versions = items.slice(offset, offset + limit).flatMap((item) => {
        const { value, mismatches } = readDocument(version, item);
        for (const mismatch of mismatches) drift.add(mismatch);
        return value === undefined ? [] : [toVersion(value, document.version)];
      });
      return { versions, hasMore: items.length > offset + limit };
    },

    async checkHealth(options?: CallOptions): Promise<void> {
      // Not /health or /info: those are open, and say nothing about the credentials.
      readEnvelope(agentList, await transport.probe(searchCall({ limit: 1, offset: 0 }), options), drift);
    },

    get circuit() {
      return transport.circuit;
    },

    close: () => transport.close(),
  };
}

function versionNumber(item: unknown): unknown {
  return (item as { version?: unknown } | null | undefined)?.version;
}

/** The credential of `Bearer <token>`: a server may quote it without its scheme. */
function withoutScheme(value: string): string {
  return value.replace(/^\S+\s+/, '');
}
