import type { KnownRewrite } from '../vendor.ts';

/** What CometChat is known to hold otherwise than it was sent. The headers of an agent's calls are a secret: never compared. */
export const rewrites: readonly KnownRewrite[] = [
  {
    path: ['integrationType'],
    kind: 'NOT_SHOWN',
    source: 'It has one value only, which Rollcall adds: nobody asked for it.',
  },
  {
    path: ['integrateWith'],
    kind: 'OPAQUE',
    source:
      'https://www.cometchat.com/docs/ai-agent-service.json: the example of an answer has a word that no request takes.',
  },
];
