/** @module What every invented vendor has, so that its own file shows what it is there for. */
import { z } from 'zod';
import type { AgentFields, AgentOperation, AgentRecord } from '../../src/core/agent.ts';
import { isObject } from '../../src/core/json.ts';
import type { ErrorBody } from '../../src/http/answer-error.ts';
import { Transport } from '../../src/http/transport.ts';
import { accountSettingsBase } from '../../src/settings/settings.ts';
import { baseUrl } from '../../src/settings/urls.ts';
import type { ClientContext, VendorClient } from '../../src/vendors/client.ts';
import { type AgentReader, createAgentReader } from '../../src/vendors/kit/read-agent.ts';
import type { AccountSettings, Vendor, VendorCapabilities, VendorContract } from '../../src/vendors/vendor.ts';

/** What an invented vendor's client is made with. */
export interface InventedParts {
  readonly transport: Transport;
  readonly agents: AgentReader;
  /** Without whole documents: for the rows of a list. */
  readonly rows: AgentReader;
}

/** What is special about an invented vendor. */
export interface InventedVendor {
  /** In capitals, e.g. `TWOFOLD`. */
  readonly name: string;
  readonly contract: VendorContract;
  readonly operations: readonly AgentOperation[];
  readonly capabilities?: Partial<VendorCapabilities>;
  readonly fields: (document: Document) => AgentFields;
  readonly operationsOf?: (document: Document) => readonly AgentOperation[];
  readonly client: (
    parts: InventedParts,
  ) => Pick<VendorClient, 'list' | 'plan' | 'send'> & Partial<Pick<VendorClient, 'get' | 'versions' | 'count'>>;
  readonly pushDown?: Vendor['pushDown'];
}

/** A document with the key that all invented vendors have. */
export type Document = { readonly id: string } & { readonly [key: string]: unknown };

/** A vendor whose errors are `{ error }`, whose agents have an `id`, and that is reached without credentials. */
export function inventVendor(invented: InventedVendor): Vendor {
  const { name, contract, operations } = invented;
  const label = `${name[0]}${name.slice(1).toLowerCase()}`;
  const key = name.toLowerCase();
  return {
    name,
    label,
    description: `${label}: invented for a test.`,
    key,
    inputMember: key,
    contract,
    capabilities: {
      operations,
      instead: {},
      statuses: [],
      hasTags: false,
      ...invented.capabilities,
      listing: {
        paging: 'ALL',
        maxPageSize: 100,
        order: 'UNKNOWN',
        wholeItems: false,
        ...invented.capabilities?.listing,
      },
    },
    rewrites: [],
    accountSettings: accountSettingsBase.extend({ vendor: z.literal(key), baseUrl }),
    pushDown: invented.pushDown ?? ((filter) => [{ query: {}, remaining: { ...NOTHING_PUSHED, ...filter } }]),
    connect: (settings, context) => connect(invented, settings, context),
  };
}

const NOTHING_PUSHED = { statuses: undefined, search: undefined, tags: undefined };

function connect(invented: InventedVendor, settings: AccountSettings, context: ClientContext): VendorClient {
  const { timeoutMs, concurrency } = settings;
  const transport = new Transport({
    baseUrl: settings.baseUrl,
    headers: {},
    timeoutMs,
    concurrency,
    secrets: [],
    readErrorBody,
  });
  const readerOf = (whole: boolean) =>
    createAgentReader({
      ...context,
      contract: invented.contract.agent as z.ZodType<Document>,
      whole,
      id: ({ id }) => id,
      fields: invented.fields,
      operations: invented.operationsOf ?? (() => invented.operations),
    });
  return {
    ...invented.client({ transport, agents: readerOf(true), rows: readerOf(false) }),
    checkHealth: async () => undefined,
    get circuit() {
      return transport.circuit;
    },
    get load() {
      return transport.load;
    },
    close: () => transport.close(),
  };
}

/** Every answer of an invented vendor that is no success is `{ error }`. */
function readErrorBody(body: unknown): ErrorBody {
  return isObject(body) && typeof body.error === 'string' ? { message: body.error } : { form: 'FOREIGN' };
}

/** The path of an agent in a collection. */
export function agentPath({ vendorId }: Pick<AgentRecord, 'vendorId'>): string {
  return `/agents/${encodeURIComponent(vendorId)}`;
}
