import { type Agent, type Call, isoTime, type Listed, type VendorApi } from '../agent.ts';

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

/** The vendor's cursor of a page, and how many of the page stand before. */
interface Position {
  readonly cursor: string | null;
  readonly skip: number;
}

const PAGE_SIZE_MAX = 100;

export function chatsby(accountId: string, call: Call): VendorApi<Position> {
  const toAgent = (document: Document): Agent => ({
    __typename: 'Agent',
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
    async newest(count, from = { cursor: null, skip: 0 }) {
      const listed: Listed<Position>[] = [];
      for (let { cursor, skip } = from; ; skip = 0) {
        const size = Math.min(skip + count - listed.length, PAGE_SIZE_MAX);
        const after = cursor === null ? '' : `&cursor=${cursor}`;
        const page = (await call('GET', `/agents?page_size=${size}${after}`)) as Page;
        page.data.slice(skip).forEach((document, index) => {
          listed.push({ agent: toAgent(document), behind: { cursor, skip: skip + index + 1 } });
        });
        if (page.next_cursor === null || listed.length >= count) return listed;
        cursor = page.next_cursor;
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
