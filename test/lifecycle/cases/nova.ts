import type { VendorCase } from './vendor-case.ts';

export const nova: VendorCase = {
  key: 'nova',
  create: {
    name: 'Made by a test',
    instructions: 'Be brief.',
    model: 'gpt-4o',
    temperature: 0.4,
    extension: {
      nova: {
        type: 'VOICE',
        llmConfig: { provider: 'OPENAI', maxTokens: 500 },
        goodbyeConfig: { enabled: true, message: 'Bye' },
      },
    },
  },
  update: {
    name: 'Changed by a test',
    temperature: 0.9,
    extension: { nova: { goodbyeConfig: { message: 'So long' } } },
  },
  has: [],
  copied: () => ({ nova: { type: 'CHAT', promptTemplate: 'Be brief.' } }),
  besideUnified: { nova: { type: 'CHAT', llmConfig: { provider: 'OPENAI' } } },
  mistakes: { input: { tags: ['tag'] }, fields: ['tags'] },
  texts: [
    { field: 'instructions', wire: ['prompt_template'] },
    { field: 'extension.nova.goodbyeConfig.message', wire: ['goodbye_config', 'message'] },
    { field: 'extension.nova.plugins', wire: ['plugins'], isList: true },
  ],
};
