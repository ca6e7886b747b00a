import { type Agent, type Call, isoTime, type Listed, type VendorApi } from '../agent.ts';

interface Document {
  readonly assistant_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly graph_id: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

const LIMIT_MAX = 100;

export function aegra(accountId: string, call: Call): VendorApi<number> {
  const toAgent = (document: Document): Agent => ({
    __typename: 'Agent',
    id: `${accountId}:${document.assistant_id}`,
    name: document.name,
    description: document.description,
    instructions: null,
    model: null,
    temperature: null,
    status: null,
    createdAt: isoTime(document.created_at),
    updatedAt: isoTime(document.updated_at),
    extension: { __typename: 'AegraAgent', graphId: document.graph_id, version: document.version },
  });
  return {
    async newest(count, from = 0) {
      const listed: Listed<number>[] = [];
      for (;;) {
        const limit = Math.min(count - listed.length, LIMIT_MAX);
        const body = { limit, offset: from + listed.length };
        const documents = (await call('POST', '/assistants/search', body)) as readonly Document[];
        for (const document of documents) {
          listed.push({ agent: toAgent(document), behind: from + listed.length + 1 });
        }
        if (documents.length < limit || listed.length >= count) return listed;
      }
    },
    async get(vendorId) {
      const document = await call('GET', `/assistants/${encodeURIComponent(vendorId)}`);
      return document === null ? null : toAgent(document as Document);
    },
  };
}
