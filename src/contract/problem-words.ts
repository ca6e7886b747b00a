/**
 * @module What was expected where a vendor's answer is not as documented: in English, with the vendor's own words for
 * values, and nothing of what stands there.
 */
import type { z } from 'zod';
import { alternatives } from '../core/words.ts';
import { FORMATS, size, TYPES } from './mistakes.ts';

type Issue = z.core.$ZodIssue;

/** What is said of a place that a contract refuses. The sentences that contracts give themselves stand as they are. */
export function problemOf(issue: Issue): string {
  return issue.code === 'custom' ? issue.message : `expected ${expected(issue)}`;
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES.get(issue.expected) ?? UNNAMED;
    case 'invalid_value':
      return alternatives(issue.values.map(String));
    case 'too_small':
      return limited(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return limited(issue.origin, 'at most', issue.maximum);
    case 'invalid_format':
      return FORMATS.get(issue.format) ?? 'a text of another form';
    case 'invalid_union': {
      const options = issue.errors.flatMap(([first]) => {
        if (first === undefined) return [];
        const [step] = first.path;
        if (step === undefined) return [expected(first)];
        return [typeof step === 'number' ? 'a list of another form' : 'an object of another form'];
      });
      return options.length === 0 ? UNNAMED : alternatives([...new Set(options)]);
    }
    default:
      return UNNAMED;
  }
}

/** Where zod tells nothing that could be said. */
const UNNAMED = 'a value of another form';

function limited(origin: string, bound: 'at least' | 'at most', limit: number | bigint): string {
  const noun = NOUNS.get(origin);
  if (noun === undefined) return `a number of ${bound} ${limit}`;
  return bound === 'at least' && limit === 1
    ? `${noun} that is not empty`
    : `${noun} of ${bound} ${size(limit, origin)}`;
}

/** What has a size and no worth. */
const NOUNS = new Map([
  ['string', 'a text'],
  ['array', 'a list'],
]);
