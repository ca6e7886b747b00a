import type { DocumentNode } from 'graphql';
import { BoundedMap } from '../core/bounded-map.ts';

/**
 * What one token of a document weighs in memory, in bytes. Measured: with its nodes at most 450 for dense documents; and what its
 * operations are compiled into, 1,000 for each field, of which there are at most three for four tokens.
 */
const BYTES_PER_TOKEN = 1_200;

/** One document takes at most this share of the room, so that a large one does not drive out all the others. */
const LARGEST_SHARE = 1 / 8;

/** Parsed documents by their text, within a bound of memory; those that were not asked for longest go first. */
export class DocumentStore {
  private readonly largest: number;
  private readonly kept: BoundedMap<DocumentNode>;

  /** @param room bytes that all documents together may take, by estimate. @default 32 MiB: some hundred queries of the usual size */
  constructor(room = 32 * 1024 * 1024) {
    this.largest = room * LARGEST_SHARE;
    this.kept = new BoundedMap(room);
  }

  /** What all documents together take, in bytes. */
  get bytes(): number {
    return this.kept.weight;
  }

  get(text: string): DocumentNode | undefined {
    return this.kept.get(text);
  }

  put(text: string, document: DocumentNode): void {
    const bytes = 2 * text.length + BYTES_PER_TOKEN * countTokens(document);
    if (bytes <= this.largest && !this.kept.has(text)) this.kept.set(text, document, bytes);
  }
}

/** How many tokens a document has. */
export function countTokens(document: DocumentNode): number {
  let count = 0;
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) count++;
  return count;
}
