import { type Agent, type Call, isoTime, type VendorApi } from '../agent.ts';

interface Document {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly system_prompt: string;
  readonly temperature: number;
  readonly max_tokens: number;
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
}

interface Page {
  readonly data: readonly Document[];
  readonly next_cursor: string | null;
}

const PAGE_SIZE_MAX = 100;

export function chatsby(accountId: string, call: Call): VendorApi {
  const toAgent = (document: Document): Agent => ({
    id: `${accountId}:${document.id}`,
    name: document.name,
    description: null,
    instructions: document.system_prompt,
    model: document.model,
    temperature: document.temperature,
    status: document.status.toUpperCase(),
    createdAt: isoTime(document.created_at),
    updatedAt: isoTime(document.updated_at),
    extension: { __typename: 'ChatsbyAgent', maxTokens: document.max_tokens },
  });
  return {
    async newest(count) {
      const agents: Agent[] = [];
      let cursor = '';
      for (;;) {
        const size = Math.min(count - agents.length, PAGE_SIZE_MAX);
        const page = (await call('GET', `/agents?page_size=${size}${cursor}`)) as Page;
        agents.push(...page.data.map(toAgent));
        if (page.next_cursor === null || agents.length >= count) return agents;
        cursor = `&cursor=${page.next_cursor}`;
      }
    },
    async get(vendorId) {
      const document = await call('GET', `/agents/${encodeURIComponent(vendorId)}`);
      return document === null ? null : toAgent(document as Document);
    },
    async rename(vendorId, name) {
      return toAgent((await call('PATCH', `/agents/${encodeURIComponent(vendorId)}`, { name })) as Document);
    },
  };
}
