import type { VendorCase } from './vendor-case.ts';

export const aegra: VendorCase = {
  key: 'aegra',
  create: {
    name: 'Made by a test',
    description: 'A graph of its own',
    extension: {
      aegra: { graphId: 'agent', config: { configurable: { model_name: 'test' } }, metadata: { team: 'qa' } },
    },
  },
  update: { name: 'Changed by a test', extension: { aegra: { metadata: { reviewed: true } } } },
  has: ['RESTORE_VERSION'],
  // One assistant for each graph and configuration.
  copied: (name) => ({ aegra: { graphId: 'agent', context: { copied_as: name } } }),
  isCopiedAnew: true,
  known: { extension: { aegra: { graphId: 'agent' } } },
  mistakes: {
    input: { name: '', tags: ['tag'], extension: { aegra: { graphId: '' } } },
    fields: ['extension.aegra.graphId', 'tags'],
  },
  texts: [
    { field: 'description', wire: ['description'] },
    { field: 'extension.aegra.context.db_uri', wire: ['context', 'db_uri'] },
    { field: 'extension.aegra.metadata.deep.text', wire: ['metadata', 'deep', 'text'] },
    { field: 'extension.aegra.metadata.note', wire: ['metadata', 'note'] },
  ],
  // One assistant for each graph and configuration.
  another: (create, name) => ({
    ...create,
    name,
    extension: { aegra: { graphId: 'agent', context: { model_name: name }, metadata: { team: 'qa' } } },
  }),
};
