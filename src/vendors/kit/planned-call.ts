import type { JsonObject } from '../../core/agent.ts';
import type { PlannedCall } from '../plan.ts';

/** One call of a plan, which sets the top-level keys of its body. */
export function plannedCall(method: PlannedCall['method'], path: string, body?: JsonObject): PlannedCall {
  return { method, path, ...(body === undefined ? {} : { body }), sets: Object.keys(body ?? {}).map((key) => [key]) };
}
