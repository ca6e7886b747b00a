import type { KnownRewrite } from '../vendor.ts';

/** What Mastra is known to hold otherwise than it was sent. */
export const rewrites: readonly KnownRewrite[] = [
  {
    path: ['metadata'],
    kind: 'MERGED',
    source: 'Seen on @mastra/server 1.67.0: one level deep, and no key can be removed.',
  },
  {
    path: ['variants'],
    kind: 'MERGED',
    source: 'Each is a field of its own in Mastra, and what is left out of a PATCH stays.',
  },
  { path: ['autoPublish'], kind: 'NOT_SHOWN', source: 'An order to the server, and no field of an agent.' },
  { path: ['changeMessage'], kind: 'NOT_SHOWN', source: 'It stands with the version that the change makes.' },
];
