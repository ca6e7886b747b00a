import type { JsonObject } from '../../core/agent.ts';
import type { Route } from '../../http/route.ts';
import type { PlannedCall } from '../plan.ts';

/**
 * One call of a plan, which sets the top-level keys of its body.
 *
 * @param path as `route` makes it; of a text, the call's event says nothing
 * @example
 * plannedCall('PATCH', route('/agents/{id}', { id: agent.vendorId }), changes);
 */
export function plannedCall(method: PlannedCall['method'], path: Route | string, body?: JsonObject): PlannedCall {
  const sets = Object.keys(body ?? {}).map((key) => [key]);
  return { method, ...(typeof path === 'string' ? { path } : path), ...(body === undefined ? {} : { body }), sets };
}
