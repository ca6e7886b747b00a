import type { VendorCase } from './vendor-case.ts';

export const mastra: VendorCase = {
  key: 'mastra',
  create: {
    name: 'Made by a test',
    description: 'Answers questions',
    instructions: 'Be brief.',
    model: 'gpt-5-mini',
    temperature: 0.4,
    extension: {
      mastra: {
        model: { provider: 'openai' },
        defaultOptions: { maxSteps: 5, modelSettings: { maxTokens: 300 } },
        toolConfigs: { search: { description: 'Looks things up' } },
        metadata: { team: 'qa' },
        // A draft, so that there is something to publish.
        autoPublish: false,
      },
    },
  },
  update: {
    name: 'Changed by a test',
    temperature: 0.9,
    extension: { mastra: { defaultOptions: { modelSettings: { maxTokens: 600 } }, metadata: { reviewed: true } } },
  },
  has: ['PUBLISH', 'RESTORE_VERSION'],
  takesNotes: false,
  copied: () => ({ mastra: { instructions: 'Be brief.', model: { provider: 'openai', name: 'gpt-5-mini' } } }),
  known: { model: 'gpt-5-mini', extension: { mastra: { model: { provider: 'openai', name: null } } } },
  mistakes: { input: { tags: ['tag'] }, fields: ['tags'] },
  texts: [
    { field: 'instructions', wire: ['instructions'] },
    { field: 'description', wire: ['description'] },
    { field: 'extension.mastra.metadata.deep.text', wire: ['metadata', 'deep', 'text'] },
  ],
};
