import { type Agent, type Call, isoTime, newestOf, once, type VendorApi } from '../agent.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly created_at: string;
  readonly updated_at: string;
}

interface Document extends Row {
  readonly prompt_template: string | null;
  /** UTF-8 JSON as a list of its bytes, as the documentation says, or the object itself. */
  readonly llm_config: readonly number[] | LlmConfig | null;
}

interface LlmConfig {
  readonly model?: string;
  readonly temperature?: number;
}

interface Page {
  readonly data: readonly Row[];
  readonly meta: { readonly total_pages: number };
}

const PAGE_SIZE_MAX = 100;

/** Its list shows less than the whole document, in no documented order: it is read to its end. */
export function nova(accountId: string, call: Call, orgId: string): VendorApi<number> {
  const path = `/org/${orgId}/agents`;
  const shared = (row: Row) => ({
    __typename: 'Agent' as const,
    id: `${accountId}:${row.id}`,
    name: row.name,
    description: null,
    status: null,
    createdAt: isoTime(row.created_at),
    updatedAt: isoTime(row.updated_at),
    extension: { __typename: 'NovaAgent', type: row.type.toUpperCase() },
  });
  const toAgent = (document: Document): Agent => {
    const llm = decode(document.llm_config);
    return {
      ...shared(document),
      instructions: document.prompt_template,
      model: llm?.model ?? null,
      temperature: llm?.temperature ?? null,
    };
  };
  const toRow = (row: Row): Agent => ({
    ...shared(row),
    instructions: undefined,
    model: undefined,
    temperature: undefined,
    whole: once(() => get(row.id)),
  });
  const page = async (number: number) => (await call('GET', `${path}?page=${number}&size=${PAGE_SIZE_MAX}`)) as Page;
  async function get(vendorId: string): Promise<Agent | null> {
    const document = await call('GET', `${path}/${encodeURIComponent(vendorId)}`);
    return document === null ? null : toAgent(document as Document);
  }
  return {
    async newest(count, from = 0) {
      const first = await page(1);
      const others = Array.from({ length: first.meta.total_pages - 1 }, (_, index) => page(index + 2));
      const rows = [first, ...(await Promise.all(others))].flatMap(({ data }) => data);
      return newestOf(rows, ({ created_at: createdAt }) => createdAt, toRow, count, from);
    },
    get,
  };
}

function decode(config: Document['llm_config']): LlmConfig | null {
  return Array.isArray(config)
    ? (JSON.parse(Buffer.from(config).toString()) as LlmConfig)
    : (config as LlmConfig | null);
}
