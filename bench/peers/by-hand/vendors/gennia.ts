import { type Agent, type Call, isoTime, type Listed, once, type VendorApi } from '../agent.ts';

interface Row {
  readonly publicId: string;
  readonly name: string;
  readonly status: string;
  readonly draftVersionNumber: number | null;
  readonly publishedVersionNumber: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface Document extends Row {
  readonly description: string | null;
  readonly systemPrompt: string | null;
  readonly aiModelName: string | null;
  readonly temperature: number | null;
}

interface Page {
  readonly items: readonly Row[];
  readonly totalPages: number;
}

const LIMIT_MAX = 100;

const STATUS: Readonly<Record<string, string>> = {
  draft: 'DRAFT',
  active: 'ACTIVE',
  inactive: 'PAUSED',
  archived: 'ARCHIVED',
};

/** Its list shows less than the whole document. */
export function gennia(accountId: string, call: Call): VendorApi<number> {
  const shared = (row: Row) => ({
    __typename: 'Agent' as const,
    id: `${accountId}:${row.publicId}`,
    name: row.name,
    status: STATUS[row.status] ?? null,
    createdAt: isoTime(row.createdAt),
    updatedAt: isoTime(row.updatedAt),
    extension: {
      __typename: 'GenniaAgent',
      draftVersionNumber: row.draftVersionNumber,
      publishedVersionNumber: row.publishedVersionNumber,
    },
  });
  const toAgent = (document: Document): Agent => ({
    ...shared(document),
    description: document.description,
    instructions: document.systemPrompt,
    model: document.aiModelName,
    temperature: document.temperature,
  });
  const toRow = (row: Row): Agent => ({
    ...shared(row),
    description: undefined,
    instructions: undefined,
    model: undefined,
    temperature: undefined,
    whole: once(() => get(row.publicId)),
  });
  async function get(vendorId: string): Promise<Agent | null> {
    const document = await call('GET', `/agents/${encodeURIComponent(vendorId)}`);
    return document === null ? null : toAgent(document as Document);
  }
  return {
    async newest(count, from = 0) {
      const listed: Listed<number>[] = [];
      const limit = Math.min(count, LIMIT_MAX);
      let skip = from % limit;
      for (let page = Math.floor(from / limit) + 1; ; page++) {
        const query = `includeArchived=true&page=${page}&limit=${limit}`;
        const { items, totalPages } = (await call('GET', `/agents?${query}`)) as Page;
        items.slice(skip).forEach((row) => {
          listed.push({ agent: toRow(row), behind: from + listed.length + 1 });
        });
        if (page >= totalPages || listed.length >= count) return listed.slice(0, count);
        skip = 0;
      }
    },
    get,
  };
}
