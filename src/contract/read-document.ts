/**
 * @module The tolerant reader: a vendor's answer against its contract. What is wrong in one place costs that place only.
 */
import { z } from 'zod';
import { isContainer, valueAt } from '../core/json.ts';
import { contractPath } from './contract-path.ts';
import { withPlainNumbers } from './plain-numbers.ts';
import { problemOf } from './problem-words.ts';

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

const NO_MISMATCHES: readonly Mismatch[] = [];

/**
 * Reads a document by a response contract. Unknown keys stay. A value that breaks the contract becomes null; where null
 * is not allowed either (an item of a list, a required key), the nearest place above it that may be null becomes null.
 * Otherwise the document stays as it is, so contracts of answers transform nothing and have no defaults: zod's own copy
 * lacks keys such as `__proto__`.
 *
 * @returns undefined when the document itself can not be read: it is no object, or a key it can not do without is wrong.
 */
export function readDocument<T>(
  contract: z.ZodType<T>,
  document: unknown,
): ReadResult<T> | { value: undefined; mismatches: readonly Mismatch[] } {
  let candidate = unlessTooDeep(() => withPlainNumbers(contract, document));
  // Nearly every document: what notes mismatches is made for those that have some.
  if (isAsDocumented(contract, candidate)) return { value: candidate as T, mismatches: NO_MISMATCHES };
  const mismatches: Mismatch[] = [];
  /** Null already. */
  const cleared = new Places();
  const tooDeep = () => ({ path: contractPath(contract, []), problem: 'nested too deeply' });
  for (;;) {
    const result = unlessTooDeep(() => contract.safeParse(candidate));
    if (result === undefined) return { value: undefined, mismatches: [...mismatches, tooDeep()] };
    if (result.success) return { value: candidate as T, mismatches };
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

/** Compiling a contract takes as long as reading so many documents without it. Most of a server's contracts are never used. */
const DOCUMENTS_UNTIL_COMPILED = 500;

const uses = new WeakMap<z.ZodType, { documents: number; compiled: z.ZodType | undefined }>();

/** Whether nothing is wrong, told without the copy that zod makes; false also where only zod itself can tell. */
function isAsDocumented(contract: z.ZodType, document: unknown): boolean {
  let use = uses.get(contract);
  if (use === undefined) {
    use = { documents: 0, compiled: undefined };
    uses.set(contract, use);
  }
  if (use.documents < DOCUMENTS_UNTIL_COMPILED) {
    use.documents++;
    return false;
  }
  use.compiled ??= z.compile(contract);
  // A type that refers to itself is not compiled.
  return use.compiled !== contract && z.validate(use.compiled, document);
}

/** undefined when nesting without end exhausts the stack. */
function unlessTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function describe(contract: z.ZodType, issue: z.core.$ZodIssue): Mismatch {
  return { path: contractPath(contract, issue.path), problem: problemOf(issue) };
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
    if (this.isPlace || !isContainer(value)) return null;
    if (Array.isArray(value))
      return value.map((item, index) => (this.below.has(index) ? this.cleared(index, item) : item));
    const cleared = [...this.below.keys()].map((step) => [step, this.cleared(step, valueAt(value, [step]))]);
    return { ...value, ...Object.fromEntries(cleared) };
  }

  private cleared(step: PropertyKey, value: unknown): unknown {
    return this.below.get(step)?.clear(value);
  }

  *paths(above: Path = []): Generator<Path> {
    if (this.isPlace) yield above;
    for (const [step, places] of this.below) yield* places.paths([...above, step]);
  }
}
