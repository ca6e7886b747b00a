/** @module Where Aegra's contract is right although others of the same API say something else. */
import type { KnownDifference } from '../../compare.ts';

const requiredName: KnownDifference = {
  documents: ['createAgent'],
  path: 'name',
  only: 'CONTRACT',
  reason: 'every agent of Rollcall has a name; servers make one up where it is left out, each another one',
  source: 'https://github.com/aegra/aegra, services/assistant_service.py',
};

const userId: KnownDifference = {
  documents: ['agent'],
  path: 'user_id',
  only: 'CONTRACT',
  reason: 'only Aegra says whose an assistant is',
  source: 'https://github.com/aegra/aegra, models/assistants.py',
};

const ifExists: KnownDifference = {
  documents: ['createAgent'],
  path: 'if_exists',
  reason: 'Aegra says error where LangGraph says raise: the default of both, so that neither word is ever sent',
  source: 'https://github.com/aegra/aegra, models/assistants.py',
};

/** Beside what LangGraph says: its SDK, and the OpenAPI file of its Python server. */
export const besideLangGraph: readonly KnownDifference[] = [requiredName, userId, ifExists];

/** Beside Aegra's own OpenAPI file. */
export const besideAegra: readonly KnownDifference[] = [
  requiredName,
  {
    documents: ['agent'],
    path: 'metadata',
    only: 'CONTRACT',
    reason: 'answers hold metadata: the file has the name that the column has in the source of the server',
    source: 'https://github.com/aegra/aegra, models/assistants.py; every answer of Aegra 0.11.0',
  },
  {
    documents: ['agent'],
    path: 'metadata_dict',
    only: 'SOURCE',
    reason: 'the name of the column, in no answer',
    source: 'https://github.com/aegra/aegra, models/assistants.py; every answer of Aegra 0.11.0',
  },
];
