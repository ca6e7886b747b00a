/**
 * @module The tolerant reader: a vendor's answer against its contract. What is wrong in one place costs that place only.
 */
import type { z } from 'zod';
import type { JsonObject } from '../model/agent.ts';

/** A place in a vendor's answer that does not match the contract. `path` has no indexes and no values in it. */
export interface Mismatch {
  readonly path: string;
  readonly problem: string;
}

/** What the reader made of a document. */
export interface ReadResult<T> {
  readonly value: T;
  readonly mismatches: readonly Mismatch[];
}

/**
 * Reads a document by a response contract. Unknown keys stay. A value that breaks the contract becomes null; where null
 * is not allowed either (an item of a list, a required key), the nearest place above it that may be null becomes null.
 *
 * @returns undefined when the document itself can not be read: it is no object, or a key it can not do without is wrong.
 */
export function readDocument<T>(
  contract: z.ZodType<T>,
  document: unknown,
): ReadResult<T> | { value: undefined; mismatches: readonly Mismatch[] } {
  let candidate = document;
  const mismatches: Mismatch[] = [];
  const cleared = new Set<string>();
  for (;;) {
    const result = contract.safeParse(candidate);
    if (result.success) return { value: result.data, mismatches };
    let changed = false;
    const givenUp = new Set<string>();
    for (const issue of result.error.issues) {
      let path = issue.path;
      // The second bad item of a list that the first one has just cost.
      if (path.some((_, depth) => givenUp.has(path.slice(0, depth).join('\0')))) continue;
      // Already null and still refused: give up the place above it.
      while (path.length > 0 && cleared.has(path.join('\0'))) path = path.slice(0, -1);
      if (path.length === 0) return { value: undefined, mismatches: [...mismatches, describe(issue)] };
      if (path.length === issue.path.length) mismatches.push(describe(issue));
      cleared.add(path.join('\0'));
      givenUp.add(path.join('\0'));
      candidate = withNullAt(candidate, path);
      changed = true;
    }
    if (!changed) return { value: undefined, mismatches };
  }
}

function describe(issue: z.core.$ZodIssue): Mismatch {
  const path = issue.path.map((step) => (typeof step === 'number' ? '[]' : `.${String(step)}`)).join('');
  // A vendor's message may quote the value; the code and the expectation never do.
  const expected = 'expected' in issue ? `expected ${String(issue.expected)}` : issue.code.replaceAll('_', ' ');
  return { path: path.replace(/^\./, '').replaceAll('.[]', '[]') || '(document)', problem: expected };
}

function withNullAt(document: unknown, path: readonly PropertyKey[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return null;
  if (Array.isArray(document)) {
    const copy = [...document];
    copy[Number(step)] = withNullAt(copy[Number(step)], rest);
    return copy;
  }
  const object = document as JsonObject;
  return { ...object, [step]: withNullAt(object[step as string], rest) };
}
