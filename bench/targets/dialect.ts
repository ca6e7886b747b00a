/** @module Targets whose schema is not ours: made of a vendor's own document, by a tool. */
import type { GraphqlRequest, Workload, WorkloadRequest } from '../workloads/workload.ts';

/** How a workload is asked of such a target, and what its answers mean. */
export interface Dialect {
  /** undefined: the target can not do that. */
  translate(workload: Workload['name'], request: WorkloadRequest): GraphqlRequest | undefined;
  /** The answer as a target with our schema would have given it. */
  meaning(answer: unknown): unknown;
}
