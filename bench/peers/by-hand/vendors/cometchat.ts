import { type Agent, type Call, isoTime, newestOf, type VendorApi } from '../agent.ts';

interface Document {
  readonly uid: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly deletedAt: string | number | null;
  readonly integrateWith: string;
  readonly tools: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** There is one list, of all agents, in no documented order, and no call for one of them. */
export function cometchat(accountId: string, call: Call): VendorApi<number> {
  const toAgent = (document: Document): Agent => ({
    __typename: 'Agent',
    id: `${accountId}:${document.uid}`,
    name: document.name,
    description: null,
    instructions: null,
    model: null,
    temperature: null,
    status: document.isActive ? 'ACTIVE' : 'PAUSED',
    createdAt: isoTime(document.createdAt),
    updatedAt: isoTime(document.updatedAt),
    extension: {
      __typename: 'CometChatAgent',
      integrateWith: enumName(document.integrateWith),
      toolNames: document.tools,
    },
  });
  const all = async () => (await call('GET', '/ai-agents/agents')) as readonly Document[];
  async function getMany(vendorIds: readonly string[]): Promise<(Agent | null)[]> {
    const byId = new Map((await all()).map((document) => [document.uid, document]));
    return vendorIds.map((id) => {
      const document = byId.get(id);
      return document === undefined ? null : toAgent(document);
    });
  }
  return {
    async newest(count, from = 0) {
      const documents = (await all()).filter(({ deletedAt }) => !deletedAt);
      return newestOf(documents, ({ createdAt }) => createdAt, toAgent, count, from);
    },
    get: async (vendorId) => (await getMany([vendorId]))[0] ?? null,
    getMany,
  };
}

/** `vercelV5` is `VERCEL_V5`, `ag-ui` is `AG_UI`. */
function enumName(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}
