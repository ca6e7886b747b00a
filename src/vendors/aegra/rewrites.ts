import type { KnownRewrite } from '../vendor.ts';

const MIRROR =
  'Aegra (`services/assistant_service.py`) and LangGraph Python, as seen, keep `context` and `config.configurable` equal.';

/** What these servers are known to hold otherwise than they were sent. LangGraph Python writes ids in lower case: UUIDs. */
export const rewrites: readonly KnownRewrite[] = [
  { path: ['context'], kind: 'MIRRORED', with: ['config', 'configurable'], source: MIRROR },
  { path: ['config', 'configurable'], kind: 'MIRRORED', with: ['context'], source: MIRROR },
  {
    path: ['metadata'],
    kind: 'MERGED',
    source:
      'Aegra from 0.11 (pull request #602) and LangGraph, as recorded: one level deep, and no key can be removed.',
  },
];
