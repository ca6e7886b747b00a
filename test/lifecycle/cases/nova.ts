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
};
