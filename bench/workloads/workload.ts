/** @module What is asked for. */
import type { World } from '../stubs/open-stubs.ts';

/** A request of GraphQL. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Asks the reference, to find out what there is to ask for. */
export type Ask = (query: string, variables?: object) => Promise<unknown>;

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
   */
  requests(variant: Variant, ask: Ask): Promise<readonly GraphqlRequest[]>;
}
