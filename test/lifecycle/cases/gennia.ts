import type { VendorCase } from './vendor-case.ts';

export const gennia: VendorCase = {
  key: 'gennia',
  create: {
    name: 'Made by a test',
    description: 'Answers questions',
    instructions: 'Be brief.',
    model: 'GPT-4.1',
    temperature: 0.4,
    tags: ['support', 'billing'],
    extension: { gennia: { webSearchEnabled: true, followUpAfterHours: 24, thinkingEffort: 'HIGH' } },
  },
  update: {
    name: 'Changed by a test',
    instructions: 'Be long.',
    extension: { gennia: { followUpAfterHours: null } },
  },
  has: ['PUBLISH', 'RESTORE_VERSION'],
  hasModelAliases: true,
  known: { model: 'GPT-4.1' },
  mistakes: { input: { name: '', tags: Array(11).fill('tag') }, fields: ['name', 'tags'] },
  texts: [
    { field: 'instructions', wire: ['systemPrompt'] },
    { field: 'description', wire: ['description'] },
    { field: 'extension.gennia.followUpPrompt', wire: ['followUpPrompt'] },
  ],
};
