/** @module The unified agent, as whoever writes such a server by hand would make it. */

/** An agent of any vendor. A field that a row of a list does not show is undefined. */
export interface Agent {
  readonly __typename: 'Agent';
  readonly id: string;
  readonly name: string;
  readonly description: string | null | undefined;
  readonly instructions: string | null | undefined;
  readonly model: string | null | undefined;
  readonly temperature: number | null | undefined;
  readonly status: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** What only its vendor has. */
  readonly extension: { readonly __typename: string; readonly [field: string]: unknown };
  /** Of a row that does not show everything: asks for the rest, once. */
  readonly whole?: () => Promise<Agent | null>;
}

/** An agent in a vendor's list. */
export interface Listed<Position> {
  readonly agent: Agent;
  /** Where the list goes on behind it. */
  readonly behind: Position;
}

/** One account at a vendor. A position is whatever JSON its list can be read from. */
export interface VendorApi<Position = unknown> {
  /**
   * The newest first.
   *
   * @param count at most so many
   * @param from where to begin; at the beginning when undefined
   */
  newest(count: number, from?: Position): Promise<Listed<Position>[]>;
  /** null when there is none. */
  get(vendorId: string): Promise<Agent | null>;
  /** Several, in the order asked. @default each by itself */
  getMany?(vendorIds: readonly string[]): Promise<(Agent | null)[]>;
  /** Renames it; absent where nobody needed it yet. */
  rename?(vendorId: string, name: string): Promise<Agent>;
}

/** Calls one vendor, with its credentials. Answers JSON, and null when there is nothing at the path. */
export type Call = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<unknown>;

/** A vendor's time in the form that all have. */
export function isoTime(text: string): string {
  return new Date(text).toISOString();
}

/** Wraps a loader so that it is asked once. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/** A part of a list that is known to its end, the newest first. */
export function newestOf<Document>(
  documents: readonly Document[],
  createdAt: (document: Document) => string,
  toAgent: (document: Document) => Agent,
  count: number,
  from: number,
): Listed<number>[] {
  return documents
    .toSorted((one, other) => (createdAt(one) < createdAt(other) ? 1 : -1))
    .slice(from, from + count)
    .map((document, index) => ({ agent: toAgent(document), behind: from + index + 1 }));
}
