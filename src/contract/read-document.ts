/**
 * @module The tolerant reader: a vendor's answer against its contract. What is wrong in one place costs that place only.
 */
import type { z } from 'zod';
import type { JsonObject } from '../model/agent.ts';
import { contractPath } from './contract-path.ts';

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
  const mismatches: Mismatch[] = [];
  /** Null already. */
  const cleared = new Places();
  let candidate = document;
  for (;;) {
    const result = safeParse(contract, candidate);
    if (result === undefined) {
      return { value: undefined, mismatches: [...mismatches, { path: contractPath(contract, []), problem: TOO_DEEP }] };
    }
    if (result.success) return { value: result.data, mismatches };
    const givenUp = new Places();
    for (const issue of result.error.issues) {
      // Another problem of the same place, or of one in it.
      if (givenUp.covers(issue.path)) continue;
      let path = issue.path;
      // Null and still refused: give up the place above it.
      while (path.length > 0 && cleared.has(path)) path = path.slice(0, -1);
      if (path.length === issue.path.length) mismatches.push(describe(contract, issue));
      if (path.length === 0) return { value: undefined, mismatches };
      if (!givenUp.covers(path)) givenUp.add(path);
    }
    candidate = givenUp.clear(candidate);
    for (const path of givenUp.paths()) cleared.add(path);
  }
}

const TOO_DEEP = 'nested too deeply';

/** undefined when a contract that refers to itself exhausts the stack. */
function safeParse<T>(contract: z.ZodType<T>, document: unknown): z.ZodSafeParseResult<T> | undefined {
  try {
    return contract.safeParse(document);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function describe(contract: z.ZodType, issue: z.core.$ZodIssue): Mismatch {
  // A vendor's message may quote the value; the code and the expectation never do.
  const problem = 'expected' in issue ? `expected ${String(issue.expected)}` : issue.code.replaceAll('_', ' ');
  return { path: contractPath(contract, issue.path), problem };
}

type Path = readonly PropertyKey[];

/** Places in a document, as a tree: documents can have thousands of wrong ones. */
class Places {
  private readonly below = new Map<PropertyKey, Places>();
  private isPlace = false;

  add(path: Path): void {
    let places: Places = this;
    for (const step of path) {
      const next = places.below.get(step) ?? new Places();
      places.below.set(step, next);
      places = next;
    }
    places.isPlace = true;
  }

  has(path: Path): boolean {
    let places: Places | undefined = this;
    for (const step of path) places = places?.below.get(step);
    return places?.isPlace ?? false;
  }

  /** Whether the path is one of the places, or lies in one. */
  covers(path: Path): boolean {
    let places: Places | undefined = this;
    for (const step of path) {
      if (places === undefined) return false;
      if (places.isPlace) return true;
      places = places.below.get(step);
    }
    return places?.isPlace ?? false;
  }

  /** A copy with null in all places; what holds none of them is not copied. */
  clear(value: unknown): unknown {
    if (this.isPlace || value === null || typeof value !== 'object') return null;
    const copy = (Array.isArray(value) ? [...value] : { ...value }) as JsonObject;
    for (const [step, places] of this.below) copy[step as string] = places.clear(copy[step as string]);
    return copy;
  }

  *paths(above: Path = []): Generator<Path> {
    if (this.isPlace) yield above;
    for (const [step, places] of this.below) yield* places.paths([...above, step]);
  }
}
