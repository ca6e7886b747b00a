/** @module The unified agent, as whoever writes such a server by hand would make it. */

/** An agent of any vendor. A field that a row of a list does not show is undefined. */
export interface Agent {
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

/** One account at a vendor. */
export interface VendorApi {
  /** The newest first. @param count at most so many */
  newest(count: number): Promise<Agent[]>;
  /** null when there is none. */
  get(vendorId: string): Promise<Agent | null>;
  /** Renames it; absent where nobody needed it yet. */
  rename?(vendorId: string, name: string): Promise<Agent>;
}

/** Calls one vendor, with its credentials. Answers JSON. */
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

/** The newest first; ties go by id. */
export function newestFirst(one: Agent, other: Agent): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
