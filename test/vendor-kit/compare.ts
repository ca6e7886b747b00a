/** @module What a vendor's contract and another description of the same API do not agree on. */
import type { z } from 'zod';
import { above, hasPlace, isBelow, type Key, keysOf, keysOfContract, type SchemaSource } from './keys.ts';

/** A document of a vendor's API that both sides describe. */
export interface ComparedDocument {
  /** For the report, usually its name in `VendorContract`. */
  readonly name: string;
  readonly contract: z.ZodType;
  readonly source: SchemaSource;
  /**
   * Which way it goes. Contracts read answers tolerantly, so that of those nothing is said where only the source promises
   * a key to be there.
   */
  readonly sentBy: 'US' | 'VENDOR';
}

/** A difference that is right as it is. It covers everything below its path, too. */
export interface KnownDifference {
  /** In which documents. */
  readonly documents: readonly string[];
  readonly path: string;
  /** Which side has it. Absent: both, where they describe one place in two forms. */
  readonly only?: Side;
  /** Why the contract is right nevertheless. */
  readonly reason: string;
  /** Where that stands. */
  readonly source: string;
}

/** Whose a difference is. */
export type Side = 'CONTRACT' | 'SOURCE';

/** What a comparison says. Both lists are empty where all is well. */
export interface Comparison {
  /** What nobody has explained, a sentence each. */
  readonly differences: readonly string[];
  /** Explanations of differences that are there no longer. */
  readonly outdated: readonly KnownDifference[];
}

interface Difference {
  readonly document: string;
  readonly path: string;
  readonly only: Side;
  readonly sentence: string;
}

/**
 * Compares a vendor's contract with what others say of the same API: the types of an official SDK, or an OpenAPI file.
 * Keys, listed values and what is required have to be the same, but for the differences that are known. A key that is
 * misspelt in the contract is named twice: as one that only the contract has, and as one that it lacks.
 *
 * @example
 * const api = readOpenApi(JSON.parse(readFileSync('openapi.json', 'utf8')));
 * const comparison = compareContract(
 *   [
 *     { name: 'agent', contract: acme.contract.agent, source: api.answer('GET', '/agents/{id}'), sentBy: 'VENDOR' },
 *     { name: 'createAgent', contract: acme.contract.createAgent, source: api.component('NewAgent'), sentBy: 'US' },
 *   ],
 *   [
 *     {
 *       documents: ['createAgent'],
 *       path: 'legacy_voice',
 *       only: 'SOURCE',
 *       reason: 'the vendor ignores it since version 3',
 *       source: 'https://docs.example.com/changelog#v3',
 *     },
 *   ],
 * );
 * expect(comparison).toEqual({ differences: [], outdated: [] });
 */
export function compareContract(
  documents: readonly ComparedDocument[],
  known: readonly KnownDifference[] = [],
): Comparison {
  const found = documents.flatMap(differencesOf);
  const covers = ({ documents: names, path, only }: KnownDifference, difference: Difference) =>
    names.includes(difference.document) &&
    isBelow(difference.path, path) &&
    (only === undefined || only === difference.only);
  // An explanation of several documents has to hold in each of them.
  const isOutdated = (explanation: KnownDifference) =>
    explanation.documents.some(
      (name) => !found.some((difference) => difference.document === name && covers(explanation, difference)),
    );
  return {
    differences: found
      .filter((difference) => !known.some((explanation) => covers(explanation, difference)))
      .map(({ sentence }) => sentence),
    outdated: known.filter(isOutdated),
  };
}

const NAMES = { CONTRACT: 'the contract', SOURCE: 'the source' } as const;

function differencesOf({ name: document, contract, source, sentBy }: ComparedDocument): Difference[] {
  const sides = { CONTRACT: keysOfContract(contract), SOURCE: keysOf(source) };

  function onlyIn(only: Side): Difference[] {
    const [own, other] = only === 'CONTRACT' ? [sides.CONTRACT, sides.SOURCE] : [sides.SOURCE, sides.CONTRACT];
    const isCompared = ([path]: [string, Key]) => path !== '';
    return [...own].filter(isCompared).flatMap(([path, key]): Difference[] => {
      const say = (words: string): Difference => ({ document, path, only, sentence: `${document}: ${path} ${words}` });
      const counterpart = other.get(path);
      // What is missing is named once, not with everything below it.
      if (counterpart === undefined && !hasPlace(other, above(path))) return [];
      if (counterpart === undefined) return hasPlace(other, path) ? [] : [say(`is only in ${NAMES[only]}`)];
      const values = valuesOnlyIn(key, counterpart).map((value) => say(`can be ${value} only in ${NAMES[only]}`));
      const isStricter = key.isRequired && !counterpart.isRequired && (only === 'CONTRACT' || sentBy === 'US');
      return [...values, ...(isStricter ? [say(`is required only in ${NAMES[only]}`)] : [])];
    });
  }

  // A type that could not be read is often taken for any: nothing would differ from it.
  if (sides.SOURCE.get('')?.isAnything) {
    return [{ document, path: '', only: 'SOURCE', sentence: `${document}: anything is right for the source` }];
  }
  return [...onlyIn('CONTRACT'), ...onlyIn('SOURCE')];
}

/** A side that lists no values takes any. */
function valuesOnlyIn({ values = [] }: Key, other: Key): string[] {
  return values.filter((value) => other.values?.includes(value) === false);
}
