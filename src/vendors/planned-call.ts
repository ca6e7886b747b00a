import type { JsonObject } from '../model/agent.ts';
import type { PlannedCall } from './vendor.ts';

/** One call of a plan, which sets the top-level keys of its body. */
export function plannedCall(method: PlannedCall['method'], path: string, body?: JsonObject): PlannedCall {
  return { method, path, ...(body === undefined ? {} : { body }), sets: Object.keys(body ?? {}).map((key) => [key]) };
}
