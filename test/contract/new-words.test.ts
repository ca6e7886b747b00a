import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newWords } from '../../src/contract/new-words.ts';
import { contracts } from './contracts.ts';
import { documentsOf } from './documents.ts';
import { newWordsPlainly } from './reading-twins.ts';

test.each(contracts)('new words are those that a plain look finds, whatever a document of %s holds', (_, contract) => {
  fc.assert(
    fc.property(documentsOf(contract), (document) => {
      expect(newWords(contract, document)).toEqual(newWordsPlainly(contract, document));
    }),
  );
});
