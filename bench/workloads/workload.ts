/** @module What is asked for. */
import type { World } from '../stubs/open-stubs.ts';

/** A request of GraphQL. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** One request of a workload. */
export interface WorkloadRequest extends GraphqlRequest {
  /** What it asks for, for targets that have a schema of their own: how many agents, or which one. */
  readonly asks?: { readonly first?: number; readonly id?: string };
}

/** Asks a server. */
export type Ask = (request: GraphqlRequest) => Promise<unknown>;

/**
 * `identical`: one document for all requests, and the variables that the workload is about. `distinct`: no two requests have the
 * same document, and the variables differ as far as they can.
 */
export type Variant = 'identical' | 'distinct';

/** One row of the table. */
export interface Workload {
  /** As it is chosen by. */
  readonly name: string;
  /** As it stands in the table. */
  readonly title: string;
  /** How many agents there are. */
  readonly world: World;
  /**
   * The requests that are made in turn. The documents are named operations called `Bench`: where all have to be distinct, each
   * request gets a name of its own.
   *
   * @param ask asks the server that the requests are for, to find out what there is: ids are the same at all, cursors are not
   */
  requests(variant: Variant, ask: Ask): Promise<readonly WorkloadRequest[]>;
}
