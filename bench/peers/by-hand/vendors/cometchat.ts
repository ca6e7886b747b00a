import { type Agent, type Call, isoTime, type VendorApi } from '../agent.ts';

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
export function cometchat(accountId: string, call: Call): VendorApi {
  const toAgent = (document: Document): Agent => ({
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
  return {
    async newest(count) {
      const documents = (await all()).filter(({ deletedAt }) => !deletedAt);
      const newest = documents.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
      return newest.slice(0, count).map(toAgent);
    },
    async get(vendorId) {
      const document = (await all()).find(({ uid }) => uid === vendorId);
      return document === undefined ? null : toAgent(document);
    },
  };
}

/** `vercelV5` is `VERCEL_V5`, `ag-ui` is `AG_UI`. */
function enumName(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}
