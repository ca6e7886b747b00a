import type { DocumentNode } from 'graphql';

/** What one token of a document weighs in memory with its nodes, in bytes: measured, at most 450 for dense documents. */
const BYTES_PER_TOKEN = 450;

/** One document takes at most this share of the room, so that a large one does not drive out all the others. */
const LARGEST_SHARE = 1 / 8;

interface Kept {
  readonly document: DocumentNode;
  readonly bytes: number;
}

/** Parsed documents by their text, within a bound of memory; those that were not asked for longest go first. */
export class DocumentStore {
  private readonly room: number;
  private readonly kept = new Map<string, Kept>();
  private taken = 0;

  /** @param room bytes that all documents together may take, by estimate. @default 32 MiB: some hundred queries of the usual size */
  constructor(room = 32 * 1024 * 1024) {
    this.room = room;
  }

  /** What all documents together take, in bytes. */
  get bytes(): number {
    return this.taken;
  }

  get(text: string): DocumentNode | undefined {
    const found = this.kept.get(text);
    if (found === undefined) return undefined;
    // Behind all others: a Map gives its entries in the order in which they were put in.
    this.kept.delete(text);
    this.kept.set(text, found);
    return found.document;
  }

  put(text: string, document: DocumentNode): void {
    const bytes = 2 * text.length + BYTES_PER_TOKEN * countTokens(document);
    if (bytes > this.room * LARGEST_SHARE || this.kept.has(text)) return;
    this.kept.set(text, { document, bytes });
    this.taken += bytes;
    for (const [oldest, { bytes: freed }] of this.kept) {
      if (this.taken <= this.room) return;
      this.kept.delete(oldest);
      this.taken -= freed;
    }
  }
}

function countTokens(document: DocumentNode): number {
  let count = 0;
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) count++;
  return count;
}
