import type { VendorCase } from './vendor-case.ts';

export const chatsby: VendorCase = {
  key: 'chatsby',
  create: {
    name: 'Made by a test',
    instructions: 'Be brief.',
    model: 'gpt-4o',
    temperature: 0.2,
    extension: { chatsby: { maxTokens: 300 } },
  },
  update: { name: 'Changed by a test', temperature: 1.5, extension: { chatsby: { maxTokens: 4096 } } },
  has: ['PAUSE', 'RESUME'],
  texts: [{ field: 'instructions', wire: ['system_prompt'] }],
};
