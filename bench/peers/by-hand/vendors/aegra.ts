import { type Agent, type Call, isoTime, type VendorApi } from '../agent.ts';

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

export function aegra(accountId: string, call: Call): VendorApi {
  const toAgent = (document: Document): Agent => ({
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
    async newest(count) {
      const agents: Agent[] = [];
      for (;;) {
        const limit = Math.min(count - agents.length, LIMIT_MAX);
        const body = { limit, offset: agents.length };
        const documents = (await call('POST', '/assistants/search', body)) as readonly Document[];
        agents.push(...documents.map(toAgent));
        if (documents.length < limit || agents.length >= count) return agents;
      }
    },
    async get(vendorId) {
      const document = await call('GET', `/assistants/${encodeURIComponent(vendorId)}`);
      return document === null ? null : toAgent(document as Document);
    },
  };
}
