import type { VendorCase } from './vendor-case.ts';

export const cometchat: VendorCase = {
  key: 'cometchat',
  create: {
    name: 'Made by a test',
    avatarUrl: 'https://example.com/icon.png',
    extension: {
      cometChat: {
        integrateWith: 'LANGGRAPH',
        integrationMeta: { baseUrl: 'https://agents.example.com', headers: { authorization: 'Bearer hidden' } },
        metaData: { greetingMessage: 'Hello', suggestedMessages: ['Where is my parcel?'] },
      },
    },
  },
  update: { name: 'Changed by a test', extension: { cometChat: { metaData: { greetingMessage: 'Good day' } } } },
  has: ['PAUSE', 'RESUME'],
  copied: () => ({
    cometChat: {
      integrateWith: 'MASTRA',
      icon: 'https://example.com/copy.png',
      integrationMeta: { baseUrl: 'https://copy.example.com' },
    },
  }),
  known: { extension: { cometChat: { toolNames: [], actions: [] } } },
  texts: [
    { field: 'extension.cometChat.metaData.greetingMessage', wire: ['metaData', 'greetingMessage'] },
    { field: 'extension.cometChat.metaData.suggestedMessages', wire: ['metaData', 'suggestedMessages'], isList: true },
  ],
};
